import { maximumHeartRateOfUnknownAgeBpm } from '../../../../shared/figures/heart-rate'
import { between, type Random, wholeBetween } from './random'

/** The heart of a rider in a ride, second by second; the same for the same `random` and power. */
export interface RideHeartRate {
  /** The heart rate in the next second, bpm, under a power in W. */
  next(powerWatts: number): number
}

const lowestBpm = 48
/** Nobody goes this far above their maximum but who practises: the very-high limit is 10 bpm above it. */
const marginBpm = 4
/**
 * Nor above this, however young: a console that joins in mid-ride knows no age and takes the maximum of unknown age.
 */
const highestOfUnknownBpm = maximumHeartRateOfUnknownAgeBpm + 8
/** Between two seconds. Captures hold steps up to 18. */
const largestStepBpm = 14

const clamp = (value: number, least: number, most: number): number => Math.min(most, Math.max(least, value))

/**
 * A heart that warms up within minutes to what the rider means to do, follows the power with a lag of seconds up and
 * more of them down, and drifts with the work of the last minutes. The sensor repeats a value now and then, and is
 * sometimes wrong by a few bpm.
 */
export function createRideHeartRate(random: Random, maximumBpm: number): RideHeartRate {
  const restBpm = between(random, 60, 78)
  const topBpm = Math.min(maximumBpm * between(random, 0.92, 1), highestOfUnknownBpm - marginBpm)
  const ceilingBpm = Math.floor(Math.min(maximumBpm + marginBpm, highestOfUnknownBpm))
  /** How hard this ride is meant, as a share of the way from rest to the top. */
  const ambition = between(random, 0.22, 0.68)
  const warmSeconds = between(random, 120, 300)
  /** The rider's strength: this power costs two thirds of what is left. */
  const strengthWatts = between(random, 130, 260)
  let second = 0
  let recentWatts = 0
  let longWatts = 0
  let bpm = restBpm + between(random, 2, 16)
  let shownBpm = Math.round(bpm)

  return {
    next(powerWatts) {
      second += 1
      recentWatts += (powerWatts - recentWatts) / 20
      longWatts += (powerWatts - longWatts) / 150
      const isWarm = Math.min(1, 0.25 + second / warmSeconds)
      const meant = ambition * isWarm * (1 + 0.08 * Math.sin(second / 53))
      const load = 1 - Math.exp(-(0.65 * recentWatts + 0.35 * longWatts) / strengthWatts)
      const target = restBpm + (topBpm - restBpm) * (meant + (1 - meant) * load)
      bpm += clamp((target - bpm) / (target > bpm ? 13 : 24), -2.2, 3.2) + between(random, -0.7, 0.7)
      bpm = clamp(bpm, lowestBpm, ceilingBpm)
      const isRepeated = random() < 0.3
      const error = random() < 0.01 ? wholeBetween(random, -9, 9) : 0
      const read = isRepeated ? shownBpm : Math.round(bpm) + error
      shownBpm = clamp(
        read,
        Math.max(lowestBpm, shownBpm - largestStepBpm),
        Math.min(ceilingBpm, shownBpm + largestStepBpm)
      )
      return shownBpm
    }
  }
}
