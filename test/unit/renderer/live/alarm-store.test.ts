import { describe, expect, it } from 'vitest'
import { createAlarmStore } from '../../../../src/renderer/live/alarm-store'
import type { Bridge } from '../../../../src/shared/bridge'
import type { Alarm } from '../../../../src/shared/domain/alert'
import { fail, type Result, succeed } from '../../../../src/shared/result'
import { alarmWith, alertWith } from '../alerts/alert-fixture'

const settle = async (): Promise<void> => {
  for (let turn = 0; turn < 10; turn += 1) await Promise.resolve()
}

/** A store on a scripted bridge, its clock moved by hand. */
const setUp = () => {
  const timers = new Set<{ periodMs: number; run: () => void; dueMs: number }>()
  const state = { nowMs: 0, asked: 0, answer: succeed(alarmWith()) as Result<Alarm> | null }
  let onBatch: (items: Alarm[]) => void = () => undefined
  let onReset: () => void = () => undefined
  const store = createAlarmStore({
    bridge: {
      call: async () => {
        state.asked += 1
        return state.answer ?? new Promise(() => undefined)
      },
      subscribe: (_name: string, deliver: (items: never[]) => void, reset?: () => void) => {
        onBatch = deliver as (items: Alarm[]) => void
        onReset = reset ?? onReset
        return () => undefined
      }
    } as unknown as Bridge,
    nowMs: () => state.nowMs,
    every: (periodMs, run) => {
      const timer = { periodMs, run, dueMs: state.nowMs + periodMs }
      timers.add(timer)
      return () => timers.delete(timer)
    }
  })
  const pass = async (ms: number): Promise<void> => {
    const endMs = state.nowMs + ms
    while (state.nowMs < endMs) {
      state.nowMs += 500
      for (const timer of [...timers]) {
        if (timer.dueMs > state.nowMs || !timers.has(timer)) continue
        timer.dueMs += timer.periodMs
        timer.run()
      }
      await settle()
    }
  }
  return { store, state, pass, feed: (alarm: Alarm) => onBatch([alarm]), reset: () => onReset(), timers }
}

describe('The alarm store', () => {
  it('knows nothing before it was started, then what it was answered and fed', async () => {
    const { store, state, feed } = setUp()
    expect(store.alarm.get()).toBeNull()
    const answered = alarmWith({ rules_version: 1 })
    state.answer = succeed(answered)
    store.start()
    await settle()
    expect(store.alarm.get()).toBe(answered)
    const fed = alarmWith({ rules_version: 2 })
    feed(fed)
    expect(store.alarm.get()).toBe(fed)
  })

  it('keeps what the feed brought while an answer was under way', async () => {
    const { store, feed } = setUp()
    store.start()
    const fed = alarmWith({ rules_version: 2 })
    feed(fed)
    await settle()
    expect(store.alarm.get()).toBe(fed)
  })

  it('asks anew when something may have been missed', async () => {
    const { store, state, reset } = setUp()
    store.start()
    await settle()
    reset()
    await settle()
    expect(state.asked).toBe(2)
  })

  it('says that the console does not answer, since it was heard last, and that it does again', async () => {
    const { store, state, pass } = setUp()
    store.start()
    await settle()
    state.answer = fail('unavailable', 'There is no connection to the console.')
    await pass(5_000)
    expect(store.contact.get()).toEqual({ kind: 'lost', sinceMs: 0 })
    state.answer = succeed(alarmWith())
    await pass(1_500)
    expect(store.contact.get()).toEqual({ kind: 'up' })
  })

  it('takes an answer that does not come within four seconds for none', async () => {
    const { store, state, pass } = setUp()
    state.answer = null
    store.start()
    await pass(3_500)
    expect(store.contact.get().kind).toBe('up')
    await pass(1_000)
    expect(store.contact.get().kind).toBe('lost')
  })

  it('takes a refusal for an answer, and does not ask for ever where it is signed out', async () => {
    const { store, state, pass } = setUp()
    state.answer = fail('unauthorized', 'Sign in first.')
    store.start()
    await pass(30_000)
    expect(store.contact.get().kind).toBe('up')
    expect(state.asked).toBe(1)
  })

  it('leaves no timer behind', async () => {
    const { store, timers } = setUp()
    store.start()
    await settle()
    store.stop()
    expect(timers.size).toBe(0)
  })

  it('gives a bike the same alerts until one of its own changes', () => {
    const { store } = setUp()
    const other = alertWith({ alert_id: 2, bike_key: 'b' })
    store.take(alarmWith({ alerts: [alertWith(), other] }))
    const before = store.alertsOf('0 SN0007')
    store.take(alarmWith({ alerts: [alertWith(), { ...other, peak_heart_rate: 199 }] }))
    expect(store.alertsOf('0 SN0007')).toBe(before)
    expect(store.alertsOf('b')[0]?.peak_heart_rate).toBe(199)
    store.take(alarmWith())
    expect(store.alertsOf('0 SN0007')).toEqual([])
  })
})
