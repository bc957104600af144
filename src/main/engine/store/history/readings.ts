import type { Readable } from '../open'
import { type ReadingColumns, unpackSeries } from './packed-series'

/** Readings of a ride from the one after number `after` on, at most `limit`, in ride order. */
export interface FoundReadings {
  readonly columns: ReadingColumns
  /** Number of the last one found; `after` when none was. */
  readonly lastNumber: number
  /** Whether there are more after it. */
  readonly hasMore: boolean
}

export type ReadReadings = (rideId: number, after: number, limit: number) => FoundReadings

/** A row of `daily_reading`. */
export interface ReadingRow {
  at_ms: number
  duration_s: number | null
  heart_rate: number | null
  cadence: number | null
  power: number | null
  resistance: number | null
}

/**
 * Reads a ride's readings wherever it is kept; they are the same, bit for bit. To be asked in the read transaction in which
 * the ride was found. Readings are numbered from 1 without holes. Throws `PackedSeriesError` for a damaged ride.
 */
export function createReadingReader(database: Readable): ReadReadings {
  const isHistorical = database.prepare<[number], number>('SELECT 1 FROM historical_ride WHERE ride_id = ?').pluck()
  // The part that the next reading lies in, and those after it.
  const parts = database.prepare<[number, number, number], { first_reading: number; readings: Buffer }>(
    `SELECT first_reading, readings FROM historical_series WHERE ride_id = ? AND first_reading >= ifnull(
       (SELECT max(first_reading) FROM historical_series WHERE ride_id = ? AND first_reading <= ?), 0)
     ORDER BY first_reading`
  )
  const rowsAfter = database.prepare<[number, number, number], ReadingRow>(
    `SELECT at_ms, duration_s, heart_rate, cadence, power, resistance FROM daily_reading
     WHERE ride_id = ? AND reading_number > ? ORDER BY reading_number LIMIT ?`
  )
  const historical = (rideId: number, after: number, limit: number): FoundReadings => {
    const found: ReadingColumns[] = []
    let lastNumber = after
    for (const part of parts.iterate(rideId, rideId, after + 1)) {
      const all = unpackSeries(part.readings)
      const from = lastNumber + 1 - part.first_reading
      const to = Math.min(all.atMs.length, from + limit - (lastNumber - after))
      if (to > from) found.push(mapColumns(all, (column) => column.slice(from, to)))
      lastNumber += Math.max(0, to - from)
      if (to < all.atMs.length) return { columns: joined(found), lastNumber, hasMore: true }
    }
    return { columns: joined(found), lastNumber, hasMore: false }
  }
  return (rideId, after, limit) => {
    if (isHistorical.get(rideId) !== undefined) return historical(rideId, after, limit)
    const rows = rowsAfter.all(rideId, after, limit + 1)
    const shown = rows.slice(0, limit)
    return { columns: columnsOf(shown), lastNumber: after + shown.length, hasMore: rows.length > shown.length }
  }
}

const joined = (parts: readonly ReadingColumns[]): ReadingColumns => ({
  atMs: parts.flatMap((part) => part.atMs),
  durationS: parts.flatMap((part) => part.durationS),
  heartRateBpm: parts.flatMap((part) => part.heartRateBpm),
  cadenceRpm: parts.flatMap((part) => part.cadenceRpm),
  powerWatts: parts.flatMap((part) => part.powerWatts),
  resistance: parts.flatMap((part) => part.resistance)
})

const mapColumns = (
  columns: ReadingColumns,
  map: <Value>(column: readonly Value[]) => readonly Value[]
): ReadingColumns => ({
  atMs: map(columns.atMs),
  durationS: map(columns.durationS),
  heartRateBpm: map(columns.heartRateBpm),
  cadenceRpm: map(columns.cadenceRpm),
  powerWatts: map(columns.powerWatts),
  resistance: map(columns.resistance)
})

/** Rows of readings as columns. */
export function columnsOf(rows: readonly ReadingRow[]): ReadingColumns {
  return {
    atMs: rows.map((row) => row.at_ms),
    durationS: rows.map((row) => row.duration_s),
    heartRateBpm: rows.map((row) => row.heart_rate),
    cadenceRpm: rows.map((row) => row.cadence),
    powerWatts: rows.map((row) => row.power),
    resistance: rows.map((row) => row.resistance)
  }
}
