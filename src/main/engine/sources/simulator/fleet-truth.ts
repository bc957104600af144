import { headLines, type ScheduledRide } from './bike-schedule'
import type { FleetBike } from './fleet-bike'
import type { LogClock } from './log-clock'
import type { PartitionLog } from './partition-log'
import { type PracticePlan, practiceHoldSeconds, practiceRiseSeconds } from './practice'
import type { SimulatedRider } from './riders'

/** A ride as far as its lines lie in the log, with figures that a right reading of the messages must give. */
export interface TrueRide {
  readonly bikeSerial: string
  readonly partition: number
  /** Offset of its first line in the log. */
  readonly firstOffset: number
  /** Null when its SYSTEM line is not in the log. */
  readonly rider: SimulatedRider | null
  /** Log time of its first line with a timestamp, and of its last reading; UTC epoch ms, null without one. */
  readonly startMs: number | null
  readonly endMs: number | null
  /** False while lines of it are still to come. */
  readonly isOver: boolean
  /** Telemetry lines. */
  readonly readings: number
  readonly powerSumWatts: number
  readonly highestPowerWatts: number
  readonly cadenceSumRpm: number
  /** Of the readings that have a heart rate; the last two are 0 where none has. */
  readonly heartRate: {
    readonly readings: number
    readonly sumBpm: number
    readonly lowestBpm: number
    readonly highestBpm: number
  }
}

/** Somebody above the very-high limit, and how long: log time of the first and the last second held, UTC epoch ms. */
export interface TruePractice {
  readonly window: number
  readonly bikeSerial: string
  readonly rider: SimulatedRider
  readonly fromMs: number
  readonly toMs: number
}

export interface FleetTruth {
  /** The rides with a line in the log by then, by bike and time. */
  ridesUntil(atMs: number): TrueRide[]
  /** The practices of the n-th and following ten minutes of the log. */
  practices(fromWindow: number, count: number): TruePractice[]
}

export interface FleetTruthOptions {
  readonly bikes: readonly FleetBike[]
  readonly logs: readonly PartitionLog[]
  readonly clock: LogClock
  readonly practice: PracticePlan
}

export function createFleetTruth({ bikes, logs, clock, practice }: FleetTruthOptions): FleetTruth {
  const timeOf = (bike: FleetBike, tick: number): number => Math.floor(clock.microsOf(bike.number, tick) / 1_000)
  const telemetryTick = (ride: ScheduledRide, second: number): number => ride.startTick + headLines + 2 * second - 1

  /** `endTick` is the first tick that is not in the log yet. */
  const trueRide = (bike: FleetBike, ride: ScheduledRide, endTick: number): TrueRide => {
    const firstTick = Math.max(0, ride.startTick)
    const lastTick = Math.min(endTick, ride.endTick) - 1
    const firstTimed = Math.max(firstTick, ride.startTick + 2)
    const partition = bike.number % logs.length
    const course = bike.startCourse(ride)
    let readings = 0
    let powerSumWatts = 0
    let highestPowerWatts = 0
    let cadenceSumRpm = 0
    const heartRate = { readings: 0, sumBpm: 0, lowestBpm: 0, highestBpm: 0 }
    for (let second = 1; second <= ride.seconds && telemetryTick(ride, second) <= lastTick; second += 1) {
      const { powerWatts, cadenceRpm, heartRateBpm } = course.next()
      if (telemetryTick(ride, second) < firstTick) continue
      readings += 1
      powerSumWatts += powerWatts
      highestPowerWatts = Math.max(highestPowerWatts, powerWatts)
      cadenceSumRpm += cadenceRpm
      if (heartRateBpm === 0) continue
      heartRate.lowestBpm = heartRate.readings === 0 ? heartRateBpm : Math.min(heartRate.lowestBpm, heartRateBpm)
      heartRate.highestBpm = Math.max(heartRate.highestBpm, heartRateBpm)
      heartRate.readings += 1
      heartRate.sumBpm += heartRateBpm
    }
    const lastReadingTick = lastTick - ((lastTick - ride.startTick - headLines - 1) % 2)
    const systemTick = ride.startTick + 3
    return {
      bikeSerial: bike.serial,
      partition,
      firstOffset: logs[partition]?.offsetOf(bike, firstTick) ?? 0,
      rider: systemTick >= 0 && systemTick <= lastTick ? bike.riderOf(ride) : null,
      startMs: firstTimed <= lastTick ? timeOf(bike, firstTimed) : null,
      endMs: readings > 0 ? timeOf(bike, lastReadingTick) : null,
      isOver: endTick >= ride.endTick,
      readings,
      powerSumWatts,
      highestPowerWatts,
      cadenceSumRpm,
      heartRate
    }
  }

  return {
    ridesUntil: (atMs) =>
      bikes.flatMap((bike) => {
        const endTick = clock.ticksDue(bike.number, atMs)
        return bike.schedule.ridesBetween(0, endTick).map((ride) => trueRide(bike, ride, endTick))
      }),
    practices: (fromWindow, count) =>
      Array.from({ length: count }, (_, index) => fromWindow + index).flatMap((window) => {
        const found = practice.inWindow(window)
        const bike = bikes[found?.bike ?? -1]
        if (found === null || bike === undefined) return []
        const held = found.startSecond + practiceRiseSeconds
        return [
          {
            window,
            bikeSerial: bike.serial,
            rider: bike.riderOf(found.ride),
            fromMs: timeOf(bike, telemetryTick(found.ride, held)),
            toMs: timeOf(bike, telemetryTick(found.ride, held + practiceHoldSeconds))
          }
        ]
      })
  }
}
