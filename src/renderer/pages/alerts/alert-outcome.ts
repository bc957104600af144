import type { Alert } from '../../../shared/domain/alert'
import { momentMs } from '../../i18n/format'

/** What became of an alert, as one word of a table. */
export type AlertOutcome =
  /** Somebody is on it, or was. `afterS`: since people were told; null where they were not. */
  | { readonly kind: 'acknowledged'; readonly by: string; readonly afterS: number | null }
  | { readonly kind: 'open' | 'openLate' | 'openMuted' | 'clearing' | 'latched' | 'resolved' | 'late' | 'muted' }

export function outcomeOf(alert: Alert): AlertOutcome {
  const acknowledgedMs = momentMs(alert.acknowledged_at)
  const notifiedMs = momentMs(alert.notified_at)
  if (acknowledgedMs !== null) {
    const afterS = notifiedMs === null ? null : Math.max(0, (acknowledgedMs - notifiedMs) / 1_000)
    return { kind: 'acknowledged', by: alert.acknowledged_by ?? '', afterS }
  }
  if (alert.state === 'latched') return { kind: 'latched' }
  if (alert.state === 'resolved') {
    if (notifiedMs !== null) return { kind: 'resolved' }
    return { kind: alert.muted ? 'muted' : alert.late ? 'late' : 'resolved' }
  }
  if (alert.muted) return { kind: 'openMuted' }
  if (notifiedMs === null && alert.late) return { kind: 'openLate' }
  return { kind: alert.state === 'clearing' ? 'clearing' : 'open' }
}

/** Whether acknowledging it says anything. */
export const canAcknowledge = (alert: Alert): boolean => alert.state !== 'resolved' && alert.acknowledged_at === null

/** How long the condition held before the alert fired, s: its first and its last sample stand for a second each. */
export const heldS = (alert: Alert): number =>
  Math.max(0, Math.round(((momentMs(alert.started_at) ?? 0) - (momentMs(alert.condition_since) ?? 0)) / 1_000)) + 1
