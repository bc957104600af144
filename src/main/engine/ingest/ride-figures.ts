/** A sum of values with their number and extremes; enough for average, maximum and minimum at any moment. */
export interface Tally {
  sum: number
  count: number
  /** Meaningless while `count` is 0. */
  max: number
  min: number
}

/**
 * The figures of a ride, kept up to date with each reading. Sums are added in log order, so that the same log gives the
 * same bits however it was cut into batches.
 */
export interface RideFigures {
  readingCount: number
  /** Heart rate above 0: 0 bpm means that the sensor was off. */
  heartRate: Tally
  cadence: Tally
  /** Its sum is the energy in J: each reading stands for one second. */
  power: Tally
  resistance: Tally
  /** The ride clock (s) of the first and the last Ride line; null before one came. */
  firstDurationS: number | null
  lastDurationS: number | null
}

/** One second of a ride. A half that never came is null, so is the heart rate while the sensor is off. */
export interface RideReading {
  readonly atMs: number
  readonly durationS: number | null
  readonly heartRateBpm: number | null
  readonly cadenceRpm: number | null
  readonly powerWatts: number | null
  readonly resistance: number | null
}

const emptyTally = (): Tally => ({ sum: 0, count: 0, max: 0, min: 0 })

export const emptyFigures = (): RideFigures => ({
  readingCount: 0,
  heartRate: emptyTally(),
  cadence: emptyTally(),
  power: emptyTally(),
  resistance: emptyTally(),
  firstDurationS: null,
  lastDurationS: null
})

/** Adds one reading to the figures, in place. */
export function addReading(figures: RideFigures, reading: RideReading): void {
  figures.readingCount += 1
  add(figures.heartRate, reading.heartRateBpm)
  add(figures.cadence, reading.cadenceRpm)
  add(figures.power, reading.powerWatts)
  add(figures.resistance, reading.resistance)
  if (reading.durationS !== null) {
    figures.firstDurationS ??= reading.durationS
    figures.lastDurationS = reading.durationS
  }
}

function add(tally: Tally, value: number | null): void {
  if (value === null) return
  if (tally.count === 0) {
    tally.max = value
    tally.min = value
  } else if (value > tally.max) tally.max = value
  else if (value < tally.min) tally.min = value
  tally.sum += value
  tally.count += 1
}

/**
 * The ride's length by its own clock, in s: last minus first `duration` plus 1, never below 0 (a clock that was set
 * back makes no negative ride); null while no Ride line came. Source: the feed's format, "the ride clock".
 */
export function rideDurationS(figures: Pick<RideFigures, 'firstDurationS' | 'lastDurationS'>): number | null {
  if (figures.firstDurationS === null || figures.lastDurationS === null) return null
  return Math.max(0, figures.lastDurationS - figures.firstDurationS + 1)
}
