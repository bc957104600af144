import type { Bridge, Unsubscribe } from '../../shared/bridge'
import type { ConsoleInfo } from '../../shared/domain/console'
import type { Tile } from '../../shared/domain/floor'
import type { Status } from '../../shared/domain/status'
import type { Result } from '../../shared/result'
import { momentMs } from '../i18n/format'
import { type ConsoleClock, createConsoleClock } from './console-clock'
import { createFloorStore, type FloorStore } from './floor-store'
import { createFrameBatch } from './frame-batch'
import { endedTogether, type Link, type Liveness, livenessOf } from './liveness'
import { createValueStore, type ValueStore } from './value-store'

/** Heard nothing for this long, the page asks. */
export const askAfterMs = 2_000
/** An answer that takes longer counts as none. */
const answerWithinMs = 4_000
const watchEveryMs = 500

/** What the page's surroundings give; in a browser `browserPorts`. */
export interface LivePorts {
  readonly bridge: Bridge
  /** The page's clock, epoch ms. */
  readonly nowMs: () => number
  /** Runs something at the next frame; returns how to call it off. */
  readonly atNextFrame: (run: () => void) => () => void
  readonly every: (periodMs: number, run: () => void) => () => void
  readonly isVisible: () => boolean
  readonly onVisibilityChange: (run: () => void) => Unsubscribe
}

/**
 * What the page knows of the console, kept up to date while it is visible: the floor, the status, and how live both
 * are. A hidden page is subscribed to nothing and asks again when it is shown.
 */
export interface LiveConsole {
  readonly floor: FloorStore
  readonly status: ValueStore<Status | null>
  readonly info: ValueStore<ConsoleInfo | null>
  readonly link: ValueStore<Link>
  readonly clock: ConsoleClock
  /** How live the picture is at a moment of the console's clock, epoch ms. */
  livenessAt(nowMs: number): Liveness
  start(): void
  stop(): void
}

/** Makes it; nothing happens before `start`. */
export function createLiveConsole(ports: LivePorts): LiveConsole {
  const { bridge, nowMs } = ports
  const floor = createFloorStore()
  const status = createValueStore<Status | null>(null)
  const info = createValueStore<ConsoleInfo | null>(null)
  const link = createValueStore<Link>({ kind: 'connecting' })
  const clock = createConsoleClock(nowMs)

  let heardAtMs = nowMs()
  let connectedAtMs = nowMs()
  let newestEventMs: number | null = null
  let newestSinceMs = nowMs()
  let asking: AbortController | null = null
  let subscriptions: Unsubscribe[] = []
  let stopWatching: Unsubscribe[] = []

  const heard = (): void => {
    heardAtMs = nowMs()
    if (link.get().kind !== 'up') link.set({ kind: 'up' })
  }
  const noteEvent = (moment: string | null): void => {
    const ms = momentMs(moment)
    if (ms === null || (newestEventMs !== null && ms <= newestEventMs)) return
    newestEventMs = ms
    newestSinceMs = nowMs()
  }
  const takeStatus = (next: Status): void => {
    const checkedAtMs = momentMs(next.checked_at)
    // A moment that was told before says nothing of the time now.
    if (checkedAtMs !== null && next.checked_at !== status.get()?.checked_at) clock.note(checkedAtMs)
    noteEvent(next.last_event_at)
    status.set(next)
  }
  const takeTiles = (tiles: readonly Tile[]): void => {
    for (const tile of tiles) noteEvent(tile.last_event_at)
    floor.apply(tiles)
  }
  const fedTiles = createFrameBatch<Tile>((tile) => tile.bike_key, ports.atNextFrame, takeTiles)

  /** Asks for everything anew. It is also how a silent line is told from a lost one. */
  const ask = async (): Promise<void> => {
    asking?.abort()
    const abort = new AbortController()
    asking = abort
    const stopTimer = ports.every(answerWithinMs, () => abort.abort())
    const beganAtVersion = floor.version()
    const [statusAnswer, floorAnswer, infoAnswer] = await Promise.all([
      whileNot(abort.signal, bridge.call('status.get', {}, abort.signal)),
      whileNot(abort.signal, bridge.call('floor.snapshot', {}, abort.signal)),
      whileNot(abort.signal, bridge.call('console.info', {}, abort.signal))
    ])
    stopTimer()
    if (asking !== abort) return
    asking = null
    if (statusAnswer === null || floorAnswer === null || infoAnswer === null) return noteLoss()
    const refusals = [statusAnswer, floorAnswer, infoAnswer].flatMap((answer) => (answer.ok ? [] : answer.error.code))
    if (refusals.includes('unauthorized')) return link.set({ kind: 'signed-out' })
    if (infoAnswer.ok) takeInfo(infoAnswer.value)
    if (infoAnswer.ok && infoAnswer.value.applying) return link.set({ kind: 'applying' })
    if (refusals.includes('unavailable') || refusals.includes('cancelled')) return noteLoss()
    if (statusAnswer.ok) takeStatus(statusAnswer.value)
    if (floorAnswer.ok) {
      const atMs = momentMs(floorAnswer.value.at)
      if (atMs !== null) clock.note(atMs)
      for (const tile of floorAnswer.value.tiles) noteEvent(tile.last_event_at)
      fedTiles.flush()
      floor.replace(floorAnswer.value.tiles, beganAtVersion)
    }
    heard()
  }
  const takeInfo = (next: ConsoleInfo): void => {
    const known = info.get()
    if (known !== null && known.world !== next.world) forgetWorld()
    if (
      known === null ||
      known.time_zone !== next.time_zone ||
      known.world !== next.world ||
      known.applying !== next.applying ||
      known.zone_starts_percent.join() !== next.zone_starts_percent.join()
    ) {
      info.set(next)
    }
  }
  /** Nothing of one world may be taken for the other's. */
  const forgetWorld = (): void => {
    fedTiles.clear()
    newestEventMs = null
    newestSinceMs = nowMs()
    status.set(null)
    floor.replace([], floor.version())
  }
  /** New settings begin to be applied, or the console runs on them: then all is asked anew. */
  const takeConsole = (next: ConsoleInfo): void => {
    fedTiles.flush()
    takeInfo(next)
    if (next.applying) link.set({ kind: 'applying' })
    else void ask()
  }
  const unseenFor = (known: Status | null): number | null => {
    const checkedAtMs = momentMs(known?.checked_at ?? null)
    return checkedAtMs === null ? null : Math.min(clock.nowMs() - checkedAtMs, nowMs() - connectedAtMs)
  }
  const noteLoss = (): void => {
    if (link.get().kind === 'lost') return
    link.set({ kind: 'lost', sinceMs: heardAtMs + (clock.nowMs() - nowMs()) })
  }

  const connect = (): void => {
    if (subscriptions.length > 0) return
    heardAtMs = nowMs()
    connectedAtMs = heardAtMs
    if (link.get().kind !== 'lost') link.set({ kind: 'connecting' })
    subscriptions = [
      bridge.subscribe(
        'floor',
        (tiles) => {
          heard()
          fedTiles.add(tiles)
        },
        () => void ask()
      ),
      bridge.subscribe(
        'status',
        (items) => {
          heard()
          const newest = items.at(-1)
          if (newest !== undefined) takeStatus(newest)
        },
        () => void ask()
      ),
      bridge.subscribe('console', (items) => {
        const newest = items.at(-1)
        if (newest !== undefined) takeConsole(newest)
      }),
      ports.every(watchEveryMs, () => {
        const silentForMs = nowMs() - heardAtMs
        if (asking === null && link.get().kind !== 'signed-out' && silentForMs >= askAfterMs) void ask()
      })
    ]
    void ask()
  }
  const disconnect = (): void => {
    for (const unsubscribe of subscriptions) unsubscribe()
    subscriptions = []
    fedTiles.clear()
    asking?.abort()
    asking = null
  }

  return {
    floor,
    status,
    info,
    link,
    clock,
    livenessAt: (atMs) => {
      const riding = floor.tiles().filter((tile) => tile.state === 'riding')
      return livenessOf({
        link: link.get(),
        status: status.get(),
        newestEventMs,
        unchangedForMs: newestEventMs === null ? null : nowMs() - newestSinceMs,
        isAnyoneRiding: riding.length > 0,
        ridersAtNewest: endedTogether(riding.flatMap((tile) => momentMs(tile.last_event_at) ?? [])),
        unseenForMs: unseenFor(status.get()),
        nowMs: atMs
      })
    },
    start() {
      if (stopWatching.length > 0) return
      const follow = (): void => (ports.isVisible() ? connect() : disconnect())
      stopWatching = [ports.onVisibilityChange(follow)]
      follow()
    },
    stop() {
      for (const unsubscribe of stopWatching) unsubscribe()
      stopWatching = []
      disconnect()
    }
  }
}

/** The answer, or null when the signal aborts first: a line that hangs must not keep the page waiting. */
function whileNot<Value>(signal: AbortSignal, answer: Promise<Result<Value>>): Promise<Result<Value> | null> {
  return new Promise((resolve) => {
    signal.addEventListener('abort', () => resolve(null), { once: true })
    void answer.then(resolve)
  })
}
