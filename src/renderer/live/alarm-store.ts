import type { Bridge, Unsubscribe } from '../../shared/bridge'
import type { Alarm, Alert } from '../../shared/domain/alert'
import { createValueStore, type ValueStore } from './value-store'

/** Heard nothing for this long, the store asks. */
const askAfterMs = 5_000
/** An answer that takes longer counts as none. */
const answerWithinMs = 4_000
const watchEveryMs = 1_000

/** Whether the console answers. `sinceMs` is the page's clock, epoch ms: when it was heard last. */
export type Contact = { readonly kind: 'up' } | { readonly kind: 'lost'; readonly sinceMs: number }

export interface AlarmPorts {
  readonly bridge: Bridge
  /** The page's clock, epoch ms. */
  readonly nowMs: () => number
  readonly every: (periodMs: number, run: () => void) => () => void
}

/**
 * What must be seen and heard now. Unlike floor and status it is kept up to date while the page is hidden, too: sounds and
 * notices do not wait for someone to look.
 */
export interface AlarmStore {
  /** Null until it is known. */
  readonly alarm: ValueStore<Alarm | null>
  readonly contact: ValueStore<Contact>
  /** Alerts of a bike in the board's order; the same array until one of them changes. */
  alertsOf(bikeKey: string): readonly Alert[]
  /** Alerts by bike; the same map until the alarm changes. */
  byBike(): ReadonlyMap<string, readonly Alert[]>
  /** An alarm that a call has answered. */
  take(alarm: Alarm): void
  start(): void
  stop(): void
}

const none: readonly Alert[] = []

/** Makes it; nothing happens before `start`. */
export function createAlarmStore({ bridge, nowMs, every }: AlarmPorts): AlarmStore {
  const alarm = createValueStore<Alarm | null>(null)
  const contact = createValueStore<Contact>({ kind: 'up' })
  let bikes: ReadonlyMap<string, readonly Alert[]> = new Map()
  let version = 0
  let heardAtMs = 0
  let asking: AbortController | null = null
  let isSignedOut = false
  let stops: Unsubscribe[] = []

  const heard = (): void => {
    heardAtMs = nowMs()
    if (contact.get().kind !== 'up') contact.set({ kind: 'up' })
  }
  const take = (next: Alarm): void => {
    version += 1
    bikes = groupByBike(next.alerts, bikes)
    alarm.set(next)
  }
  const ask = async (): Promise<void> => {
    asking?.abort()
    const abort = new AbortController()
    asking = abort
    const beganAtVersion = version
    const stopTimer = every(answerWithinMs, () => abort.abort())
    const answer = await Promise.race([bridge.call('alarm.get', {}, abort.signal), aborted(abort.signal)])
    stopTimer()
    if (asking !== abort) return
    asking = null
    if (answer?.ok === true) {
      // What the feed brought meanwhile is newer.
      if (version === beganAtVersion) take(answer.value)
      return heard()
    }
    isSignedOut = answer?.error.code === 'unauthorized'
    // The console answers while it applies settings, too; this is about the line to it.
    if (answer !== null && answer.error.code !== 'unavailable' && answer.error.code !== 'cancelled') return heard()
    if (contact.get().kind === 'up') contact.set({ kind: 'lost', sinceMs: heardAtMs })
  }

  return {
    alarm,
    contact,
    alertsOf: (bikeKey) => bikes.get(bikeKey) ?? none,
    byBike: () => bikes,
    take,
    start() {
      if (stops.length > 0) return
      heardAtMs = nowMs()
      isSignedOut = false
      stops = [
        bridge.subscribe(
          'alarm',
          (items) => {
            const newest = items.at(-1)
            if (newest !== undefined) take(newest)
            heard()
          },
          () => void ask()
        ),
        every(watchEveryMs, () => {
          if (asking === null && !isSignedOut && nowMs() - heardAtMs >= askAfterMs) void ask()
        })
      ]
      void ask()
    },
    stop() {
      for (const stop of stops) stop()
      stops = []
      asking?.abort()
      asking = null
    }
  }
}

const aborted = (signal: AbortSignal): Promise<null> =>
  new Promise((resolve) => signal.addEventListener('abort', () => resolve(null), { once: true }))

/** Bikes of which nothing has changed keep their array, so that their tiles are not drawn anew. */
function groupByBike(
  alerts: readonly Alert[],
  before: ReadonlyMap<string, readonly Alert[]>
): ReadonlyMap<string, readonly Alert[]> {
  const grouped = new Map<string, Alert[]>()
  for (const alert of alerts) {
    if (alert.bike_key === null) continue
    const ofBike = grouped.get(alert.bike_key)
    if (ofBike === undefined) grouped.set(alert.bike_key, [alert])
    else ofBike.push(alert)
  }
  const kept = new Map<string, readonly Alert[]>()
  for (const [key, ofBike] of grouped) {
    const known = before.get(key)
    kept.set(key, known !== undefined && JSON.stringify(known) === JSON.stringify(ofBike) ? known : ofBike)
  }
  return kept
}
