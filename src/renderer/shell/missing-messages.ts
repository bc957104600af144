import type { Gap, Status } from '../../shared/domain/status'

/** Messages that are gone and were never read: what happened in them the console does not know. */
export interface MissingMessages {
  readonly messages: number
  /** Null where there is more than one. */
  readonly reason: 'retention' | 'recreated' | null
  /** When the last of them was found, ISO-8601. */
  readonly noticedAt: string
}

/**
 * What of the gaps someone should be told: those that may hide riders (deleted by retention, or with their topic), found
 * after `seenAt`. Markers of transactions and compacted messages hide nobody. Null for nothing.
 */
export function missingMessages(gaps: readonly Gap[], seenAt: string): MissingMessages | null {
  let messages = 0
  let noticedAt = ''
  const reasons = new Set<'retention' | 'recreated'>()
  for (const { from, to, reason, noticed_at } of gaps) {
    if ((reason !== 'retention' && reason !== 'recreated') || noticed_at <= seenAt) continue
    messages += to - from + 1
    reasons.add(reason)
    if (noticed_at > noticedAt) noticedAt = noticed_at
  }
  if (messages === 0) return null
  const [first] = reasons
  return { messages, reason: reasons.size === 1 && first !== undefined ? first : null, noticedAt }
}

/** The log that was left for the one read now, where that was found after `seenAt`; null for none. */
export const unseenLeftLog = (leftLog: Status['left_log'], seenAt: string): Status['left_log'] =>
  leftLog !== null && leftLog.at > seenAt ? leftLog : null
