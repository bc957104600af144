/** Zone 0 is below 50 % of the maximum heart rate ("warm-up"). */
export type HeartRateZone = 0 | 1 | 2 | 3 | 4 | 5

/** Percent of the maximum heart rate at which each zone begins, from Z1, where a gym has set no other. */
export const zoneStartsPercent = [50, 60, 70, 80, 90] as const

/** Taken for a rider without a usable birth date: the formula's answer at about 46 years. */
export const maximumHeartRateOfUnknownAgeBpm = 176

/** An age that no formula can be asked about. */
export const isAgeUnusable = (ageYears: number | null): ageYears is null =>
  ageYears === null || ageYears < 10 || ageYears > 100

/** How a maximum heart rate is predicted from age. */
export const maximumFormulas = ['tanaka', 'fox', 'gellish', 'by_sex'] as const
export type MaximumFormula = (typeof maximumFormulas)[number]

/**
 * The predicted maximum heart rate in bpm of a rider of that age, or `maximumHeartRateOfUnknownAgeBpm` when the age is null or
 * outside 10..100 years. Sources: `tanaka` 208 - 0.7 x age (Tanaka, Monahan, Seals, JACC 37, 2001); `fox` 220 - age (Fox,
 * Naughton, Haskell, 1971); `gellish` 207 - 0.7 x age (Gellish et al., Med Sci Sports Exerc 39, 2007); `by_sex` 206 - 0.88 x
 * age for women (Gulati et al., Circulation 122, 2010), Tanaka for everybody else.
 */
export function maximumHeartRateBpm(
  ageYears: number | null,
  formula: MaximumFormula = 'tanaka',
  gender: string | null = null
): number {
  if (isAgeUnusable(ageYears)) return maximumHeartRateOfUnknownAgeBpm
  if (formula === 'fox') return 220 - ageYears
  if (formula === 'gellish') return 207 - 0.7 * ageYears
  if (formula === 'by_sex' && gender?.toLowerCase() === 'female') return 206 - 0.88 * ageYears
  return 208 - 0.7 * ageYears
}

/** What staff have set for a rider, bpm; null where nothing is. */
export interface OwnLimits {
  readonly overrideMaximumBpm: number | null
  readonly testedMaximumBpm: number | null
  readonly veryHighBpm: number | null
  readonly lowBpm: number | null
}
export const noOwnLimits: OwnLimits = {
  overrideMaximumBpm: null,
  testedMaximumBpm: null,
  veryHighBpm: null,
  lowBpm: null
}

export type MaximumSource = 'override' | 'tested' | 'formula' | 'unknown_age'

/** A rider's maximum heart rate and where it comes from: what staff set, else what was tested, else the formula. */
export function riderMaximum(
  rider: { readonly ageYears: number | null; readonly gender: string | null; readonly own: OwnLimits },
  formula: MaximumFormula
): { readonly bpm: number; readonly source: MaximumSource } {
  const { ageYears, gender, own } = rider
  if (own.overrideMaximumBpm !== null) return { bpm: own.overrideMaximumBpm, source: 'override' }
  if (own.testedMaximumBpm !== null) return { bpm: own.testedMaximumBpm, source: 'tested' }
  return {
    bpm: maximumHeartRateBpm(ageYears, formula, gender),
    source: isAgeUnusable(ageYears) ? 'unknown_age' : 'formula'
  }
}

/** Zone of a heart rate given as percent of the maximum: five zones from `startsPercent` on, 0 below. */
export function heartRateZone(
  percentOfMaximum: number,
  startsPercent: readonly number[] = zoneStartsPercent
): HeartRateZone {
  let zone: HeartRateZone = 0
  for (const next of [1, 2, 3, 4, 5] as const) {
    if (percentOfMaximum < (startsPercent[next - 1] ?? Number.POSITIVE_INFINITY)) break
    zone = next
  }
  return zone
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
