/** Seconds over which power is averaged before its fourth power is taken. */
const normalizedOverSeconds = 30

/**
 * Mean power in W over the last `windowSeconds` readings, for each reading. One reading is one second. A null, and a
 * reading with `startsSpan` (it does not follow the one before by a second), break the average: what came before is left
 * out, so the first readings after a break are averaged over fewer. Null where there was no power.
 */
export function rollingPowerWatts(
  powerWatts: readonly (number | null)[],
  startsSpan: readonly boolean[],
  windowSeconds: number
): (number | null)[] {
  const means: (number | null)[] = []
  let unbroken = 0
  powerWatts.forEach((watts, index) => {
    if (startsSpan[index] === true) unbroken = 0
    unbroken = watts === null ? 0 : unbroken + 1
    means.push(watts === null ? null : meanOfLast(powerWatts, index, Math.min(unbroken, windowSeconds)))
  })
  return means
}

/** Added anew for each: a sum that is carried along gathers the errors of a whole ride. */
function meanOfLast(values: readonly (number | null)[], index: number, count: number): number {
  let sum = 0
  for (let at = index - count + 1; at <= index; at += 1) sum += values[at] ?? 0
  return sum / count
}

/**
 * Normalized power in W: the 30 s rolling average of power, raised to the fourth power, averaged over the ride, and the
 * fourth root of that. Only averages over 30 unbroken seconds count (see `rollingPowerWatts` for breaks); null where
 * there is none. Source: A. Coggan in Allen, Coggan, "Training and Racing with a Power Meter" (2nd ed., 2010), ch. 7.
 */
export function normalizedPowerWatts(
  powerWatts: readonly (number | null)[],
  startsSpan: readonly boolean[]
): number | null {
  let unbroken = 0
  let sumOfFourthPowers = 0
  let count = 0
  powerWatts.forEach((watts, index) => {
    if (startsSpan[index] === true) unbroken = 0
    unbroken = watts === null ? 0 : unbroken + 1
    if (unbroken < normalizedOverSeconds) return
    sumOfFourthPowers += meanOfLast(powerWatts, index, normalizedOverSeconds) ** 4
    count += 1
  })
  return count === 0 ? null : (sumOfFourthPowers / count) ** 0.25
}

/** Power for each kilogram, W/kg; null where either is unknown or no weight. */
export const wattsPerKilogram = (watts: number | null, weightKg: number | null): number | null =>
  watts === null || weightKg === null || weightKg <= 0 ? null : watts / weightKg
