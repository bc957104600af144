import type { AlertRuleId } from '../../../shared/domain/alert'
import type { StoredMute } from '../store/mutes'

/** Where mutes and silence are kept. */
export interface QuietStore {
  readMutes(nowMs: number): StoredMute[]
  addMute(mute: Omit<StoredMute, 'muteId'>): StoredMute
  /** False where there is none that holds. */
  endMute(muteId: number, nowMs: number): boolean
  readSilence(): number | null
  saveSilence(untilMs: number): void
}

/** Whom and what nobody is told of now, and until when no sound is heard. Moments are the wall clock's, epoch ms. */
export interface Quiet {
  load(nowMs: number): void
  mutes(): readonly StoredMute[]
  /** P1 is never muted. */
  isMuted(rule: AlertRuleId, riderId: number | null): boolean
  add(mute: Omit<StoredMute, 'muteId'>): StoredMute
  /** False where there is none that holds. */
  end(muteId: number, nowMs: number): boolean
  silencedUntilMs(): number | null
  silence(untilMs: number, nowMs: number): void
  /** Forgets what is over; answers whether anything was. */
  expire(nowMs: number): boolean
}

export function createQuiet(store: QuietStore): Quiet {
  let mutes: readonly StoredMute[] = []
  let silencedUntilMs: number | null = null
  const later = (untilMs: number | null, nowMs: number): number | null =>
    untilMs !== null && untilMs > nowMs ? untilMs : null
  return {
    load(nowMs) {
      mutes = store.readMutes(nowMs)
      silencedUntilMs = later(store.readSilence(), nowMs)
    },
    mutes: () => mutes,
    isMuted: (rule, riderId) => mutes.some((mute) => isMutedBy(mute, rule, riderId)),
    add(mute) {
      const added = store.addMute(mute)
      mutes = [...mutes, added]
      return added
    },
    end(muteId, nowMs) {
      const isEnded = store.endMute(muteId, nowMs)
      mutes = mutes.filter((mute) => mute.muteId !== muteId)
      return isEnded
    },
    silencedUntilMs: () => silencedUntilMs,
    silence(untilMs, nowMs) {
      store.saveSilence(untilMs)
      silencedUntilMs = later(untilMs, nowMs)
    },
    expire(nowMs) {
      const before = { count: mutes.length, silencedUntilMs }
      mutes = mutes.filter(({ untilMs }) => untilMs > nowMs)
      silencedUntilMs = later(silencedUntilMs, nowMs)
      return mutes.length !== before.count || silencedUntilMs !== before.silencedUntilMs
    }
  }
}

/** A mute that names rule and rider is about that rule for that rider only. */
export const isMutedBy = (
  mute: Pick<StoredMute, 'rule' | 'riderId'>,
  rule: AlertRuleId,
  riderId: number | null
): boolean =>
  rule !== 'P1' && (mute.rule === null || mute.rule === rule) && (mute.riderId === null || mute.riderId === riderId)
