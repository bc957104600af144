import type { Quarantined } from '../../../shared/domain/status'
import type { Readable, Writable } from './open'
import { decodeCursor, encodeCursor } from './page-cursor'

export interface QuarantinedMessage {
  readonly logId: number
  readonly partition: number
  readonly offset: number
  readonly reason: string
  readonly key: Buffer | null
  readonly value: Buffer | null
}

export type QuarantineMessage = (message: QuarantinedMessage, arrivedMs: number) => void

/** Keeps messages that were not understood, whole and byte for byte. */
export function createQuarantine(database: Writable): QuarantineMessage {
  const insert = database.prepare(
    `INSERT INTO quarantine (log_id, partition, "offset", reason, arrived_ms, message_key, message_value)
     VALUES (?, ?, ?, ?, ?, ?, ?)`
  )
  return (message, arrivedMs) => {
    insert.run(message.logId, message.partition, message.offset, message.reason, arrivedMs, message.key, message.value)
  }
}

const shownBytes = 96

interface QuarantineRow {
  quarantine_id: number
  topic: string
  partition: number
  offset: number
  reason: string
  arrived_ms: number
  size_bytes: number | null
  start: Buffer | null
}

/** Quarantined messages, newest first, with their first bytes as text. */
export function listQuarantine(
  database: Readable,
  limit: number,
  cursor: string | undefined
): { items: Quarantined[]; next_cursor: string | null } {
  const [before] = cursor === undefined ? [Number.MAX_SAFE_INTEGER] : decodeCursor(cursor, 1)
  const rows = database
    .prepare<[number, number, number], QuarantineRow>(
      `SELECT quarantine_id, topic, partition, "offset", reason, arrived_ms, length(message_value) AS size_bytes,
         substr(message_value, 1, ?) AS start
       FROM quarantine JOIN log USING (log_id) WHERE quarantine_id < ? ORDER BY quarantine_id DESC LIMIT ?`
    )
    .all(shownBytes, before ?? 0, limit + 1)
  const last = rows.length > limit ? rows[limit - 1] : undefined
  return {
    items: rows.slice(0, limit).map((row) => ({
      quarantine_id: row.quarantine_id,
      topic: row.topic,
      partition: row.partition,
      offset: row.offset,
      reason: row.reason,
      arrived_at: new Date(row.arrived_ms).toISOString(),
      size_bytes: row.size_bytes ?? 0,
      first_bytes: printable(row.start)
    })),
    next_cursor: last === undefined ? null : encodeCursor([last.quarantine_id])
  }
}

const printable = (bytes: Buffer | null): string =>
  (bytes ?? Buffer.alloc(0)).toString('utf8').replace(/\p{Cc}/gu, '\ufffd')
