import { createRandom, hash, type Random, share, wholeBetween } from './random'
import { ridersPerBike } from './riders'

/** One ride of a bike, in ticks since the anchor. A tick is half a second of log time. */
export interface ScheduledRide {
  /** Names the ride together with `index`: the bike's turn and the place in it. */
  readonly turn: number
  readonly index: number
  /** Place of its rider in the bike's circle. */
  readonly riderPlace: number
  /** Tick of its first line, negative for one that was under way at the anchor. */
  readonly startTick: number
  readonly seconds: number
  /** First tick after its last line. */
  readonly endTick: number
}

/** When a bike is ridden, by whom and for how long: without end, known for any tick, the same for the same seed. */
export interface BikeSchedule {
  /** The ride whose lines the tick lies in, null while the bike is free. */
  rideAt(tick: number): ScheduledRide | null
  /** The first tick from `tick` on that lies in a ride. */
  nextRideTick(tick: number): number
  /** The rides with a line in the ticks from `fromTick` up to and without `toTick`, in order. */
  ridesBetween(fromTick: number, toTick: number): ScheduledRide[]
  /** How many messages the bike sends from tick 0 up to and without `tick`, which is not negative. */
  messagesBefore(tick: number): number
}

/** Lines before the first reading: main, new ride, user data, SYSTEM. */
export const headLines = 4
const ticksPerMinute = 120
const ticksOf = (seconds: number): number => headLines + 2 * seconds

/**
 * A bike's time is cut into turns of about this length: a break, then rides one right after the other. Turns of
 * different bikes begin at different times, so the number of free bikes stays much the same.
 */
const turnTicks = 96 * ticksPerMinute
const largestShiftTicks = 3 * ticksPerMinute
/** Longer than the silence limit, so that the floor shows the bike as free; shorter than the log is held. */
const breakMinutes = [14, 17] as const
/** Multiples of it lie far apart on a circle however many there are. */
const goldenShare = 0.618033988749895

const shortestRideSeconds = 480
const longestRideSeconds = 2_700

/** Cuts `ticks`, an even number of many minutes, into rides of 8 to 45 min, and one in six of some minutes only. */
export function cutIntoRides(random: Random, ticks: number): number[] {
  const rides: number[] = []
  let left = ticks
  while (left > 0) {
    const isShort = random() < 1 / 6
    const drawn = isShort ? wholeBetween(random, 45, 330) : wholeBetween(random, shortestRideSeconds, 2_300)
    const margin = left - ticksOf(drawn)
    let seconds = drawn
    if (margin < ticksOf(shortestRideSeconds)) {
      const all = (left - headLines) / 2
      // What would be left is no ride: it is added to this one, or this one leaves more.
      seconds = all <= longestRideSeconds ? all : (left - ticksOf(shortestRideSeconds) - headLines) / 2
    }
    rides.push(seconds)
    left -= ticksOf(seconds)
  }
  return rides
}

export function createBikeSchedule(seed: number, bike: number): BikeSchedule {
  const phase = Math.floor(((bike * goldenShare + share(seed, 0xe5)) % 1) * turnTicks)
  const turnStart = (turn: number): number =>
    phase + turn * turnTicks + Math.floor((share(seed, 0xa1, bike, turn) - 0.5) * 2 * largestShiftTicks)
  /** First tick of the turn's first ride. Rides fill an even number of ticks up to the next turn. */
  const ridesStart = (turn: number): number => {
    const [least, most] = breakMinutes
    const breakTicks = Math.floor((least + share(seed, 0xb2, bike, turn) * (most - least)) * ticksPerMinute)
    const start = turnStart(turn) + breakTicks
    return start + ((turnStart(turn + 1) - start) % 2)
  }
  const turnOf = (tick: number): number => {
    let turn = Math.floor((tick - phase) / turnTicks)
    while (turnStart(turn) > tick) turn -= 1
    while (turnStart(turn + 1) <= tick) turn += 1
    return turn
  }

  /** Some riders are there far more often than others. */
  const riderPlace = (turn: number, index: number): number =>
    Math.floor(share(seed, 0xd4, bike, turn, index) ** 1.5 * ridersPerBike)

  const planTurn = (turn: number): ScheduledRide[] => {
    const random = createRandom(hash(seed, 0xc3, bike, turn))
    let startTick = ridesStart(turn)
    let place = riderPlace(turn, 0)
    return cutIntoRides(random, turnStart(turn + 1) - startTick).map((seconds, index) => {
      if (index > 0 && random() < 0.55) place = riderPlace(turn, index)
      const endTick = startTick + ticksOf(seconds)
      const ride: ScheduledRide = { turn, index, riderPlace: place, startTick, seconds, endTick }
      startTick = endTick
      return ride
    })
  }
  /** The last turns asked for; readers go forward, the practice plan looks a few minutes ahead. */
  const planned = new Map<number, readonly ScheduledRide[]>()
  const ridesOf = (turn: number): readonly ScheduledRide[] => {
    const known = planned.get(turn)
    if (known !== undefined) return known
    const made = planTurn(turn)
    planned.set(turn, made)
    for (const oldest of planned.keys()) {
      if (planned.size <= 3) break
      planned.delete(oldest)
    }
    return made
  }

  // The messages sent in ticks 0.. before each turn from the one that holds tick 0; only sums of turns are kept.
  const firstTurn = turnOf(0)
  const sent = [-Math.max(0, -ridesStart(firstTurn))]
  const sentBefore = (turn: number): number => {
    while (sent.length <= turn - firstTurn) {
      const last = firstTurn + sent.length - 1
      sent.push((sent.at(-1) ?? 0) + turnStart(last + 1) - ridesStart(last))
    }
    return sent[turn - firstTurn] ?? 0
  }

  return {
    rideAt(tick) {
      const turn = turnOf(tick)
      if (tick < ridesStart(turn)) return null
      return ridesOf(turn).find(({ endTick }) => tick < endTick) ?? null
    },
    nextRideTick: (tick) => Math.max(tick, ridesStart(turnOf(tick))),
    ridesBetween(fromTick, toTick) {
      const rides: ScheduledRide[] = []
      for (let turn = turnOf(fromTick); turnStart(turn) < toTick; turn += 1) {
        rides.push(
          ...ridesOf(turn).filter(({ startTick, endTick }) => Math.max(startTick, fromTick) < Math.min(endTick, toTick))
        )
      }
      return rides
    },
    messagesBefore(tick) {
      const turn = turnOf(tick)
      return sentBefore(turn) + Math.max(0, tick - ridesStart(turn))
    }
  }
}
