import Database from 'better-sqlite3'
import { unpackSeries } from '../../src/main/engine/store/history/packed-series'
import type { ReferenceAnswer, ReferenceReading, ReferenceRide } from './reference-rides'

/** A stored ride as it is compared: without its id, which depends on the order in which partitions were read. */
export interface DumpedRide {
  origin: string
  rider_id: number | null
  bike_serial: string | null
  start_ms: number
  end_ms: number | null
  reading_count: number
  figures: (number | null)[]
  readings: ReferenceReading[]
}

interface Row {
  store: 'daily' | 'historical'
  ride_id: number
  partition: number
  first_offset: number
  rider_id: number | null
  bike_serial: string | null
  start_ms: number
  end_ms: number | null
  reading_count: number
  [column: string]: unknown
}

const ofLogs = 'log_id IN (SELECT log_id FROM log WHERE cluster_id LIKE ?)'

const figureColumns = [
  'first_duration_s',
  'last_duration_s',
  'heart_rate_sum',
  'heart_rate_count',
  'heart_rate_max',
  'heart_rate_min',
  'cadence_sum',
  'cadence_count',
  'cadence_max',
  'power_sum',
  'power_count',
  'power_max',
  'resistance_sum',
  'resistance_count',
  'resistance_max'
]

/**
 * All rides of both stores of a data file, by where they began in the log, with all their readings. `clusters`: only those
 * of logs whose cluster is like this, as SQL's LIKE says it.
 */
export function dumpRides(file: string, clusters = '%'): DumpedRide[] {
  const database = new Database(file, { readonly: true })
  try {
    const readings = database.prepare<[number], ReferenceReading>(
      `SELECT duration_s AS t_s, heart_rate, cadence, power, resistance FROM daily_reading WHERE ride_id = ?
       ORDER BY reading_number`
    )
    const parts = database
      .prepare<[number], Buffer>('SELECT readings FROM historical_series WHERE ride_id = ? ORDER BY first_reading')
      .pluck()
    return database
      .prepare<[string], Row>(`SELECT * FROM ride WHERE ${ofLogs} ORDER BY log_id, partition, first_offset, stream_key`)
      .all(clusters)
      .map((row) => ({
        origin: `${row.partition}@${row.first_offset}`,
        rider_id: row.rider_id,
        bike_serial: row.bike_serial,
        start_ms: row.start_ms,
        end_ms: row.end_ms,
        reading_count: row.reading_count,
        figures: figureColumns.map((column) => row[column] as number | null),
        readings: row.store === 'daily' ? readings.all(row.ride_id) : parts.all(row.ride_id).flatMap(unpacked)
      }))
  } finally {
    database.close()
  }
}

function unpacked(part: Buffer): ReferenceReading[] {
  const columns = unpackSeries(part)
  return columns.atMs.map((_, index) => ({
    t_s: columns.durationS[index] ?? null,
    heart_rate: columns.heartRateBpm[index] ?? null,
    cadence: columns.cadenceRpm[index] ?? null,
    power: columns.powerWatts[index] ?? null,
    resistance: columns.resistance[index] ?? null
  }))
}

/** The reference's rides in the same form. A Ride line still waiting for its Telemetry line is no reading yet. */
export function dumpOfReference(answer: ReferenceAnswer): DumpedRide[] {
  return [...answer.rides]
    .sort((a, b) => a.partition - b.partition || a.firstOffset - b.firstOffset)
    .map((ride) => ({
      origin: `${ride.partition}@${ride.firstOffset}`,
      rider_id: ride.riderId,
      bike_serial: ride.bikeSerial,
      start_ms: ride.startMs,
      end_ms: ride.isEnded ? ride.endMs : null,
      reading_count: ride.readings.length,
      figures: figuresOf(ride),
      readings: ride.readings
    }))
}

function figuresOf({ readings }: ReferenceRide): (number | null)[] {
  const values = (of: (reading: ReferenceReading) => number | null): number[] =>
    readings.map(of).filter((value): value is number => value !== null)
  const durations = values((reading) => reading.t_s)
  const tally = (list: number[], withMinimum = false): (number | null)[] => [
    list.reduce((sum, value) => sum + value, 0),
    list.length,
    list.length === 0 ? null : Math.max(...list),
    ...(withMinimum ? [list.length === 0 ? null : Math.min(...list)] : [])
  ]
  return [
    durations[0] ?? null,
    durations.at(-1) ?? null,
    ...tally(
      values((reading) => reading.heart_rate),
      true
    ),
    ...tally(values((reading) => reading.cadence)),
    ...tally(values((reading) => reading.power)),
    ...tally(values((reading) => reading.resistance))
  ]
}

export interface DumpedPartition {
  partition: number
  start_offset: number
  next_offset: number
  stored: number
  control: number
  duplicate: number
  quarantined: number
  gap_offsets: number
  redelivered: number
}

/** `clusters` as for `dumpRides`. */
export function dumpPartitions(file: string, clusters = '%'): DumpedPartition[] {
  const database = new Database(file, { readonly: true })
  try {
    return database
      .prepare<[string], DumpedPartition>(
        `SELECT partition, start_offset, next_offset, stored, control, duplicate, quarantined, gap_offsets, redelivered
         FROM log_partition WHERE ${ofLogs} ORDER BY log_id, partition`
      )
      .all(clusters)
  } finally {
    database.close()
  }
}

export interface DumpedQuarantine {
  partition: number
  offset: number
  key: Buffer | null
  value: Buffer | null
}

export function dumpQuarantine(file: string): DumpedQuarantine[] {
  const database = new Database(file, { readonly: true })
  try {
    return database
      .prepare<[], DumpedQuarantine>(
        `SELECT partition, "offset", message_key AS key, message_value AS value FROM quarantine
         ORDER BY log_id, partition, "offset"`
      )
      .all()
  } finally {
    database.close()
  }
}

/** SQLite's own check of a file: 'ok' when it is whole. */
export function checkIntegrity(file: string): string {
  const database = new Database(file, { readonly: true })
  try {
    return String(database.pragma('integrity_check', { simple: true }))
  } finally {
    database.close()
  }
}
