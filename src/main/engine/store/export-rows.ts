import { addressParts } from './address'
import { type ReadingColumns, unpackSeries } from './history/packed-series'
import { columnsOf, type ReadingRow } from './history/readings'
import type { Readable } from './open'
import { type RideRow, rideColumns } from './ride-row'

/** What every table of an export needs of a ride. */
export interface ListedRide {
  readonly ride_id: number
  readonly rider_id: number | null
  readonly bike_serial: string | null
  readonly bike_model: string
  readonly start_ms: number
  readonly end_ms: number | null
  readonly first_duration_s: number | null
  readonly last_duration_s: number | null
  readonly reading_count: number
  readonly power_sum: number
}

export interface ExportedRide extends RideRow {
  bike_model: string
  best_60s_watts: number | null
  best_20min_watts: number | null
}

/** A rider as the store has them; times are UTC epoch ms. */
export interface ExportedRider {
  readonly rider_id: number
  readonly name: string | null
  readonly gender: string | null
  readonly born_ms: number | null
  readonly email: string | null
  readonly address: string | null
  readonly street: string | null
  readonly city: string | null
  readonly postcode: string | null
  readonly height_cm: number | null
  readonly weight_kg: number | null
  readonly account_created_ms: number | null
}

/** What an export is read from. */
export interface ExportRows {
  /** Another number whenever somebody else has written to the file; inside `hold` and `release` the same. */
  dataVersion(): number
  riderCount(): number
  /** Rides of both stores by id, also those that run. */
  ridesAfter(rideId: number, limit: number): ListedRide[]
  ridersAfter(riderId: number, limit: number): ExportedRider[]
  /** All that is asked until `release` is answered from one state of the file. To be kept short: its log grows meanwhile. */
  hold(): void
  release(): void
  /** Null for a ride that is there no more. */
  ride(rideId: number): ExportedRide | null
  /** In ride order, in parts of a bounded size; to be read between `hold` and `release`. Throws `PackedSeriesError`. */
  readings(ride: Pick<ExportedRide, 'ride_id' | 'store'>): Iterable<ReadingColumns>
}

/** Three hours: as much as a part of a historical ride holds. */
const readingsAtOnce = 10_800

const listed = `ride_id, rider_id, bike_serial, bike_model, start_ms, end_ms, first_duration_s, last_duration_s, reading_count,
  power_sum`
const rideFrom = (store: RideRow['store']): string =>
  `SELECT ${rideColumns.replace('store', `'${store}' AS store`).replace('reading_count', 'r.reading_count')}, bike_model,
     best_60s_watts, best_20min_watts
   FROM ${store}_ride AS r LEFT JOIN ride_profile USING (ride_id) WHERE ride_id = ?`

/** By prepared statements on one connection, which nobody else may use between `hold` and `release`. */
export function createExportRows(database: Readable): ExportRows {
  const riderCount = database.prepare<[], number>('SELECT count(*) FROM rider').pluck()
  const rides = database.prepare<{ after: number; limit: number }, ListedRide>(
    `SELECT * FROM (SELECT ${listed} FROM daily_ride WHERE ride_id > @after ORDER BY ride_id LIMIT @limit)
     UNION ALL
     SELECT * FROM (SELECT ${listed} FROM historical_ride WHERE ride_id > @after ORDER BY ride_id LIMIT @limit)
     ORDER BY ride_id LIMIT @limit`
  )
  const byId = [
    database.prepare<[number], ExportedRide>(rideFrom('historical')),
    database.prepare<[number], ExportedRide>(rideFrom('daily'))
  ]
  const riders = database.prepare<[number, number], Omit<ExportedRider, 'street' | 'city' | 'postcode'>>(
    `SELECT rider_id, name, gender, born_ms, email, address, height_cm, weight_kg, account_created_ms
     FROM rider WHERE rider_id > ? ORDER BY rider_id LIMIT ?`
  )
  const rowsAfter = database.prepare<[number, number, number], ReadingRow>(
    `SELECT at_ms, duration_s, heart_rate, cadence, power, resistance FROM daily_reading
     WHERE ride_id = ? AND reading_number > ? ORDER BY reading_number LIMIT ?`
  )
  const partAfter = database.prepare<[number, number], { first_reading: number; readings: Buffer }>(
    `SELECT first_reading, readings FROM historical_series WHERE ride_id = ? AND first_reading > ?
     ORDER BY first_reading LIMIT 1`
  )

  function* daily(rideId: number): Generator<ReadingColumns, void, void> {
    for (let after = 0; ; after += readingsAtOnce) {
      const rows = rowsAfter.all(rideId, after, readingsAtOnce)
      if (rows.length > 0) yield columnsOf(rows)
      if (rows.length < readingsAtOnce) return
    }
  }
  function* historical(rideId: number): Generator<ReadingColumns, void, void> {
    for (let after = 0; ; ) {
      const part = partAfter.get(rideId, after)
      if (part === undefined) return
      yield unpackSeries(part.readings)
      after = part.first_reading
    }
  }
  return {
    dataVersion: () => Number(database.pragma('data_version', { simple: true })),
    riderCount: () => riderCount.get() ?? 0,
    ridesAfter: (after, limit) => rides.all({ after, limit }),
    ridersAfter: (after, limit) => riders.all(after, limit).map((row) => ({ ...row, ...addressParts(row.address) })),
    hold: () => void database.exec('BEGIN'),
    release: () => void (database.inTransaction && database.exec('COMMIT')),
    ride(rideId) {
      for (const statement of byId) {
        const found = statement.get(rideId)
        if (found !== undefined) return found
      }
      return null
    },
    readings: ({ ride_id, store }) => (store === 'daily' ? daily(ride_id) : historical(ride_id))
  }
}
