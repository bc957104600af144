import type { RideFollow } from '../../../shared/domain/ride-follow'
import { addReadings, noReadings, type RideReadings } from './ride-readings'

/** What is known of a ride that is followed: its figures as last told, and all readings so far. */
export interface FollowedRide {
  /** All that the last answer said but its readings. */
  readonly told: Omit<RideFollow, 'readings'>
  readonly readings: RideReadings
  /** Number of the last reading known; the next question comes after it. */
  readonly lastReading: number
}

/**
 * What is known after an answer to the question for readings after number `after`. An answer to another question than the
 * one that comes next changes nothing, so that no second is taken twice. Null when the console tells fewer readings than
 * are known (it has read the ride anew): then the ride is to be asked for from its beginning.
 */
export function takeAnswer(known: FollowedRide | null, after: number, answer: RideFollow): FollowedRide | null {
  const lastKnown = known?.lastReading ?? 0
  if (after !== lastKnown) return known
  if (answer.ride.reading_count < lastKnown) return null
  const { readings, ...told } = answer
  const before = known?.readings ?? noReadings
  return {
    told,
    readings: readings.at_ms.length === 0 ? before : addReadings(before, readings),
    lastReading: answer.last_reading
  }
}
