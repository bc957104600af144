import { type HeartRateZone, heartRateZone } from '../../../shared/figures/heart-rate'

/** Which heart rates are in a zone, in whole bpm, both ends included; null where there is no end. */
export interface ZoneBounds {
  readonly zone: HeartRateZone
  readonly fromBpm: number | null
  readonly toBpm: number | null
}

/**
 * The zones of a maximum heart rate in whole bpm, highest first, so that every whole heart rate stands in the one zone
 * that the floor shows it in.
 */
export function zoneBounds(maximumBpm: number, startsPercent: readonly number[]): readonly ZoneBounds[] {
  const starts = startsPercent.map((percent) => firstBpmFrom(percent, maximumBpm, startsPercent))
  const zones: readonly HeartRateZone[] = [5, 4, 3, 2, 1, 0]
  return zones.map((zone) => {
    const above = starts[zone]
    return {
      zone,
      fromBpm: zone === 0 ? null : (starts[zone - 1] ?? null),
      toBpm: above === undefined ? null : above - 1
    }
  })
}

/** Asked of the zones themselves: `percent` of a maximum that is no whole number can miss by a rounding. */
function firstBpmFrom(percent: number, maximumBpm: number, startsPercent: readonly number[]): number {
  const wanted = heartRateZone(percent, startsPercent)
  let bpm = Math.max(0, Math.floor((percent / 100) * maximumBpm) - 1)
  while (heartRateZone((bpm / maximumBpm) * 100, startsPercent) < wanted) bpm += 1
  return bpm
}

/** Percent of the maximum from which and below which a zone lies; null where there is no end. */
export function zonePercents(
  zone: HeartRateZone,
  startsPercent: readonly number[]
): { readonly from: number | null; readonly to: number | null } {
  return {
    from: zone === 0 ? null : (startsPercent[zone - 1] ?? null),
    to: zone === 5 ? null : (startsPercent[zone] ?? null)
  }
}
