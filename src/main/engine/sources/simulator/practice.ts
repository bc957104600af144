import type { BikeSchedule, ScheduledRide } from './bike-schedule'
import { headLines } from './bike-schedule'
import { hash } from './random'
import type { SimulatedRider } from './riders'

/** Ten minutes of log time, in ticks. */
const windowTicks = 1_200
/** Within each window, so that it lies as far from its ends. */
const startsAtTick = 600
/** How long the rider stays above the limit, s. */
export const practiceSeconds = 40
/** Getting there and back, s. */
export const practiceRampSeconds = 20
const neededAfterTicks = 2 * (practiceSeconds + 3 * practiceRampSeconds)

/** Somebody above the very-high limit, so that staff can practise. */
export interface Practice {
  readonly bike: number
  readonly rideIndex: number
  /** Second of the ride in which the heart rate begins to rise. */
  readonly startSecond: number
}

/** Who it is in each ten minutes: one rider of known age, with a sensor, some minutes into a ride that still lasts. */
export interface PracticePlan {
  /** Null in the rare window in which nobody fits. */
  inWindow(window: number): Practice | null
  /** The practices within a ride, in order. */
  ofRide(bike: number, ride: ScheduledRide): Practice[]
}

export function createPracticePlan(
  seed: number,
  schedules: readonly BikeSchedule[],
  riderOf: (bike: number, place: number) => SimulatedRider
): PracticePlan {
  const known = new Map<number, Practice | null>()

  const find = (window: number): Practice | null => {
    const tick = window * windowTicks + startsAtTick
    const first = hash(seed, 0x9a, window) % schedules.length
    for (let step = 0; step < schedules.length; step += 1) {
      const bike = (first + step) % schedules.length
      const ride = schedules[bike]?.rideAt(tick)
      if (ride === undefined) continue
      const startSecond = Math.ceil((tick - ride.startTick - headLines) / 2)
      const rider = riderOf(bike, ride.riderPlace)
      const lasts = ride.endTick - tick >= neededAfterTicks
      // A rider whose SYSTEM line lies before the anchor is nobody known to the console.
      if (ride.startTick >= 0 && startSecond >= 150 && lasts && rider.hasSensor && rider.bornMs !== null) {
        return { bike, rideIndex: ride.index, startSecond }
      }
    }
    return null
  }
  const inWindow = (window: number): Practice | null => {
    const found = known.get(window)
    if (found !== undefined) return found
    const practice = find(window)
    known.set(window, practice)
    return practice
  }
  return {
    inWindow,
    ofRide(bike, ride) {
      const practices: Practice[] = []
      const last = Math.floor(ride.endTick / windowTicks)
      for (let window = Math.max(0, Math.floor(ride.startTick / windowTicks)); window <= last; window += 1) {
        const practice = inWindow(window)
        if (practice !== null && practice.bike === bike && practice.rideIndex === ride.index) practices.push(practice)
      }
      return practices
    }
  }
}
