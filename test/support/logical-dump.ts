import { createHash } from 'node:crypto'
import Database from 'better-sqlite3'
import { unpackSeries } from '../../src/main/engine/store/history/packed-series'

type Value = string | number | null
type Row = Record<string, Value>

/**
 * What a data file means: the same for every way in which the same log came to be stored. Ids, the moments of reading, the
 * store a ride is kept in, messages that were delivered again and alerts are left out; logs are named by cluster, topic and epoch.
 * One line an item, sorted, so that two dumps can be compared by eye.
 */
export function logicalDump(file: string): string[] {
  const database = new Database(file, { readonly: true })
  database.function('shown', { deterministic: true }, (bytes: unknown) =>
    Buffer.isBuffer(bytes) ? shown(bytes) : null
  )
  try {
    const logs = new Map<Value, string>(
      rowsOf(database, 'SELECT log_id, cluster_id, topic, epoch FROM log').map((row) => [
        row.log_id ?? null,
        `${row.cluster_id}/${row.topic}/${row.epoch}`
      ])
    )
    const placed = (kind: string, { log_id = null, ...row }: Row): string =>
      `${kind} ${logs.get(log_id) ?? 'no log'} ${JSON.stringify(row)}`
    const lines = [
      ...rowsOf(
        database,
        `SELECT log_id, partition, start_offset, next_offset, stored, control, duplicate, quarantined, gap_offsets,
           field_faults, last_event_ms FROM log_partition`
      ).map((row) => placed('partition', row)),
      ...joinedGaps(database).map((row) => placed('gap', row)),
      ...rowsOf(
        database,
        `SELECT log_id, partition, "offset", reason, shown(message_key) AS key, shown(message_value) AS value
         FROM quarantine`
      ).map((row) => placed('quarantined', row)),
      ...rowsOf(
        database,
        `SELECT log_id, partition, stream_key, bike_serial, json_remove(tracker, '$.ride.rideId', '$.alerts') AS tracker,
           shown(last_message) AS last_message FROM bike_stream`
      ).map((row) => placed('stream', row)),
      ...rowsOf(database, 'SELECT * FROM rider').map(({ seen_log_id, ...row }) =>
        placed('rider', { ...row, log_id: seen_log_id ?? null })
      ),
      ...rideLines(database, placed)
    ]
    return lines.sort()
  } finally {
    database.close()
  }
}

/** The dump as one short text. */
export const logicalHash = (file: string): string =>
  createHash('sha256').update(logicalDump(file).join('\n')).digest('hex')

/** Bytes as they are, long ones by what they are told from others. */
const shown = (bytes: Buffer): string =>
  bytes.length <= 200 ? bytes.toString('latin1') : createHash('sha256').update(bytes).digest('hex')

function rowsOf(database: Database.Database, sql: string): Row[] {
  return database.prepare<[], Row>(sql).all()
}

/** Where a gap is cut in two depends on how the log was cut into batches. */
function joinedGaps(database: Database.Database): Row[] {
  const joined: Row[] = []
  const rows = rowsOf(
    database,
    'SELECT log_id, partition, from_offset, to_offset, reason FROM gap ORDER BY log_id, partition, from_offset'
  )
  for (const row of rows) {
    const last = joined.at(-1)
    const goesOn =
      last?.log_id === row.log_id &&
      last?.partition === row.partition &&
      last?.reason === row.reason &&
      Number(last?.to_offset) + 1 === row.from_offset
    if (last !== undefined && goesOn) last.to_offset = row.to_offset ?? null
    else joined.push(row)
  }
  return joined
}

function rideLines(database: Database.Database, placed: (kind: string, row: Row) => string): string[] {
  const daily = database.prepare<[Value], Row>(
    `SELECT at_ms, duration_s, heart_rate, cadence, power, resistance FROM daily_reading WHERE ride_id = ?
     ORDER BY reading_number`
  )
  const parts = database
    .prepare<[Value], Buffer>('SELECT readings FROM historical_series WHERE ride_id = ? ORDER BY first_reading')
    .pluck()
  return rowsOf(database, 'SELECT * FROM ride').map(({ ride_id = null, store = null, ...row }) => {
    const readings =
      store === 'daily' ? daily.all(ride_id).map((reading) => Object.values(reading)) : unpacked(parts.all(ride_id))
    return `${placed('ride', row)} ${JSON.stringify(readings)}`
  })
}

function unpacked(parts: readonly Buffer[]): Value[][] {
  return parts.flatMap((part) => {
    const columns = unpackSeries(part)
    return columns.atMs.map((atMs, index) => [
      atMs,
      columns.durationS[index] ?? null,
      columns.heartRateBpm[index] ?? null,
      columns.cadenceRpm[index] ?? null,
      columns.powerWatts[index] ?? null,
      columns.resistance[index] ?? null
    ])
  })
}
