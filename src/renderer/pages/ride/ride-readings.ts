import type { ReadingColumns } from '../../../shared/domain/ride-follow'

/** A ride's readings by column: the n-th item of each is one second, in ride order. Null where there was no value. */
export interface RideReadings {
  /** Log time, epoch ms. */
  readonly atMs: readonly number[]
  /** Ride time in s, by the bike's own clock; told from the log time where the bike did not say it. */
  readonly rideS: readonly number[]
  /** True for the first reading, and for one that does not follow the one before it by a second. */
  readonly startsSpan: readonly boolean[]
  readonly heartRateBpm: readonly (number | null)[]
  readonly cadenceRpm: readonly (number | null)[]
  readonly powerWatts: readonly (number | null)[]
  readonly resistance: readonly (number | null)[]
}

export const noReadings: RideReadings = {
  atMs: [],
  rideS: [],
  startsSpan: [],
  heartRateBpm: [],
  cadenceRpm: [],
  powerWatts: [],
  resistance: []
}

/** A longer step between two readings is a gap. */
const longestStepS = 1.5
/** A reading without its Ride line has the time of its Telemetry line, which comes half a second later. */
const telemetryDelayMs = 500

/** Readings that follow `known`, taken from columns of the wire. `known` stays as it is. */
export function addReadings(known: RideReadings, columns: ReadingColumns): RideReadings {
  const atMs = [...known.atMs]
  const rideS = [...known.rideS]
  const startsSpan = [...known.startsSpan]
  let before = lastSecond(known)
  columns.at_ms.forEach((ms, index) => {
    const clockS = columns.t_s[index] ?? null
    const secondAtMs = clockS === null ? ms - telemetryDelayMs : ms
    const stepS = before === null ? 0 : (secondAtMs - before.secondAtMs) / 1_000
    const second = {
      secondAtMs,
      rideS: clockS ?? (before === null ? firstRideS(columns, index) : before.rideS + Math.max(1, Math.round(stepS)))
    }
    const isGap =
      before === null ||
      stepS > longestStepS ||
      second.rideS - before.rideS > longestStepS ||
      second.rideS <= before.rideS
    atMs.push(ms)
    rideS.push(second.rideS)
    startsSpan.push(isGap)
    before = second
  })
  return {
    atMs,
    rideS,
    startsSpan,
    // 0 bpm means "sensor off" and is never drawn, however it came here.
    heartRateBpm: [...known.heartRateBpm, ...columns.heart_rate.map((bpm) => (bpm === 0 ? null : bpm))],
    cadenceRpm: [...known.cadenceRpm, ...columns.cadence],
    powerWatts: [...known.powerWatts, ...columns.power],
    resistance: [...known.resistance, ...columns.resistance]
  }
}

/** Where the readings known end: the step to the next is told from there. */
function lastSecond(known: RideReadings): { readonly secondAtMs: number; readonly rideS: number } | null {
  const last = known.atMs.length - 1
  const atMs = known.atMs[last]
  const rideS = known.rideS[last]
  if (atMs === undefined || rideS === undefined) return null
  return { secondAtMs: known.resistance[last] === null ? atMs - telemetryDelayMs : atMs, rideS }
}

/** Ride time of a first reading whose Ride line never came: counted back from the next that has one, else 0. */
function firstRideS(columns: ReadingColumns, first: number): number {
  for (let index = first + 1; index < columns.at_ms.length; index += 1) {
    const clockS = columns.t_s[index] ?? null
    if (clockS === null) continue
    const beforeS = ((columns.at_ms[index] ?? 0) - (columns.at_ms[first] ?? 0) + telemetryDelayMs) / 1_000
    return Math.max(0, clockS - Math.max(1, Math.round(beforeS)))
  }
  return 0
}
