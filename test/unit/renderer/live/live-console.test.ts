import { describe, expect, it } from 'vitest'
import { createLiveConsole } from '../../../../src/renderer/live/live-console'
import type { Bridge } from '../../../../src/shared/bridge'
import type { ConsoleInfo } from '../../../../src/shared/domain/console'
import type { Tile } from '../../../../src/shared/domain/floor'
import type { Status } from '../../../../src/shared/domain/status'
import { fail, type Result, succeed } from '../../../../src/shared/result'
import { tileWith } from '../pages/floor/tile-fixture'
import { statusWith } from './status-fixture'

const startMs = Date.parse('2026-11-24T14:03:22.000Z')
const settle = async (): Promise<void> => {
  for (let turn = 0; turn < 20; turn += 1) await Promise.resolve()
}

/** A live console on a scripted bridge, its clock and frames moved by hand. */
const setUp = () => {
  let nowMs = startMs
  let visible = true
  let hangs = false
  let failure: Result<never> | null = null
  const timers = new Set<{ periodMs: number; run: () => void; dueMs: number }>()
  const feeds = {
    floor: new Set<(items: Tile[]) => void>(),
    status: new Set<(items: Status[]) => void>(),
    console: new Set<(items: ConsoleInfo[]) => void>()
  }
  let info: ConsoleInfo = {
    version: '0.1.0',
    world: 'gym',
    time_zone: 'Europe/London',
    zone_starts_percent: [50, 60, 70, 80, 90],
    applying: false
  }
  const resets = new Set<() => void>()
  const called: string[] = []
  let onVisibility = (): void => undefined
  let tiles: Tile[] = [tileWith()]

  const answers = (): Record<string, unknown> => ({
    'status.get': statusWith({ checked_at: new Date(nowMs).toISOString() }),
    'floor.snapshot': { at: new Date(nowMs).toISOString(), tiles },
    'console.info': info
  })
  const bridge = {
    call: async (name: string) => {
      called.push(name)
      if (hangs) return new Promise(() => undefined)
      // The console tells what it is also while nothing else can be told.
      if (name === 'console.info' && info.applying) return succeed(info)
      return failure ?? succeed(answers()[name])
    },
    subscribe: (name: 'floor' | 'status' | 'console', onBatch: (items: never[]) => void, onReset?: () => void) => {
      const deliver = onBatch as (items: (Tile | Status | ConsoleInfo)[]) => void
      feeds[name].add(deliver)
      if (onReset !== undefined) resets.add(onReset)
      return () => {
        feeds[name].delete(deliver)
        if (onReset !== undefined) resets.delete(onReset)
      }
    }
  } as Bridge

  const live = createLiveConsole({
    bridge,
    nowMs: () => nowMs,
    atNextFrame: (run) => {
      run()
      return () => undefined
    },
    every: (periodMs, run) => {
      const timer = { periodMs, run, dueMs: nowMs + periodMs }
      timers.add(timer)
      return () => timers.delete(timer)
    },
    isVisible: () => visible,
    onVisibilityChange: (run) => {
      onVisibility = run
      return () => undefined
    }
  })
  return {
    live,
    called,
    subscriberCount: () => feeds.floor.size + feeds.status.size + feeds.console.size,
    feedTiles: (items: Tile[]) => {
      for (const deliver of feeds.floor) deliver(items)
    },
    feedConsole: (next: Partial<ConsoleInfo>) => {
      info = { ...info, ...next }
      for (const deliver of feeds.console) deliver([info])
    },
    reset: () => {
      for (const onReset of [...resets]) onReset()
    },
    setTiles: (next: Tile[]) => {
      tiles = next
    },
    failWith: (next: Result<never> | null) => {
      failure = next
    },
    hang: (next: boolean) => {
      hangs = next
    },
    show: (next: boolean) => {
      visible = next
      onVisibility()
    },
    pass: async (ms: number) => {
      const untilMs = nowMs + ms
      while (nowMs < untilMs) {
        nowMs += 100
        for (const timer of [...timers]) {
          if (nowMs < timer.dueMs) continue
          timer.dueMs += timer.periodMs
          timer.run()
        }
        await settle()
      }
    }
  }
}

describe('the live console', () => {
  it('does nothing before it is started, then subscribes and asks for what was before', async () => {
    const { live, called, subscriberCount } = setUp()
    expect(called).toEqual([])
    live.start()
    expect(subscriberCount()).toBe(3)
    await settle()
    expect(called.sort()).toEqual(['console.info', 'floor.snapshot', 'status.get'])
    expect(live.link.get()).toEqual({ kind: 'up' })
    expect(live.floor.tiles()).toHaveLength(1)
    expect(live.info.get()?.time_zone).toBe('Europe/London')
    expect(live.livenessAt(startMs + 400)).toEqual({ kind: 'live', ageMs: 400 })
  })

  it('follows the feed', async () => {
    const { live, feedTiles } = setUp()
    live.start()
    await settle()
    feedTiles([tileWith({ heart_rate: 171, last_event_at: new Date(startMs + 1_000).toISOString() })])
    expect(live.floor.tiles()[0]?.heart_rate).toBe(171)
    expect(live.livenessAt(startMs + 1_200)).toMatchObject({ kind: 'live', ageMs: 200 })
  })

  it('asks for the snapshot again when the bridge may have missed something', async () => {
    const { live, reset, setTiles } = setUp()
    live.start()
    await settle()
    setTiles([tileWith(), tileWith({ bike_key: 'other', bike_label: '08' })])
    reset()
    await settle()
    expect(live.floor.tiles()).toHaveLength(2)
  })

  it('says since when it has no line to the console, and when it is back', async () => {
    const { live, failWith, pass } = setUp()
    live.start()
    await settle()
    failWith(fail('unavailable', 'The console does not answer.'))
    await pass(3_000)
    expect(live.link.get()).toEqual({ kind: 'lost', sinceMs: startMs })
    expect(live.livenessAt(startMs + 3_000)).toMatchObject({ kind: 'not-live', reason: 'no-console' })
    failWith(null)
    await pass(1_000)
    expect(live.link.get()).toEqual({ kind: 'up' })
  })

  it('takes a line that hangs for a lost one', async () => {
    const { live, hang, pass } = setUp()
    live.start()
    await settle()
    hang(true)
    await pass(7_000)
    expect(live.link.get().kind).toBe('lost')
  })

  it('sends the user to sign in when the console does not know the browser, and stops asking', async () => {
    const { live, called, failWith, pass } = setUp()
    failWith(fail('unauthorized', 'Sign in first.'))
    live.start()
    await settle()
    expect(live.link.get()).toEqual({ kind: 'signed-out' })
    const asked = called.length
    await pass(10_000)
    expect(called).toHaveLength(asked)
  })

  it('is subscribed to nothing while hidden and asks anew when shown', async () => {
    const { live, called, show, subscriberCount, pass } = setUp()
    live.start()
    await settle()
    show(false)
    expect(subscriberCount()).toBe(0)
    const asked = called.length
    await pass(60_000)
    expect(called).toHaveLength(asked)
    show(true)
    expect(subscriberCount()).toBe(3)
    expect(live.livenessAt(startMs + 60_000).kind).toBe('checking')
    await settle()
    expect(called.length).toBeGreaterThan(asked)
    expect(live.link.get()).toEqual({ kind: 'up' })
  })

  it('says that settings are applied, not that the console is gone, and asks for all anew when they are', async () => {
    const { live, called, feedConsole, failWith, pass, setTiles } = setUp()
    live.start()
    await settle()
    feedConsole({ applying: true })
    expect(live.livenessAt(startMs).kind).toBe('applying')
    failWith(fail('unavailable', 'The console is applying new settings.'))
    await pass(6_000)
    expect(live.link.get()).toEqual({ kind: 'applying' })
    failWith(null)
    setTiles([tileWith(), tileWith({ bike_key: 'other' })])
    const asked = called.length
    feedConsole({ applying: false, time_zone: 'Asia/Tokyo' })
    await settle()
    expect(called.slice(asked).sort()).toEqual(['console.info', 'floor.snapshot', 'status.get'])
    expect(live.link.get()).toEqual({ kind: 'up' })
    expect(live.info.get()?.time_zone).toBe('Asia/Tokyo')
    expect(live.floor.tiles()).toHaveLength(2)
  })

  it('takes zones that the gym has set anew', async () => {
    const { live, feedConsole } = setUp()
    live.start()
    await settle()
    feedConsole({ zone_starts_percent: [45, 60, 70, 80, 90] })
    await settle()
    expect(live.info.get()?.zone_starts_percent).toEqual([45, 60, 70, 80, 90])
  })

  it('keeps nothing of a world that is read no more', async () => {
    const { live, feedConsole, feedTiles, setTiles } = setUp()
    live.start()
    await settle()
    feedTiles([tileWith({ bike_key: 'of the sample' })])
    expect(live.floor.tiles().length).toBeGreaterThan(0)
    setTiles([])
    feedConsole({ world: 'sample', applying: false })
    expect(live.floor.tiles()).toEqual([])
    expect(live.status.get()).toBeNull()
    await settle()
    expect(live.floor.tiles()).toEqual([])
    expect(live.livenessAt(startMs)).toMatchObject({ kind: 'live' })
  })

  it('lets go of everything when it is stopped', async () => {
    const { live, called, subscriberCount, pass } = setUp()
    live.start()
    await settle()
    live.stop()
    const asked = called.length
    await pass(10_000)
    expect(subscriberCount()).toBe(0)
    expect(called).toHaveLength(asked)
  })
})
