import type { LogLine, Unreadable } from '../../ingest/log-line'
import type { RideReading } from '../../ingest/ride-figures'
import { PackedSeriesError } from '../history/packed-series'
import type { Writable } from '../open'
import { streamKeyOf } from '../stream-key'
import type { KeptMessage } from './kept-messages'
import { createRideRepair, type RideContent, type Understood } from './ride-repair'
import { createRideRewriter, type StoredRide } from './ride-rewriter'

export type DecodeMessage = (value: Buffer | null) => LogLine | Unreadable

/** What became of some messages that were read again. */
export interface RetriedMessages {
  readonly stored: number
  readonly control: number
  /** A reason for each that was kept. */
  readonly keptFor: readonly string[]
  /** Logs whose counters are others now. */
  readonly logIds: ReadonlySet<number>
}

/**
 * Reads messages again and puts those that are understood where they belong, all in one transaction. None counts as a
 * duplicate: what was identical to the message before it never came into the quarantine.
 */
export type RetryMessages = (messages: readonly KeptMessage[]) => RetriedMessages

const noRide = 'no ride at its place'
const rideIsRunning = 'its ride is still under way'
const rideIsDamaged = 'its ride can not be read'

export function createRetry(database: Writable, decode: DecodeMessage, silenceLimitMs: number): RetryMessages {
  const rides = createRideRewriter(database)
  const repair = createRideRepair(database, rides, silenceLimitMs)
  const adopt = database.prepare<[number, number, number, number, number, Buffer | null]>(
    `UPDATE quarantine SET ride_id = ? WHERE ride_id IS NULL AND log_id = ? AND partition = ? AND "offset" BETWEEN ? AND ?
       AND message_key IS ? AND readings_before IS NOT NULL`
  )
  const updateReason = database.prepare<[string, number]>('UPDATE quarantine SET reason = ? WHERE quarantine_id = ?')
  const remove = database.prepare<[number]>('DELETE FROM quarantine WHERE quarantine_id = ?')
  const recount = database.prepare<[number, number, number, number, number]>(
    `UPDATE log_partition SET quarantined = quarantined - 1, stored = stored + ?, control = control + ?,
       field_faults = field_faults + ?
     WHERE log_id = ? AND partition = ?`
  )

  /** The ride that began after a message had come; with it the ride takes up all others that came so. */
  const rideAround = ({ logId, partition, key, offset }: KeptMessage): number | null => {
    const ride = rides.rideAt(logId, partition, streamKeyOf(key), offset)
    if (ride === null) return null
    adopt.run(ride.rideId, logId, partition, ride.firstOffset, ride.lastOffset, key)
    return ride.rideId
  }
  /** The readings of a ride that can be changed, else why it can not. */
  const readingsOf = (ride: StoredRide | null): RideReading[] | string => {
    if (ride === null) return noRide
    if (ride.endMs === null) return rideIsRunning
    try {
      return rides.readings(ride.rideId)
    } catch (error) {
      if (error instanceof PackedSeriesError) return rideIsDamaged
      throw error
    }
  }

  const retry = (messages: readonly KeptMessage[]): RetriedMessages => {
    let stored = 0
    let control = 0
    const keptFor: string[] = []
    const logIds = new Set<number>()
    const settle = ({ quarantineId, logId, partition }: KeptMessage, line: LogLine): void => {
      const asControl = isControl(line) ? 1 : 0
      remove.run(quarantineId)
      recount.run(1 - asControl, asControl, line.kind === 'system' ? line.faults : 0, logId, partition)
      stored += 1 - asControl
      control += asControl
      logIds.add(logId)
    }
    const keep = (message: KeptMessage, reason: string): void => {
      keptFor.push(reason)
      if (message.reason !== reason) updateReason.run(reason, message.quarantineId)
    }

    const byRide = new Map<number, Understood[]>()
    for (const message of messages) {
      const line = decode(message.value)
      if (line.kind === 'unreadable') keep(message, line.reason)
      else if (isControl(line)) settle(message, line)
      else {
        const rideId = message.rideId ?? rideAround(message)
        const understood = byRide.get(rideId ?? 0)
        if (rideId === null) keep(message, noRide)
        else if (understood === undefined) byRide.set(rideId, [{ message, line }])
        else understood.push({ message, line })
      }
    }
    for (const [rideId, understood] of byRide) {
      const ride = rides.get(rideId)
      const readings = readingsOf(ride)
      const isRepairable = ride !== null && typeof readings !== 'string'
      const strangers = isRepairable ? repair(ride, readings, understood) : new Set(understood)
      for (const each of understood) {
        if (strangers.has(each)) keep(each.message, typeof readings === 'string' ? readings : noRide)
        else settle(each.message, each.line)
      }
    }
    return { stored, control, keptFor, logIds }
  }
  const inTransaction = database.transaction(retry)
  return (messages) => inTransaction.immediate(messages)
}

const isControl = (line: LogLine): line is Exclude<LogLine, RideContent> =>
  line.kind === 'main' || line.kind === 'new-ride' || line.kind === 'fetch'
