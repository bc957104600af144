import type { Status } from '../../shared/domain/status'
import { momentMs } from '../i18n/format'

/** Younger than this is live; see `livenessOf`. */
export const liveBelowMs = 5_000
/** From this age on a delayed feed counts as not live. */
export const notLiveFromMs = 30_000

/** A status that was not told anew for this long: the console has stopped reading, whatever it said last. */
export const stalledFromMs = 10_000

/** What the page knows of its own line to the console. `sinceMs` is the console's time, epoch ms. */
export type Link =
  | { readonly kind: 'connecting' }
  | { readonly kind: 'up' }
  /** The console stops what it does and starts it again on other settings. */
  | { readonly kind: 'applying' }
  | { readonly kind: 'lost'; readonly sinceMs: number }
  | { readonly kind: 'signed-out' }

export type NotLiveReason = 'no-console' | 'disconnected' | 'silent' | 'paused' | 'stalled'

/** How live the picture is. Ages in ms, moments in epoch ms of the console's clock. */
export type Liveness =
  | { readonly kind: 'checking' }
  | { readonly kind: 'starting' }
  | { readonly kind: 'applying' }
  | { readonly kind: 'live'; readonly ageMs: number }
  /** Connected and nothing behind; no bike is riding, so nothing comes. */
  | { readonly kind: 'quiet'; readonly ageMs: number | null }
  | { readonly kind: 'delayed'; readonly ageMs: number }
  | { readonly kind: 'catching-up'; readonly behind: number | null }
  | {
      readonly kind: 'not-live'
      readonly reason: NotLiveReason
      readonly sinceMs: number | null
      readonly message: string | null
    }

export interface LivenessFacts {
  readonly link: Link
  readonly status: Status | null
  /** Newest event of any tile or the status, epoch ms. */
  readonly newestEventMs: number | null
  /** How long ago, by the page's own clock, a newer event last arrived; null before the first. */
  readonly unchangedForMs: number | null
  readonly isAnyoneRiding: boolean
  /** Bikes with a ride whose last events lie together at the newest one: see `endedTogether`. */
  readonly ridersAtNewest: number
  /** How long ago the console looked at itself last, ms; at most as long as the page is connected. Null for not known. */
  readonly unseenForMs: number | null
  readonly nowMs: number
}

/**
 * How live the picture is, from what is known and nothing else. An event's age is the larger of what the clocks say and
 * how long nothing newer came, so that a feed whose clock runs ahead can not pass for live after it stopped.
 */
export function livenessOf(facts: LivenessFacts): Liveness {
  const { link, status, newestEventMs, nowMs, isAnyoneRiding } = facts
  if (link.kind === 'lost') return { kind: 'not-live', reason: 'no-console', sinceMs: link.sinceMs, message: null }
  if (link.kind === 'applying') return { kind: 'applying' }
  if (link.kind !== 'up' || status === null) return { kind: 'checking' }

  if ((status.state === 'live' || status.state === 'catching_up') && (facts.unseenForMs ?? 0) >= stalledFromMs) {
    return { kind: 'not-live', reason: 'stalled', sinceMs: momentMs(status.checked_at), message: null }
  }
  const ageMs = newestEventMs === null ? null : Math.max(0, nowMs - newestEventMs, facts.unchangedForMs ?? 0)
  switch (status.state) {
    case 'starting':
      return { kind: 'starting' }
    case 'disconnected':
    case 'paused_disk_full':
    case 'safe_mode':
      return {
        kind: 'not-live',
        reason: status.state === 'disconnected' ? 'disconnected' : 'paused',
        // With riders on the floor their last reading is the last that is known; else it was live until the state began.
        sinceMs: isAnyoneRiding ? newestEventMs : momentMs(status.state_since),
        message: status.message
      }
    case 'catching_up':
      return { kind: 'catching-up', behind: totalLag(status) }
    case 'live':
      if (ageMs !== null && ageMs < liveBelowMs) return { kind: 'live', ageMs }
      if (!isAnyoneRiding || ageMs === null) return { kind: 'quiet', ageMs }
      // The last rider of the evening leaves a bike silent, too: one bike alone does not say that the feed has stopped.
      if (ageMs < notLiveFromMs || facts.ridersAtNewest < 2) return { kind: 'delayed', ageMs }
      return { kind: 'not-live', reason: 'silent', sinceMs: newestEventMs, message: status.message }
  }
}

/** Riders do not leave within so few seconds of each other. */
const togetherMs = 5_000

/** How many of these moments (epoch ms) lie together at the newest of them: a feed that stops silences all bikes at once. */
export function endedTogether(lastEventsMs: readonly number[]): number {
  const newestMs = Math.max(...lastEventsMs)
  return lastEventsMs.filter((ms) => newestMs - ms <= togetherMs).length
}

/** Messages still to be read over all partitions; null when any is not known. */
export function totalLag(status: Status): number | null {
  let total = 0
  for (const { lag } of status.partitions) {
    if (lag === null) return null
    total += lag
  }
  return status.partitions.length === 0 ? null : total
}
