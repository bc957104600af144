import { z } from 'zod'

/** Zone 0 is below 50 % of the maximum heart rate ("warm-up"). */
export const heartRateZoneSchema = z.union([
  z.literal(0),
  z.literal(1),
  z.literal(2),
  z.literal(3),
  z.literal(4),
  z.literal(5)
])
export type HeartRateZone = z.infer<typeof heartRateZoneSchema>

/** Taken for a rider without a usable birth date: the formula's answer at about 46 years. */
export const maximumHeartRateOfUnknownAgeBpm = 176

/**
 * The predicted maximum heart rate in bpm of a rider of that age, `208 - 0.7 x age`, or
 * `maximumHeartRateOfUnknownAgeBpm` when the age is null or outside 10..100 years.
 * Source: Tanaka, Monahan, Seals, "Age-predicted maximal heart rate revisited", JACC 37 (2001).
 */
export function maximumHeartRateBpm(ageYears: number | null): number {
  if (ageYears === null || ageYears < 10 || ageYears > 100) return maximumHeartRateOfUnknownAgeBpm
  return 208 - 0.7 * ageYears
}

/** Zone of a heart rate given as percent of the maximum: five zones from 50, 60, 70, 80 and 90 %, 0 below. */
export function heartRateZone(percentOfMaximum: number): HeartRateZone {
  if (percentOfMaximum >= 90) return 5
  if (percentOfMaximum >= 80) return 4
  if (percentOfMaximum >= 70) return 3
  if (percentOfMaximum >= 60) return 2
  if (percentOfMaximum >= 50) return 1
  return 0
}

/**
 * Whole years between a birth date and a moment, both UTC (birth dates are UTC midnights in the feed); null when the
 * date lies in the future. Someone born on 29 February turns a year older on 1 March of a common year.
 */
export function ageYears(bornMs: number, atMs: number): number | null {
  if (bornMs > atMs) return null
  const born = new Date(bornMs)
  const at = new Date(atMs)
  const hadBirthday =
    at.getUTCMonth() > born.getUTCMonth() ||
    (at.getUTCMonth() === born.getUTCMonth() && at.getUTCDate() >= born.getUTCDate())
  return at.getUTCFullYear() - born.getUTCFullYear() - (hadBirthday ? 0 : 1)
}
