import type { EditableRuleId } from '../../../shared/domain/alert-rules'
import type { Readable, Writable } from './open'

/** A time in which nobody is told of a rule (null: of any), of a rider (null: of any), or of a rule for a rider. */
export interface StoredMute {
  readonly muteId: number
  readonly rule: EditableRuleId | null
  readonly riderId: number | null
  readonly reason: string
  readonly by: string
  /** Epoch ms. */
  readonly sinceMs: number
  readonly untilMs: number
}

const columns = `mute_id AS muteId, rule, rider_id AS riderId, reason, by_whom AS "by", since_ms AS sinceMs,
  until_ms AS untilMs`

/** Mutes that hold at a moment, oldest first. `ops`: of the riders' world. */
export const readMutes = (ops: Readable, nowMs: number): StoredMute[] =>
  ops
    .prepare<[number], StoredMute>(
      `SELECT ${columns} FROM mute WHERE until_ms > ? AND ended_ms IS NULL ORDER BY mute_id`
    )
    .all(nowMs)

export function addMute(ops: Writable, mute: Omit<StoredMute, 'muteId'>): StoredMute {
  const { lastInsertRowid } = ops
    .prepare('INSERT INTO mute (rule, rider_id, reason, by_whom, since_ms, until_ms) VALUES (?, ?, ?, ?, ?, ?)')
    .run(mute.rule, mute.riderId, mute.reason, mute.by, mute.sinceMs, mute.untilMs)
  return { ...mute, muteId: Number(lastInsertRowid) }
}

/** Ends a mute by hand; false where there is none that holds. */
export const endMute = (ops: Writable, muteId: number, nowMs: number): boolean =>
  ops
    .prepare<[number, number, number]>(
      'UPDATE mute SET ended_ms = ? WHERE mute_id = ? AND ended_ms IS NULL AND until_ms > ?'
    )
    .run(nowMs, muteId, nowMs).changes > 0

const silenceFact = 'alarm_silenced_until_ms'

/** Until when sound is silenced (epoch ms); null where it never was. */
export function readSilence(ops: Readable): number | null {
  const row = ops.prepare<[string], { value: string }>('SELECT value FROM fact WHERE name = ?').get(silenceFact)
  const untilMs = Number(row?.value)
  return Number.isFinite(untilMs) ? untilMs : null
}

export function saveSilence(ops: Writable, untilMs: number): void {
  ops
    .prepare('INSERT INTO fact (name, value) VALUES (?, ?) ON CONFLICT (name) DO UPDATE SET value = excluded.value')
    .run(silenceFact, String(untilMs))
}
