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

/** A bike that begins afresh does so within this time after the anchor. */
const freshWithinTicks = 20
/** What is left of a ride must be worth beginning anew. */
const leastFreshSeconds = 60

/**
 * The schedule of one bike. One that is ridden at the anchor is in mid-ride there; with `isFresh` it is ridden, and its
 * rider begins some seconds later instead, for as long as the other ride would have lasted: so it is known who it is.
 */
export function createBikeSchedule(seed: number, bike: number, isFresh = false): BikeSchedule {
  let phase = Math.floor(((bike * goldenShare + share(seed, 0xe5)) % 1) * turnTicks)
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

  if (isFresh) {
    // In a break at the anchor, its turn is moved so that the break has just ended.
    const start = ridesStart(turnOf(0))
    if (start > 0) phase -= start + 2
  }

  /** Some riders are there far more often than others. */
  const riderPlace = (turn: number, index: number): number =>
    Math.floor(share(seed, 0xd4, bike, turn, index) ** 1.5 * ridersPerBike)

  const cutTurn = (turn: number): ScheduledRide[] => {
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
  const firstTurn = turnOf(0)
  const afresh = isFresh ? begunAfresh(cutTurn(firstTurn), hash(seed, 0x1f, bike) % freshWithinTicks) : null
  const planTurn = (turn: number): ScheduledRide[] => {
    const rides = cutTurn(turn)
    return turn === firstTurn ? rides.map((ride) => (ride.index === afresh?.index ? afresh : ride)) : rides
  }
  /** Ticks from the anchor on in which a bike that begins afresh says nothing. */
  const silentTicks = afresh?.startTick ?? 0

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
      if (tick < ridesStart(turn) || (tick >= 0 && tick < silentTicks)) return null
      return ridesOf(turn).find(({ endTick }) => tick < endTick) ?? null
    },
    nextRideTick: (tick) => Math.max(tick, ridesStart(turnOf(tick)), tick < 0 ? tick : silentTicks),
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
      return sentBefore(turn) + Math.max(0, tick - ridesStart(turn)) - Math.min(tick, silentTicks)
    }
  }
}

/** The ride that is under way at the anchor, begun at `tick` or the next instead; null without one, or near its end. */
function begunAfresh(rides: readonly ScheduledRide[], tick: number): ScheduledRide | null {
  const ride = rides.find(({ startTick, endTick }) => startTick < 0 && endTick > 0)
  if (ride === undefined) return null
  // A ride fills an even number of ticks.
  const startTick = tick + ((ride.endTick - tick) % 2)
  const seconds = (ride.endTick - startTick - headLines) / 2
  return seconds < leastFreshSeconds ? null : { ...ride, startTick, seconds }
}
