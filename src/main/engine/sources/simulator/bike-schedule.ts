import { createRandom, hash, wholeBetween } from './random'
import { ridersPerBike } from './riders'

/** One ride of a bike, in ticks since the anchor. A tick is half a second of log time. */
export interface ScheduledRide {
  readonly index: number
  /** Place of its rider in the bike's circle. */
  readonly riderPlace: number
  /** Tick of its first line, negative for one that was under way at the anchor. */
  readonly startTick: number
  readonly seconds: number
  /** First tick after its last line. */
  readonly endTick: number
  /** How many messages the bike sent before it, counted from the anchor. */
  readonly messagesBefore: number
}

/** Lines before the first reading: main, new ride, user data, SYSTEM. */
export const headLines = 4
/** Rides follow each other after 2.5 s. */
const shortestGapTicks = 5

/** When a bike is ridden, by whom and for how long: without end, known for any tick, the same for the same seed. */
export interface BikeSchedule {
  /** The ride whose lines or gap before it the tick lies in: the last one that does not start after it. */
  rideAt(tick: number): ScheduledRide
  ride(index: number): ScheduledRide
  /** How many messages the bike sends from the anchor up to and without the tick. */
  messagesBefore(tick: number): number
}

export function createBikeSchedule(seed: number, bike: number): BikeSchedule {
  const rides: ScheduledRide[] = []

  const secondsOf = (index: number): number => {
    const random = createRandom(hash(seed, 0xa1, bike, index))
    // One ride in six is short: somebody tries the bike, or the seat is wrong.
    return random() < 1 / 6 ? wholeBetween(random, 40, 300) : wholeBetween(random, 480, 2_700)
  }
  /** Mostly the next rider waits; now and then the bike is free for longer than any silence limit of minutes. */
  const gapTicksAfter = (index: number): number => {
    const random = createRandom(hash(seed, 0xb2, bike, index))
    const choice = random()
    if (choice < 0.22) return wholeBetween(random, 2 * 660, 2 * 1_500)
    return choice < 0.3 ? wholeBetween(random, 2 * 20, 2 * 90) : shortestGapTicks
  }
  /** A rider takes one to a few rides in a row. */
  const riderPlaceOf = (index: number): number => {
    let first = index
    while (first > 0 && hash(seed, 0xc3, bike, first) % 10 < 3) first -= 1
    return hash(seed, 0xd4, bike, first) % ridersPerBike
  }

  const next = (): ScheduledRide => {
    const last = rides.at(-1)
    const index = rides.length
    const seconds = secondsOf(index)
    const ticks = headLines + 2 * seconds
    // The anchor finds most bikes somewhere in their first ride, others just before it.
    const startTick =
      last === undefined ? -(hash(seed, 0xe5, bike) % (ticks + 240)) + 240 : last.endTick + gapTicksAfter(last.index)
    const ride: ScheduledRide = {
      index,
      riderPlace: riderPlaceOf(index),
      startTick,
      seconds,
      endTick: startTick + ticks,
      messagesBefore: last === undefined ? 0 : last.messagesBefore + last.endTick - Math.max(0, last.startTick)
    }
    rides.push(ride)
    return ride
  }
  const ride = (index: number): ScheduledRide => {
    let found = rides[index]
    while (found === undefined) {
      next()
      found = rides[index]
    }
    return found
  }
  /** The last ride for which `isAtOrBefore` holds, which it does for a beginning of the list; at least the first. */
  const lastWhere = (isAtOrBefore: (ride: ScheduledRide) => boolean): ScheduledRide => {
    while (isAtOrBefore(ride(Math.max(0, rides.length - 1)))) next()
    let low = 0
    let high = rides.length - 1
    while (low < high) {
      const middle = (low + high + 1) >> 1
      if (isAtOrBefore(ride(middle))) low = middle
      else high = middle - 1
    }
    return ride(low)
  }
  return {
    ride,
    rideAt: (tick) => lastWhere(({ startTick }) => startTick <= tick),
    messagesBefore(tick) {
      const { startTick, endTick, messagesBefore } = lastWhere((each) => each.startTick <= tick)
      const from = Math.max(0, startTick)
      return messagesBefore + Math.max(0, Math.min(tick, endTick) - from)
    }
  }
}
