import type { PartitionEnds } from '../telemetry-source'
import { createBikeSchedule } from './bike-schedule'
import { createFleetBike } from './fleet-bike'
import { createFleetTruth, type FleetTruth } from './fleet-truth'
import { createLineWriter } from './lines'
import { createLogClock } from './log-clock'
import { createPartitionLog, type FleetMessage } from './partition-log'
import { createPracticePlan } from './practice'
import { hash } from './random'
import { type SimulatedRider, simulatedRider } from './riders'

export interface FleetOptions {
  /** At least 1. */
  readonly bikes: number
  readonly seed: number
  /** Log time at which the fleet's log begins, UTC epoch ms. */
  readonly anchorMs: number
  /** Log time between two lines of a bike; 500 ms as bikes do. */
  readonly tickMs?: number
  /**
   * Whether most bikes begin a ride some seconds after the anchor, so that their riders are known at once; else all that
   * are ridden are in mid-ride there. One in six is in mid-ride anyway.
   */
  readonly beginsAfresh?: boolean
  /** 3 unless told otherwise, and never more than there are bikes. */
  readonly partitions?: number
}

/**
 * A whole gym of simulated bikes as a log: every message has a partition and an offset that follow from the options
 * alone, and any place in it can be read without reading what lies before. Bikes are in mid-ride where it begins, as
 * they are for a consumer that joins late, unless it is told to begin afresh.
 */
export interface Fleet {
  readonly partitions: number
  /** How many messages the partition holds at that moment: the offset after its last one. */
  endAt(partition: number, atMs: number): number
  /** Every partition's ends at a moment, when the log holds what is at most `heldMs` old. */
  endsAt(atMs: number, heldMs: number): PartitionEnds[]
  /** The partition's messages from `offset` on whose log time has come, at most `most`. */
  read(partition: number, offset: number, untilMs: number, most: number): FleetMessage[]
  /** What is true of the fleet, for tests and for practice. */
  readonly truth: FleetTruth
}

export function createFleet(options: FleetOptions): Fleet {
  const { seed, anchorMs, tickMs = 500 } = options
  const partitions = Math.min(options.partitions ?? 3, options.bikes)
  const clock = createLogClock({ bikes: options.bikes, anchorMs, tickMs })
  const write = createLineWriter()

  const riders = new Map<string, SimulatedRider>()
  const riderOf = (bike: number, place: number): SimulatedRider => {
    const name = `${bike} ${place}`
    const known = riders.get(name) ?? simulatedRider(seed, bike, place)
    riders.set(name, known)
    return known
  }
  const schedules = Array.from({ length: options.bikes }, (_, number) =>
    createBikeSchedule(
      seed,
      number,
      options.beginsAfresh === true && (number === 0 || hash(seed, 0x6f, number) % 6 !== 0)
    )
  )
  const practice = createPracticePlan(seed, schedules, riderOf)
  const bikes = schedules.map((schedule, number) =>
    createFleetBike({ seed, number, schedule, clock, write, riderOf, practicesOf: practice.ofRide })
  )
  const logs = Array.from({ length: partitions }, (_, partition) =>
    createPartitionLog(
      bikes.filter(({ number }) => number % partitions === partition),
      clock
    )
  )
  const logAt = (partition: number) => {
    const log = logs[partition]
    if (log === undefined) throw new RangeError(`the fleet has no partition ${partition}`)
    return log
  }

  return {
    partitions,
    endAt: (partition, atMs) => logAt(partition).endAt(atMs),
    endsAt: (atMs, heldMs) =>
      logs.map((log, partition) => ({ partition, low: log.endAt(atMs - heldMs - 1), high: log.endAt(atMs) })),
    read: (partition, offset, untilMs, most) => logAt(partition).read(offset, untilMs, most),
    truth: createFleetTruth({ bikes, logs, clock, practice })
  }
}
