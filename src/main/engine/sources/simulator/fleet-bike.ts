import { ageYears, maximumHeartRateBpm } from '../../../../shared/figures/heart-rate'
import { type BikeSchedule, headLines, type ScheduledRide } from './bike-schedule'
import type { LineWriter } from './lines'
import type { LogClock } from './log-clock'
import type { Practice } from './practice'
import { hash } from './random'
import { type CourseSecond, createRideCourse, type RideCourse } from './ride-course'
import type { SimulatedRider } from './riders'

/** One bike of the fleet: what it sends in each tick. */
export interface FleetBike {
  readonly number: number
  readonly serial: string
  readonly key: Buffer
  readonly schedule: BikeSchedule
  /** Its message of a tick, null while it is free. Fast from one tick to the next, a ride's length otherwise. */
  messageAt(tick: number): Buffer | null
  riderOf(ride: ScheduledRide): SimulatedRider
  /** The values of a ride from its first second. */
  startCourse(ride: ScheduledRide): RideCourse
}

export interface FleetBikeOptions {
  readonly seed: number
  readonly number: number
  readonly schedule: BikeSchedule
  readonly clock: LogClock
  readonly write: LineWriter
  readonly riderOf: (bike: number, place: number) => SimulatedRider
  readonly practicesOf: (bike: number, ride: ScheduledRide) => readonly Practice[]
}

/** The ride that is being written, and how far. */
interface Progress {
  readonly ride: ScheduledRide
  course: RideCourse
  /** How many seconds were taken from the course; `values` is the last of them. */
  second: number
  values: CourseSecond | null
}

export function createFleetBike(options: FleetBikeOptions): FleetBike {
  const { seed, number, schedule, clock, write } = options
  const serial = `SN${String(number + 1).padStart(4, '0')}`
  const riderOf = (ride: ScheduledRide): SimulatedRider => options.riderOf(number, ride.riderPlace)

  const startCourse = (ride: ScheduledRide): RideCourse => {
    const { bornMs, hasSensor } = riderOf(ride)
    const startMs = clock.microsOf(number, ride.startTick) / 1_000
    return createRideCourse({
      seed: hash(seed, 0x77, number, ride.turn, ride.index),
      hasSensor,
      maximumHeartRateBpm: maximumHeartRateBpm(bornMs === null ? null : ageYears(bornMs, startMs)),
      practices: options.practicesOf(number, ride)
    })
  }

  let progress: Progress | null = null
  /** Until then the bike is known to be free; spares a look at the schedule in each tick of a break. */
  let free = { fromTick: 0, endTick: 0 }

  const progressAt = (tick: number): Progress | null => {
    if (progress !== null && tick >= progress.ride.startTick && tick < progress.ride.endTick) return progress
    if (tick >= free.fromTick && tick < free.endTick) return null
    const ride = schedule.rideAt(tick)
    if (ride === null) free = { fromTick: tick, endTick: schedule.nextRideTick(tick) }
    else progress = { ride, course: startCourse(ride), second: 0, values: null }
    return ride === null ? null : progress
  }

  const valuesAt = (running: Progress, second: number): CourseSecond => {
    if (running.values === null || second < running.second) {
      running.course = startCourse(running.ride)
      running.values = running.course.next()
      running.second = 1
    }
    let values = running.values
    for (; running.second < second; running.second += 1) values = running.course.next()
    running.values = values
    return values
  }

  return {
    number,
    serial,
    key: Buffer.from(serial),
    schedule,
    riderOf,
    startCourse,
    messageAt(tick) {
      const running = progressAt(tick)
      if (running === null) return null
      const line = tick - running.ride.startTick
      const atMicros = clock.microsOf(number, tick)
      if (line === 0) return write.main()
      if (line === 1) return write.newRide()
      if (line === 2) return write.fetch(atMicros)
      if (line === 3) return write.system(atMicros, riderOf(running.ride), serial)
      const second = ((line - headLines) >> 1) + 1
      const { resistance, heartRateBpm, cadenceRpm, powerWatts } = valuesAt(running, second)
      return (line - headLines) % 2 === 0
        ? write.ride(atMicros, second, resistance)
        : write.telemetry(atMicros, heartRateBpm, cadenceRpm, powerWatts)
    }
  }
}
