import type { ExportedMessage, Quarantined, QuarantineList } from '../../../shared/domain/quarantine'
import type { LinePlace } from '../ingest/ride-tracker'
import type { Readable, Writable } from './open'
import { decodeCursor, encodeCursor } from './page-cursor'

export interface QuarantinedMessage extends LinePlace {
  readonly offset: number
  readonly reason: string
  readonly key: Buffer | null
  readonly value: Buffer | null
  /** The ride that was under way in its bike stream. */
  readonly rideId: number | null
}

/** Where and when messages came together. */
export interface Arrival {
  readonly logId: number
  readonly partition: number
  readonly arrivedMs: number
}

export type QuarantineMessages = (messages: readonly QuarantinedMessage[], arrival: Arrival) => void

/** A statement of many rows costs two thirds of as many statements. */
const rowsAtOnce = 25
/** SQLite gets a copy of what is bound: a message larger than this has a statement to itself. */
const largestOfMany = 65_536

/** Keeps messages that were not understood, whole and byte for byte, in their order. */
export function createQuarantine(database: Writable): QuarantineMessages {
  const insertOf = (rows: number) =>
    database.prepare<[(number | string | Buffer | null)[], Arrival]>(
      `INSERT INTO quarantine (log_id, partition, "offset", reason, arrived_ms, ride_id, readings_before,
         is_ride_line_waiting, message_key, message_value)
       VALUES ${Array.from({ length: rows }, () => '(@logId, @partition, ?, ?, @arrivedMs, ?, ?, ?, ?, ?)').join(', ')}`
    )
  const insertOne = insertOf(1)
  const insertMany = insertOf(rowsAtOnce)
  return (messages, arrival) => {
    for (let first = 0; first < messages.length; first += rowsAtOnce) {
      const some = messages.slice(first, first + rowsAtOnce)
      if (some.length === rowsAtOnce && some.every(isSmall)) insertMany.run(some.flatMap(valuesOf), arrival)
      else for (const message of some) insertOne.run(valuesOf(message), arrival)
    }
  }
}

const isSmall = ({ key, value }: QuarantinedMessage): boolean =>
  (key?.length ?? 0) + (value?.length ?? 0) <= largestOfMany

const valuesOf = (message: QuarantinedMessage): (number | string | Buffer | null)[] => [
  message.offset,
  message.reason,
  message.rideId,
  message.readingsBefore,
  message.isRideLineWaiting ? 1 : 0,
  message.key,
  message.value
]

const shownBytes = 96

interface QuarantineRow {
  quarantine_id: number
  topic: string
  partition: number
  offset: number
  reason: string
  arrived_ms: number
}

/** Quarantined messages, newest first, with their first bytes as text. */
export function listQuarantine(database: Readable, limit: number, cursor: string | undefined): QuarantineList {
  const [before] = cursor === undefined ? [Number.MAX_SAFE_INTEGER] : decodeCursor(cursor, 1)
  const rows = database
    .prepare<[number, number, number], QuarantineRow & { size_bytes: number | null; start: Buffer | null }>(
      `SELECT quarantine_id, topic, partition, "offset", reason, arrived_ms, length(message_value) AS size_bytes,
         substr(message_value, 1, ?) AS start
       FROM quarantine JOIN log USING (log_id) WHERE quarantine_id < ? ORDER BY quarantine_id DESC LIMIT ?`
    )
    .all(shownBytes, before ?? 0, limit + 1)
  const last = rows.length > limit ? rows[limit - 1] : undefined
  return {
    items: rows.slice(0, limit).map(
      (row): Quarantined => ({
        ...placeOf(row),
        size_bytes: row.size_bytes ?? 0,
        first_bytes: printable(row.start)
      })
    ),
    next_cursor: last === undefined ? null : encodeCursor([last.quarantine_id]),
    ...countQuarantine(database)
  }
}

/** How many messages are kept, and how many were discarded. Those kept are not counted one by one: it may be a million. */
function countQuarantine(database: Readable): Pick<QuarantineList, 'kept' | 'discarded'> {
  const count = (sql: string): number => database.prepare<[], number>(sql).pluck().get() ?? 0
  const discarded = count('SELECT count(*) FROM discarded_message')
  return { kept: count('SELECT ifnull(sum(quarantined), 0) FROM log_partition') - discarded, discarded }
}

const selectWhole = `SELECT quarantine_id, topic, partition, "offset", reason, arrived_ms, message_key, message_value
  FROM quarantine JOIN log USING (log_id)`

type WholeRow = QuarantineRow & { message_key: Buffer | null; message_value: Buffer | null }

/** One message, whole; null for an id that is not there. */
export function readQuarantined(database: Readable, quarantineId: number): ExportedMessage | null {
  const row = database.prepare<[number], WholeRow>(`${selectWhole} WHERE quarantine_id = ?`).get(quarantineId)
  return row === undefined ? null : wholeOf(row)
}

/** A page ends after so many bytes of messages, and never without one. */
const pageBytes = 4_000_000

/** Whole messages, oldest first, at most `limit` of them. Throws `BadCursorError`. */
export function exportQuarantine(
  database: Readable,
  limit: number,
  cursor: string | undefined
): { items: ExportedMessage[]; next_cursor: string | null } {
  const [after] = cursor === undefined ? [0] : decodeCursor(cursor, 1)
  const statement = database.prepare<[number], WholeRow>(
    `${selectWhole} WHERE quarantine_id > ? ORDER BY quarantine_id`
  )
  const items: ExportedMessage[] = []
  let bytes = 0
  for (const row of statement.iterate(after ?? 0)) {
    const last = items.at(-1)
    if (last !== undefined && (items.length >= limit || bytes >= pageBytes)) {
      return { items, next_cursor: encodeCursor([last.quarantine_id]) }
    }
    bytes += (row.message_key?.length ?? 0) + (row.message_value?.length ?? 0)
    items.push(wholeOf(row))
  }
  return { items, next_cursor: null }
}

const placeOf = (row: QuarantineRow): Omit<ExportedMessage, 'key' | 'value'> => ({
  quarantine_id: row.quarantine_id,
  topic: row.topic,
  partition: row.partition,
  offset: row.offset,
  reason: row.reason,
  arrived_at: new Date(row.arrived_ms).toISOString()
})

const wholeOf = (row: WholeRow): ExportedMessage => ({
  ...placeOf(row),
  key: row.message_key?.toString('base64') ?? null,
  value: row.message_value?.toString('base64') ?? null
})

const printable = (bytes: Buffer | null): string =>
  (bytes ?? Buffer.alloc(0)).toString('utf8').replace(/\p{Cc}/gu, '\ufffd')
