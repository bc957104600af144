import type { Alarm, Mute } from '../../../shared/domain/alert'
import type { StoredMute } from '../store/mutes'
import { hasNotice, isSoundDue, type SoundPriority, soundOf, type WordKind } from './escalation'
import { alertOf, type OpenAlert } from './open-alerts'
import type { Quiet } from './quiet'

/** Something that people are to be told of an alert. */
export interface Word {
  readonly alert: OpenAlert
  readonly kind: WordKind
}

/** What is to be seen and heard now. Sounds and notices are counted, so that each page knows which it has had. */
export interface AlarmBoard {
  /** Asks for the sound and the notice of these words. To be called when they are stored. */
  say(words: readonly Word[], nowMs: number): void
  /** Asks for the loud sound again where it is due; answers whether it was. */
  repeat(alerts: Iterable<OpenAlert>, nowMs: number): boolean
  show(alerts: Iterable<OpenAlert>, rulesVersion: number, nowMs: number): Alarm
}

const grave = ['P1', 'high', 'medium', 'low', 'technical'] as const
const gravityOf = ({ rule, priority }: OpenAlert): number => grave.indexOf(rule === 'P1' ? rule : priority)

/** Gravest first; among equals what goes on before what is over, then the newest. */
export const bySeverity = (one: OpenAlert, other: OpenAlert): number =>
  gravityOf(one) - gravityOf(other) ||
  Number(one.endedMs !== null) - Number(other.endedMs !== null) ||
  other.startedMs - one.startedMs ||
  other.alertId - one.alertId

const loudness: readonly SoundPriority[] = ['high', 'medium', 'low']

export function createAlarmBoard(
  quiet: Pick<Quiet, 'mutes' | 'silencedUntilMs'>,
  readRiderAlias: (riderId: number) => string | null
): AlarmBoard {
  let sound: Alarm['sound'] = null
  let notice: Alarm['notice'] = null
  /** Counts of a console that is started again go on above those that a page has seen. */
  let count = 0
  let lastLoudMs: number | null = null

  const nextCount = (nowMs: number): number => {
    count = Math.max(count + 1, Math.floor(nowMs / 1_000))
    return count
  }
  const play = (priority: SoundPriority, nowMs: number): boolean => {
    if (quiet.silencedUntilMs() !== null) return false
    sound = { count: nextCount(nowMs), priority, at: new Date(nowMs).toISOString() }
    if (priority === 'high') lastLoudMs = nowMs
    return true
  }
  const muteOf = (mute: StoredMute): Mute => ({
    mute_id: mute.muteId,
    rule: mute.rule,
    rider_id: mute.riderId,
    rider_alias: mute.riderId === null ? null : readRiderAlias(mute.riderId),
    reason: mute.reason,
    by: mute.by,
    since: new Date(mute.sinceMs).toISOString(),
    until: new Date(mute.untilMs).toISOString()
  })
  return {
    say(words, nowMs) {
      const sounds = words.map(({ alert }) => soundOf(alert))
      const loudest = loudness.find((priority) => sounds.includes(priority))
      if (loudest !== undefined) play(loudest, nowMs)
      // The gravest last: it is the one that stays.
      for (const { alert, kind } of [...words].sort((one, other) => bySeverity(other.alert, one.alert))) {
        if (!hasNotice(alert)) continue
        notice = { count: nextCount(nowMs), alert_id: alert.alertId, kind, at: new Date(nowMs).toISOString() }
      }
    },
    repeat(alerts, nowMs) {
      for (const alert of alerts) if (isSoundDue(alert, lastLoudMs, nowMs)) return play('high', nowMs)
      return false
    },
    show: (alerts, rulesVersion, nowMs) => ({
      at: new Date(nowMs).toISOString(),
      alerts: [...alerts].sort(bySeverity).map(alertOf),
      silenced_until: quietUntil(quiet.silencedUntilMs()),
      mutes: quiet.mutes().map(muteOf),
      sound,
      notice,
      rules_version: rulesVersion
    })
  }
}

const quietUntil = (ms: number | null): string | null => (ms === null ? null : new Date(ms).toISOString())
