import type { GapReason } from '../../../shared/domain/status'
import type { Readable, Writable } from './open'

/** One life of a topic on one cluster. */
export interface LogRow {
  readonly logId: number
  readonly epoch: number
}

/** Position and sum of a partition, as stored; changed in place while ingesting. */
export interface PartitionLedger {
  readonly partition: number
  readonly startOffset: number
  nextOffset: number
  stored: number
  control: number
  duplicate: number
  quarantined: number
  gapOffsets: number
  redelivered: number
  fieldFaults: number
  lastEventMs: number | null
}

export const newLedger = (partition: number, startOffset: number): PartitionLedger => ({
  partition,
  startOffset,
  nextOffset: startOffset,
  stored: 0,
  control: 0,
  duplicate: 0,
  quarantined: 0,
  gapOffsets: 0,
  redelivered: 0,
  fieldFaults: 0,
  lastEventMs: null
})

/** Whether the sum holds that every message of the partition is accounted for by. */
export const addsUp = (ledger: PartitionLedger): boolean =>
  ledger.nextOffset - ledger.startOffset ===
  ledger.stored + ledger.control + ledger.duplicate + ledger.quarantined + ledger.gapOffsets

/** The newest epoch of a topic on a cluster, null when it was never read. */
export function findLog(database: Readable, clusterId: string, topic: string): LogRow | null {
  return (
    database
      .prepare<[string, string], LogRow>(
        `SELECT log_id AS logId, epoch FROM log WHERE cluster_id = ? AND topic = ? ORDER BY epoch DESC LIMIT 1`
      )
      .get(clusterId, topic) ?? null
  )
}

/** The log of that topic that was read last, on whatever cluster; null when there is none. */
export function findNewestLog(database: Readable, topic: string): LogRow | null {
  return (
    database
      .prepare<[string], LogRow>('SELECT log_id AS logId, epoch FROM log WHERE topic = ? ORDER BY log_id DESC LIMIT 1')
      .get(topic) ?? null
  )
}

/** A log of the same topic that was read before, and is read no longer. */
export interface LeftLog {
  /** `recreated`: the topic began anew on its cluster. */
  readonly reason: 'recreated' | 'other_cluster'
  /** When the log that is read now was first opened, epoch ms. */
  readonly leftMs: number
}

/** Which log was left for the given one; null when it is the topic's first. */
export function findLeftLog(database: Readable, logId: number): LeftLog | null {
  const row = database
    .prepare<[number], { clusterId: string; formerClusterId: string; leftMs: number }>(
      `SELECT now.cluster_id AS clusterId, former.cluster_id AS formerClusterId, now.first_read_ms AS leftMs
       FROM log AS now JOIN log AS former ON former.topic = now.topic AND former.log_id < now.log_id
       WHERE now.log_id = ? ORDER BY former.log_id DESC LIMIT 1`
    )
    .get(logId)
  if (row === undefined) return null
  return { reason: row.clusterId === row.formerClusterId ? 'recreated' : 'other_cluster', leftMs: row.leftMs }
}

export function readPartitions(database: Readable, logId: number): PartitionLedger[] {
  return database
    .prepare<[number], PartitionLedger>(
      `SELECT partition, start_offset AS startOffset, next_offset AS nextOffset, stored, control, duplicate, quarantined,
         gap_offsets AS gapOffsets, redelivered, field_faults AS fieldFaults, last_event_ms AS lastEventMs
       FROM log_partition WHERE log_id = ? ORDER BY partition`
    )
    .all(logId)
}

export interface StoredGap {
  readonly partition: number
  readonly from: number
  readonly to: number
  readonly reason: GapReason
}

/** A gap and when the console found it, epoch ms. */
export interface NoticedGap extends StoredGap {
  readonly noticedMs: number
}

/** The gaps of a log in the order they were noticed, at most `limit` of the newest. */
export function readGaps(database: Readable, logId: number, limit: number): NoticedGap[] {
  return database
    .prepare<[number, number], NoticedGap>(
      `SELECT partition, from_offset AS "from", to_offset AS "to", reason, noticed_ms AS noticedMs FROM gap WHERE log_id = ?
       ORDER BY gap_id DESC LIMIT ?`
    )
    .all(logId, limit)
    .reverse()
}

/** Writes logs, positions and gaps; every call belongs into the transaction of what it accounts for. */
export interface LedgerWriter {
  addLog(clusterId: string, topic: string, epoch: number, nowMs: number): LogRow
  savePartition(logId: number, ledger: PartitionLedger): void
  addGap(logId: number, gap: StoredGap, nowMs: number): void
}

export function createLedgerWriter(database: Writable): LedgerWriter {
  const insertLog = database.prepare('INSERT INTO log (cluster_id, topic, epoch, first_read_ms) VALUES (?, ?, ?, ?)')
  const upsertPartition = database.prepare(
    `INSERT INTO log_partition (log_id, partition, start_offset, next_offset, stored, control, duplicate, quarantined,
       gap_offsets, redelivered, field_faults, last_event_ms)
     VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
     ON CONFLICT (log_id, partition) DO UPDATE SET next_offset = excluded.next_offset, stored = excluded.stored,
       control = excluded.control, duplicate = excluded.duplicate, quarantined = excluded.quarantined,
       gap_offsets = excluded.gap_offsets, redelivered = excluded.redelivered, field_faults = excluded.field_faults,
       last_event_ms = excluded.last_event_ms`
  )
  const insertGap = database.prepare(
    'INSERT INTO gap (log_id, partition, from_offset, to_offset, reason, noticed_ms) VALUES (?, ?, ?, ?, ?, ?)'
  )
  return {
    addLog(clusterId, topic, epoch, nowMs) {
      const { lastInsertRowid } = insertLog.run(clusterId, topic, epoch, nowMs)
      return { logId: Number(lastInsertRowid), epoch }
    },
    savePartition(logId, ledger) {
      upsertPartition.run(
        logId,
        ledger.partition,
        ledger.startOffset,
        ledger.nextOffset,
        ledger.stored,
        ledger.control,
        ledger.duplicate,
        ledger.quarantined,
        ledger.gapOffsets,
        ledger.redelivered,
        ledger.fieldFaults,
        ledger.lastEventMs
      )
    },
    addGap(logId, gap, nowMs) {
      insertGap.run(logId, gap.partition, gap.from, gap.to, gap.reason, nowMs)
    }
  }
}
