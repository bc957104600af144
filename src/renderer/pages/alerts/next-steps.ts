import type { Alert, AlertTransition, TransitionKind } from '../../../shared/domain/alert'
import { escalateAfterMs, managerAfterMs, remindEveryMs } from '../../../shared/figures/escalation-times'
import { momentMs } from '../../i18n/format'

/** What the console will do by itself unless somebody acknowledges, or, for a reminder, unless the alert is over. */
export interface NextStep {
  readonly kind: 'escalated' | 'manager' | 'reminded'
  /** Wall clock, epoch ms. */
  readonly atMs: number
}

/** What is still to come for an alert, the soonest first. `transitions`: the oldest first. */
export function nextSteps(alert: Alert, transitions: readonly AlertTransition[]): readonly NextStep[] {
  const notifiedMs = momentMs(alert.notified_at)
  if (alert.state === 'resolved' || notifiedMs === null || alert.muted) return []
  const lastMs = (kind: TransitionKind): number =>
    momentMs(transitions.findLast((transition) => transition.kind === kind)?.at ?? null) ?? 0
  // While it was muted nobody waited.
  const fromMs = Math.max(notifiedMs, lastMs('unmuted'))
  const isLoud = alert.priority === 'high' || alert.rule === 'P1'
  const acknowledgedMs = momentMs(alert.acknowledged_at)
  if (acknowledgedMs !== null) {
    if (alert.ended_at !== null || !(isLoud || alert.priority === 'medium')) return []
    return [{ kind: 'reminded', atMs: Math.max(acknowledgedMs, lastMs('reminded'), fromMs) + remindEveryMs }]
  }
  if (!isLoud) return []
  const isDone = (kind: TransitionKind): boolean => transitions.some((transition) => transition.kind === kind)
  const steps: NextStep[] = []
  if (!isDone('escalated')) steps.push({ kind: 'escalated', atMs: fromMs + escalateAfterMs })
  if (!isDone('manager') && alert.rule !== 'P1') steps.push({ kind: 'manager', atMs: fromMs + managerAfterMs })
  return steps
}
