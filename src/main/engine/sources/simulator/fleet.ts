import type { LogMessage, PartitionEnds } from '../telemetry-source'
import { type BikeSchedule, createBikeSchedule, headLines, type ScheduledRide } from './bike-schedule'
import { fetchLine, mainLine, newRideLine, rideLine, systemLine, telemetryLine } from './lines'
import { createPracticePlan, type Practice } from './practice'
import { hash } from './random'
import { type CourseSecond, createRideCourse, type RideCourse } from './ride-course'
import { type SimulatedRider, simulatedRider } from './riders'

export interface FleetOptions {
  readonly bikes: number
  readonly seed: number
  /** Log time at which the fleet's log begins, UTC epoch ms. */
  readonly anchorMs: number
  /** Log time between two lines of a bike; 500 ms as bikes do. */
  readonly tickMs?: number
  readonly partitions?: number
}

/**
 * A whole gym of simulated bikes as a log: every message has a partition and an offset that follow from the options
 * alone, and any place in it can be read without reading what lies before.
 */
export interface Fleet {
  readonly bikes: number
  readonly partitions: number
  /** How many messages the partition holds at that moment: the offset after its last one. */
  endAt(partition: number, atMs: number): number
  endsAt(atMs: number, heldMs: number): PartitionEnds[]
  /** The partition's messages from `offset` on whose log time has come, at most `most`. */
  read(partition: number, offset: number, untilMs: number, most: number): LogMessage[]
  /** What is true of the fleet, for tests and for practice. */
  readonly truth: FleetTruth
}

export interface FleetTruth {
  serialOf(bike: number): string
  partitionOf(bike: number): number
  ride(bike: number, index: number): ScheduledRide
  rider(bike: number, ride: ScheduledRide): SimulatedRider
  /** The values of a ride, second by second. */
  course(bike: number, ride: ScheduledRide): CourseSecond[]
  /** Who is above the very-high limit in the n-th ten minutes. */
  practice(window: number): Practice | null
  /** Log time of a bike's line in that tick. */
  timeOf(bike: number, tick: number): number
}

interface Bike {
  readonly number: number
  readonly serial: string
  readonly key: Buffer
  readonly schedule: BikeSchedule
  /** When in a tick it sends, ms. */
  readonly delayMs: number
  running: { ride: ScheduledRide; course: RideCourse; done: number; last: CourseSecond | null } | null
}

/** Where reading a partition goes on without counting anew. */
interface Cursor {
  offset: number
  tick: number
  /** How many of the partition's bikes had their turn in the tick. */
  turn: number
}

export function createFleet(options: FleetOptions): Fleet {
  const { seed, anchorMs, tickMs = 500 } = options
  const partitionCount = Math.min(options.partitions ?? 3, options.bikes)
  const bikes: Bike[] = Array.from({ length: options.bikes }, (_, index) => {
    const serial = `SN${String(index + 1).padStart(4, '0')}`
    return {
      number: index,
      serial,
      key: Buffer.from(serial),
      schedule: createBikeSchedule(seed, index),
      delayMs: ((hash(seed, 0xf6, index) % 9_800) / 10_000) * tickMs,
      running: null
    }
  })
  /** In the order in which they send within a tick: so a partition's log time never runs backwards. */
  const byPartition = Array.from({ length: partitionCount }, (_, partition) =>
    bikes.filter(({ number }) => number % partitionCount === partition).sort((a, b) => a.delayMs - b.delayMs)
  )
  const riders = new Map<number, SimulatedRider>()
  const riderOf = (bike: number, place: number): SimulatedRider => {
    const name = bike * 1_000 + place
    const known = riders.get(name) ?? simulatedRider(seed, bike, place)
    riders.set(name, known)
    return known
  }
  const plan = createPracticePlan(
    seed,
    bikes.map(({ schedule }) => schedule),
    riderOf
  )
  const timeOf = (bike: Bike, tick: number): number => anchorMs + tick * tickMs + bike.delayMs

  const startCourse = (bike: Bike, ride: ScheduledRide): RideCourse =>
    createRideCourse(
      hash(seed, 0x77, bike.number, ride.index),
      riderOf(bike.number, ride.riderPlace),
      timeOf(bike, ride.startTick),
      plan.ofRide(bike.number, ride)
    )

  /** The bike's line in a tick, null when it is free then. */
  const lineAt = (bike: Bike, tick: number): Buffer | null => {
    if (bike.running === null || tick < bike.running.ride.startTick || tick >= bike.running.ride.endTick) {
      const ride = bike.schedule.rideAt(tick)
      if (tick < ride.startTick || tick >= ride.endTick) return null
      bike.running = { ride, course: startCourse(bike, ride), done: 0, last: null }
    }
    const { running } = bike
    const place = tick - running.ride.startTick
    const atMs = timeOf(bike, tick)
    if (place === 0) return mainLine()
    if (place === 1) return newRideLine()
    if (place === 2) return fetchLine(atMs)
    if (place === 3) return systemLine(atMs, riderOf(bike.number, running.ride.riderPlace), bike.serial)
    const second = ((place - headLines) >> 1) + 1
    if (second < running.done) {
      running.course = startCourse(bike, running.ride)
      running.done = 0
    }
    while (running.done < second) {
      running.last = running.course.next()
      running.done += 1
    }
    const values = running.last
    if (values === null) return null
    return (place - headLines) % 2 === 0
      ? rideLine(atMs, second, values.resistance)
      : telemetryLine(atMs, values.heartRateBpm, values.cadenceRpm, values.powerWatts)
  }

  const countBefore = (partition: number, tick: number): number =>
    (byPartition[partition] ?? []).reduce((sum, { schedule }) => sum + schedule.messagesBefore(tick), 0)

  const endAt = (partition: number, atMs: number): number => {
    const tick = Math.floor((atMs - anchorMs) / tickMs)
    if (tick < 0) return 0
    return (byPartition[partition] ?? []).reduce((sum, bike) => {
      const isDue = timeOf(bike, tick) <= atMs
      return sum + bike.schedule.messagesBefore(isDue ? tick + 1 : tick)
    }, 0)
  }

  const cursors: (Cursor | null)[] = byPartition.map(() => null)

  /** Finds the tick and the turn of an offset by halving. */
  const locate = (partition: number, offset: number): Cursor => {
    let low = 0
    let high = 1
    while (countBefore(partition, high) <= offset) high *= 2
    while (low < high - 1) {
      const middle = Math.floor((low + high) / 2)
      if (countBefore(partition, middle) <= offset) low = middle
      else high = middle
    }
    return { offset: countBefore(partition, low), tick: low, turn: 0 }
  }

  const read = (partition: number, offset: number, untilMs: number, most: number): LogMessage[] => {
    const order = byPartition[partition] ?? []
    const known = cursors[partition]
    const cursor = known?.offset === offset ? known : locate(partition, offset)
    const messages: LogMessage[] = []
    while (messages.length < most) {
      const bike = order[cursor.turn]
      if (bike === undefined) {
        cursor.tick += 1
        cursor.turn = 0
        continue
      }
      if (timeOf(bike, cursor.tick) > untilMs) break
      const value = lineAt(bike, cursor.tick)
      cursor.turn += 1
      if (value === null) continue
      if (cursor.offset >= offset) messages.push({ offset: cursor.offset, key: bike.key, value })
      cursor.offset += 1
    }
    cursors[partition] = cursor
    return messages
  }

  const bikeAt = (number: number): Bike => {
    const bike = bikes[number]
    if (bike === undefined) throw new RangeError(`the fleet has no bike ${number}`)
    return bike
  }
  return {
    bikes: options.bikes,
    partitions: partitionCount,
    endAt,
    endsAt: (atMs, heldMs) =>
      byPartition.map((_, partition) => ({
        partition,
        low: endAt(partition, atMs - heldMs),
        high: endAt(partition, atMs)
      })),
    read,
    truth: {
      serialOf: (bike) => bikeAt(bike).serial,
      partitionOf: (bike) => bike % partitionCount,
      ride: (bike, index) => bikeAt(bike).schedule.ride(index),
      rider: (bike, ride) => riderOf(bike, ride.riderPlace),
      course: (bike, ride) => {
        const course = startCourse(bikeAt(bike), ride)
        return Array.from({ length: ride.seconds }, () => course.next())
      },
      practice: plan.inWindow,
      timeOf: (bike, tick) => timeOf(bikeAt(bike), tick)
    }
  }
}
