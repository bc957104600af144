import type { Alarm } from '../../shared/domain/alert'
import type { Contact } from '../live/alarm-store'
import type { SoundPriority } from './sound-settings'

/** Without an answer from the console for this long, the page itself sounds. */
const lostSoundAfterMs = 15_000
/** And again as long as there is none. */
const lostSoundEveryMs = 60_000

/**
 * The sound that an alarm asks for beyond those that were asked for up to `seenCount`; null for none. A page that has seen none
 * yet (null) plays nothing: what was asked for before it was there is not for it.
 */
export function soundAskedFor(alarm: Alarm, seenCount: number | null): SoundPriority | null {
  if (alarm.sound === null || seenCount === null) return null
  return alarm.sound.count > seenCount ? alarm.sound.priority : null
}

/**
 * Whether the page sounds by itself now, because the console does not answer. `lastMs`: when it did so last, null for not since
 * contact was lost. All are the page's clock, epoch ms.
 */
export function isLostSoundDue(
  contact: Contact,
  lastMs: number | null,
  silencedUntilMs: number | null,
  nowMs: number
): boolean {
  if (contact.kind === 'up' || nowMs - contact.sinceMs < lostSoundAfterMs) return false
  if (silencedUntilMs !== null && nowMs < silencedUntilMs) return false
  return lastMs === null || nowMs - lastMs >= lostSoundEveryMs
}
