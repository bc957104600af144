/** Power by the second of the ride clock, for `bestPowerWatts`. */
export interface PowerBySecond {
  /** Seconds with a power, rising. */
  readonly seconds: readonly number[]
  /** Power in each of them, in whole microwatts: sums of those are exact. */
  readonly microwatts: readonly number[]
  /** Seconds from the first to the last reading on the ride clock, both counted, also those without a power. */
  readonly coveredSeconds: number
  /** Second of the first reading on the ride clock. */
  readonly firstSecond: number
}

const microwattsPerWatt = 1_000_000

/**
 * Orders readings by the ride clock. `durationS`: the ride clock of each reading in s, at the nearest whole second; readings
 * without one are left out. Of several readings of one second (a clock that was set back) the last with a power counts.
 */
export function powerBySecond(
  durationS: readonly (number | null)[],
  powerWatts: readonly (number | null)[]
): PowerBySecond {
  let seconds: number[] = []
  let microwatts: number[] = []
  let first = Number.POSITIVE_INFINITY
  let last = Number.NEGATIVE_INFINITY
  let isRising = true
  durationS.forEach((clockS, index) => {
    if (clockS === null) return
    const second = Math.round(clockS)
    first = Math.min(first, second)
    last = Math.max(last, second)
    const watts = powerWatts[index] ?? null
    if (watts === null) return
    isRising &&= seconds.length === 0 || second > (seconds.at(-1) ?? 0)
    seconds.push(second)
    microwatts.push(Math.round(watts * microwattsPerWatt))
  })
  if (!isRising) {
    const bySecond = new Map(seconds.map((second, index) => [second, microwatts[index] ?? 0]))
    const ordered = [...bySecond].sort(([one], [other]) => one - other)
    seconds = ordered.map(([second]) => second)
    microwatts = ordered.map(([, value]) => value)
  }
  return { seconds, microwatts, firstSecond: first, coveredSeconds: first > last ? 0 : last - first + 1 }
}

/**
 * The highest mean power in W over any `windowSeconds` on end of the ride clock, to the microwatt. A second without a reading
 * or without a power counts as 0 W. Null where the ride clock covers less than the window, and where no reading had a power.
 */
export function bestPowerWatts(power: PowerBySecond, windowSeconds: number): number | null {
  const { seconds, microwatts, firstSecond, coveredSeconds } = power
  if (coveredSeconds < windowSeconds || seconds.length === 0) return null
  const earliestEnd = firstSecond + windowSeconds - 1
  let best = 0
  let sum = 0
  let from = 0
  // No power is below 0: the best window ends with a reading, or is the first of all.
  seconds.forEach((second, index) => {
    sum += microwatts[index] ?? 0
    const begin = Math.max(second, earliestEnd) - windowSeconds + 1
    for (let left = seconds[from]; left !== undefined && left < begin; left = seconds[from]) {
      sum -= microwatts[from] ?? 0
      from += 1
    }
    best = Math.max(best, sum)
  })
  return best / (windowSeconds * microwattsPerWatt)
}
