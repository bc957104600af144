import type { Alert } from '../../../shared/domain/alert'
import { momentMs } from '../../i18n/format'
import type { RideReadings } from '../ride/ride-readings'
import type { ValueRange } from '../ride/value-scale'

/** What is shown before an alert fired, and after, ms. */
export const aroundMs = 120_000

/** The time around an alert; all in epoch ms. */
export interface AlertSpans {
  /** When it fired: the middle of what is shown. */
  readonly firedMs: number
  readonly fromMs: number
  readonly toMs: number
  /** The condition before it fired, as far as it is shown. Null where nothing of it is. */
  readonly hold: readonly [number, number] | null
  /** From firing to its end, or to the last reading while it has none. */
  readonly firing: readonly [number, number]
}

/** `lastMs`: time of the ride's last reading; null for none. */
export function spansOf(alert: Alert, lastMs: number | null): AlertSpans {
  const firedMs = momentMs(alert.started_at) ?? 0
  const fromMs = firedMs - aroundMs
  const toMs = firedMs + aroundMs
  const sinceMs = momentMs(alert.condition_since) ?? firedMs
  const endMs = momentMs(alert.ended_at) ?? lastMs ?? firedMs
  return {
    firedMs,
    fromMs,
    toMs,
    hold: sinceMs < firedMs ? [Math.max(fromMs, sinceMs), firedMs] : null,
    firing: [firedMs, Math.min(toMs, Math.max(firedMs, endMs))]
  }
}

/** The readings of a ride between two moments (epoch ms), both included. */
export function readingsBetween(readings: RideReadings, fromMs: number, toMs: number): RideReadings {
  const inside = (_value: unknown, index: number): boolean => {
    const atMs = readings.atMs[index] ?? 0
    return atMs >= fromMs && atMs <= toMs
  }
  return {
    atMs: readings.atMs.filter(inside),
    rideS: readings.rideS.filter(inside),
    startsSpan: readings.startsSpan.filter(inside),
    heartRateBpm: readings.heartRateBpm.filter(inside),
    cadenceRpm: readings.cadenceRpm.filter(inside),
    powerWatts: readings.powerWatts.filter(inside),
    resistance: readings.resistance.filter(inside)
  }
}

/** No axis shows less than this, bpm: a flat line is to look flat. */
const leastHeightBpm = 40

/** An axis close around what was measured and the limit. No word of it stands at its very end. */
export function closeRange(heartRatesBpm: readonly (number | null)[], limitBpm: number | null): ValueRange {
  const values = [...heartRatesBpm, limitBpm].filter((value) => value !== null)
  if (values.length === 0) return [56, 203]
  const lowest = Math.min(...values)
  const highest = Math.max(...values)
  const missing = Math.max(0, leastHeightBpm - (highest - lowest))
  return [
    Math.max(0, Math.floor((lowest - missing / 2) / 10) * 10 - 4),
    Math.ceil((highest + missing / 2 + 5) / 10) * 10 + 3
  ]
}

/** Whether a moment (epoch ms) lies in the hold or in the firing; null for neither. */
export function partAt({ hold, firing, firedMs }: AlertSpans, atMs: number): 'hold' | 'firing' | null {
  if (hold !== null && atMs >= hold[0] && atMs < firedMs) return 'hold'
  return atMs >= firedMs && atMs <= firing[1] ? 'firing' : null
}
