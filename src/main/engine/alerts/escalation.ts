import type { AlertRules } from '../../../shared/domain/alert-rules'
import { escalateAfterMs, managerAfterMs, remindEveryMs } from '../../../shared/figures/escalation-times'
import type { MailStep, StoredAlert } from '../store/alert-store'

export type SoundPriority = 'high' | 'medium' | 'low'
/** What people are told of an alert. */
export type WordKind = 'notified' | 'escalated' | 'manager' | 'reminded'

/** When it was done to an alert by the wall clock, epoch ms; null for not yet. */
export interface EscalationTimes {
  /** When people were first told, or were to be told again after a mute: from then on it counts. */
  readonly fromMs: number | null
  readonly escalatedMs: number | null
  readonly managerMs: number | null
  readonly remindedMs: number | null
}

const soundEveryMs = 15_000

type Heard = Pick<StoredAlert, 'rule' | 'priority'>

/** What is told as loudly as can be: the grave ones, and that the pipeline is blind. */
const isLoud = ({ rule, priority }: Heard): boolean => priority === 'high' || rule === 'P1'

/** The sound of an alert; null for one that is seen only. */
export const soundOf = (alert: Heard): SoundPriority | null =>
  isLoud(alert) ? 'high' : alert.priority === 'medium' ? 'medium' : null

/** Whether people get a notice on their desktop, too. */
export const hasNotice = isLoud

type Escalating = Pick<StoredAlert, 'rule' | 'priority' | 'endedMs' | 'acknowledgedMs' | 'notifiedMs' | 'isMuted'>

const isUnheeded = (alert: Escalating): boolean =>
  isLoud(alert) && alert.notifiedMs !== null && alert.acknowledgedMs === null && !alert.isMuted

/** What is to be told of an open alert at a moment; null for nothing. */
export function dueWord(
  alert: Escalating,
  times: EscalationTimes,
  nowMs: number
): Exclude<WordKind, 'notified'> | null {
  if (isUnheeded(alert)) {
    const waitedMs = nowMs - (times.fromMs ?? nowMs)
    if (waitedMs >= escalateAfterMs && times.escalatedMs === null) return 'escalated'
    // Nobody's manager mends a broker.
    if (waitedMs >= managerAfterMs && times.managerMs === null && alert.rule !== 'P1') return 'manager'
    return null
  }
  if (alert.acknowledgedMs === null || alert.notifiedMs === null || alert.endedMs !== null || alert.isMuted) return null
  const heededMs = Math.max(alert.acknowledgedMs, times.remindedMs ?? 0, times.fromMs ?? 0)
  return soundOf(alert) !== null && nowMs - heededMs >= remindEveryMs ? 'reminded' : null
}

/** Whether the loud sound must be heard again for an alert: 15 s after it was last heard for any. */
export const isSoundDue = (alert: Escalating, lastLoudMs: number | null, nowMs: number): boolean =>
  isUnheeded(alert) && (lastLoudMs === null || nowMs - lastLoudMs >= soundEveryMs)

/** The mail that goes out with a word; null where the rule sends none. */
export function mailStepOf({ rule }: Heard, word: WordKind, rules: AlertRules): MailStep | null {
  if (rule === 'P1' || !rules.rules[rule].email) return null
  return word === 'notified' ? 'fired' : word
}
