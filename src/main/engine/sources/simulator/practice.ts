import { type BikeSchedule, headLines, type ScheduledRide } from './bike-schedule'
import { hash } from './random'
import type { SimulatedRider } from './riders'

/** Ten minutes of log time, in ticks. */
export const practiceWindowTicks = 1_200
/** From the usual heart rate to above the very-high limit, s. */
export const practiceRiseSeconds = 30
/** How long the rider stays above the limit, s. */
export const practiceHoldSeconds = 40
/** From there back to the usual heart rate, s. */
export const practiceFallSeconds = 40
const practiceTicks = 2 * (practiceRiseSeconds + practiceHoldSeconds + practiceFallSeconds)

/** A practice begins at one of these places of its window, so that it lies within it and no two come close together. */
const firstPlaceTick = 120
const placeTicks = 20
const places = 40
/** By then every sensor has found its pulse, and the rider is warm. */
const secondsBefore = 100
const ticksAfter = practiceTicks + 60

/** Somebody goes above the very-high limit, so that staff can practise. */
export interface Practice {
  readonly bike: number
  readonly ride: ScheduledRide
  /** Second of the ride in which the heart rate begins to rise. */
  readonly startSecond: number
}

/** Who it is in each ten minutes: one rider of known age with a sensor, some minutes into a ride that goes on. */
export interface PracticePlan {
  /**
   * The practice of the n-th ten minutes. Null where nobody fits: while a fleet of one or two bikes stands free, and
   * at the very beginning of the log, where nobody's SYSTEM line has come yet.
   */
  inWindow(window: number): Practice | null
  /** The practices within a ride, in order. */
  ofRide(bike: number, ride: ScheduledRide): Practice[]
}

export function createPracticePlan(
  seed: number,
  schedules: readonly BikeSchedule[],
  riderOf: (bike: number, place: number) => SimulatedRider
): PracticePlan {
  /** The last windows asked for. */
  const known = new Map<number, Practice | null>()

  const practiceAt = (tick: number, bike: number): Practice | null => {
    const ride = schedules[bike]?.rideAt(tick) ?? null
    // A ride that was under way at the anchor has a rider whom the console does not know.
    if (ride === null || ride.startTick < 0) return null
    const startSecond = Math.ceil((tick - ride.startTick - headLines) / 2)
    if (startSecond < secondsBefore || ride.endTick - tick < ticksAfter) return null
    const { hasSensor, bornMs } = riderOf(bike, ride.riderPlace)
    return hasSensor && bornMs !== null ? { bike, ride, startSecond } : null
  }

  const find = (window: number): Practice | null => {
    const firstPlace = hash(seed, 0x9a, window) % places
    const firstBike = hash(seed, 0x9b, window) % schedules.length
    for (let place = 0; place < places; place += 1) {
      const atPlace = (firstPlace + place) % places
      const tick = window * practiceWindowTicks + firstPlaceTick + atPlace * placeTicks
      for (let step = 0; step < schedules.length; step += 1) {
        const practice = practiceAt(tick, (firstBike + step) % schedules.length)
        if (practice !== null) return practice
      }
    }
    return null
  }
  const inWindow = (window: number): Practice | null => {
    const found = known.get(window)
    if (found !== undefined) return found
    const practice = find(window)
    known.set(window, practice)
    for (const oldest of known.keys()) {
      if (known.size <= 64) break
      known.delete(oldest)
    }
    return practice
  }
  return {
    inWindow,
    ofRide(bike, ride) {
      const practices: Practice[] = []
      const last = Math.floor(ride.endTick / practiceWindowTicks)
      for (let window = Math.max(0, Math.floor(ride.startTick / practiceWindowTicks)); window <= last; window += 1) {
        const practice = inWindow(window)
        if (practice?.bike === bike && practice.ride.startTick === ride.startTick) practices.push(practice)
      }
      return practices
    }
  }
}
