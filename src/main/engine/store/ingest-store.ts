import {
  createLedgerWriter,
  findLeftLog,
  findLog,
  findNewestLog,
  type LedgerWriter,
  type LeftLog,
  type LogRow,
  type NoticedGap,
  type PartitionLedger,
  readGaps,
  readPartitions
} from './ledger'
import type { Writable } from './open'
import { createQuarantine, type QuarantineMessages } from './quarantine'
import { readHeartRateTrail } from './ride-queries'
import { createRideWriter, type RideWriter } from './ride-writer'
import { createRiderSaver, type FloorRider, readFloorRider, type SaveRider } from './rider-store'
import { createStreamSaver, readStreams, type SaveStream, type StoredStream } from './stream-store'

/** All that ingesting writes and reads back, over the one writing connection. */
export interface IngestStore {
  /** Runs `work` in one transaction; what it throws undoes all of it and is thrown on. */
  transaction(work: () => void): void
  findLog(clusterId: string, topic: string): LogRow | null
  findNewestLog(topic: string): LogRow | null
  readPartitions(logId: number): PartitionLedger[]
  readGaps(logId: number, limit: number): NoticedGap[]
  /** Which log was left for this one; null for none. */
  findLeftLog(logId: number): LeftLog | null
  readStreams(logId: number): StoredStream[]
  /** Heart rate of a ride's last readings, oldest first, at most `count`. */
  readTrail(rideId: number, count: number): (number | null)[]
  /** What the floor shows of a rider; null for an id never seen. */
  readFloorRider(riderId: number): FloorRider | null
  readonly ledger: LedgerWriter
  readonly rides: RideWriter
  readonly saveStream: SaveStream
  readonly saveRider: SaveRider
  readonly quarantine: QuarantineMessages
}

export function createIngestStore(database: Writable): IngestStore {
  return {
    transaction: (work) => database.transaction(work).immediate(),
    findLog: (clusterId, topic) => findLog(database, clusterId, topic),
    findNewestLog: (topic) => findNewestLog(database, topic),
    readPartitions: (logId) => readPartitions(database, logId),
    readGaps: (logId, limit) => readGaps(database, logId, limit),
    findLeftLog: (logId) => findLeftLog(database, logId),
    readStreams: (logId) => readStreams(database, logId),
    readTrail: (rideId, count) => readHeartRateTrail(database, rideId, count),
    readFloorRider: (riderId) => readFloorRider(database, riderId),
    ledger: createLedgerWriter(database),
    rides: createRideWriter(database),
    saveStream: createStreamSaver(database),
    saveRider: createRiderSaver(database),
    quarantine: createQuarantine(database)
  }
}
