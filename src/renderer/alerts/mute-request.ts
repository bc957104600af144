import { createValueStore } from '../live/value-store'
import type { MuteRequest } from './alert-actions'

/** What a mute may be about. A rule is one that can be edited, and so be muted. */
export interface MuteSubject {
  readonly rule: NonNullable<MuteRequest['rule']> | null
  readonly riderId: number | null
  readonly riderAlias: string | null
  readonly bikeLabel: string
}

export type MuteTarget = 'rider' | 'rule' | 'both'

/** The mute dialog that is open; null for none. */
export const shownMute = createValueStore<MuteSubject | null>(null)

/** Opens the mute dialog. */
export const openMute = (subject: MuteSubject): void => shownMute.set(subject)

/** Minutes that are offered; any other number can be typed. */
export const muteMinutes = [5, 15, 60] as const
export const mostMuteMin = 24 * 60

/** What can be muted of a subject, the narrowest first. */
export function muteTargets({ rule, riderId }: MuteSubject): readonly MuteTarget[] {
  const targets: MuteTarget[] = []
  if (rule !== null && riderId !== null) targets.push('both')
  if (riderId !== null) targets.push('rider')
  if (rule !== null) targets.push('rule')
  return targets
}

/** The request that a form stands for; null while it can not be sent. */
export function muteRequestOf(
  subject: MuteSubject,
  target: MuteTarget,
  reason: string,
  minutes: number
): MuteRequest | null {
  if (reason.trim() === '' || !Number.isInteger(minutes) || minutes < 1 || minutes > mostMuteMin) return null
  return {
    rule: target === 'rider' ? null : subject.rule,
    rider_id: target === 'rule' ? null : subject.riderId,
    reason: reason.trim(),
    minutes
  }
}
