import { noOwnLimits, type OwnLimits } from '../../../shared/figures/heart-rate'
import type { Readable, Writable } from './open'

/** What staff have set for a rider; `noOwnLimits` where nothing is. `ops`: of the rider's world. */
export function readOwnLimits(ops: Readable, riderId: number): OwnLimits {
  return (
    ops
      .prepare<[number], OwnLimits>(
        `SELECT override_bpm AS overrideMaximumBpm, tested_bpm AS testedMaximumBpm, very_high_bpm AS veryHighBpm,
           low_bpm AS lowBpm FROM rider_limits WHERE rider_id = ?`
      )
      .get(riderId) ?? noOwnLimits
  )
}

/** Writes all of a rider's limits over the former ones. */
export function saveOwnLimits(ops: Writable, riderId: number, limits: OwnLimits, nowMs: number): void {
  ops
    .prepare(
      `INSERT INTO rider_limits (rider_id, override_bpm, tested_bpm, very_high_bpm, low_bpm, set_ms)
       VALUES (?, ?, ?, ?, ?, ?)
       ON CONFLICT (rider_id) DO UPDATE SET override_bpm = excluded.override_bpm, tested_bpm = excluded.tested_bpm,
         very_high_bpm = excluded.very_high_bpm, low_bpm = excluded.low_bpm, set_ms = excluded.set_ms`
    )
    .run(riderId, limits.overrideMaximumBpm, limits.testedMaximumBpm, limits.veryHighBpm, limits.lowBpm, nowMs)
}
