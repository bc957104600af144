import type { Alarm, Alert } from '../domain/alert'

/** At most one notice a ride in this time, but for graver ones and for those that clocks send. */
const quietMs = 60_000

/** What is to be shown outside of the page. */
export interface Notice {
  readonly alert: Alert
  /** How many others wait for someone to acknowledge them. */
  readonly more: number
}

/** Decides which notices of an alarm are shown. Keeps what was shown; made anew for each who shows them. */
export interface NoticeGate {
  /** What to show for this alarm now, null for nothing. `nowMs`: epoch ms. */
  take(alarm: Alarm, nowMs: number): Notice | null
}

const grave = ['high', 'medium', 'low', 'technical'] as const
/** P1 is told as loudly as `high`. */
const gravityOf = ({ rule, priority }: Alert): number => (rule === 'P1' ? 0 : grave.indexOf(priority))

/**
 * `seenUpTo`: the count of the last notice that is not to be shown any more; null where that is told by the first alarm, as to a
 * page that comes to a console which runs.
 */
export function createNoticeGate(seenUpTo: number | null): NoticeGate {
  let seenCount = seenUpTo
  let shown = new Map<string, { readonly atMs: number; readonly gravity: number }>()

  return {
    take(alarm, nowMs) {
      const count = alarm.notice?.count ?? 0
      const isNew = seenCount !== null && count > seenCount
      seenCount = count
      if (!isNew || alarm.notice === null) return null
      const { alert_id: alertId, kind } = alarm.notice
      const alert = alarm.alerts.find(({ alert_id }) => alert_id === alertId)
      if (alert === undefined) return null
      shown = new Map([...shown].filter(([, { atMs }]) => nowMs - atMs < quietMs))
      const key = noticeTag(alert)
      const last = shown.get(key)
      if (kind === 'notified' && last !== undefined && last.gravity <= gravityOf(alert)) return null
      shown.set(key, { atMs: nowMs, gravity: gravityOf(alert) })
      return { alert, more: alarm.alerts.filter((other) => other !== alert && isWaiting(other)).length }
    }
  }
}

/** One a ride: a newer notice takes the place of the former. */
export const noticeTag = (alert: Alert): string => (alert.ride_id === null ? alert.rule : `ride-${alert.ride_id}`)

const isWaiting = (alert: Alert): boolean =>
  gravityOf(alert) <= 1 &&
  alert.state !== 'resolved' &&
  alert.notified_at !== null &&
  alert.acknowledged_at === null &&
  !alert.muted
