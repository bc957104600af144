import type { Readable } from './open'

/** A ride as it is kept in columns; of one that runs, so far. In the order of the fields below. */
export interface ColumnRide {
  readonly rideId: number
  readonly startMs: number
  readonly endMs: number | null
  readonly riderId: number | null
  readonly bikeSerial: string | null
  readonly firstDurationS: number | null
  readonly lastDurationS: number | null
  readonly readingCount: number
  readonly heartRateSum: number
  readonly heartRateCount: number
  readonly heartRateMax: number | null
  readonly cadenceSum: number
  readonly cadenceCount: number
  readonly cadenceMax: number | null
  readonly powerSum: number
  readonly powerCount: number
  readonly powerMax: number | null
  readonly resistanceSum: number
  readonly resistanceCount: number
  readonly resistanceMax: number | null
  readonly best60sWatts: number | null
  readonly best20minWatts: number | null
}

export interface ColumnRider {
  readonly riderId: number
  readonly name: string | null
  readonly gender: string | null
  readonly address: string | null
  readonly bornMs: number | null
}

export interface Change {
  readonly changeId: number
  readonly kind: 'ride' | 'rider'
  readonly id: number
}

/** What columns are filled from: by id in steps, and by what has changed since. */
export interface ColumnRows {
  /** Another number whenever the file was changed. */
  dataVersion(): number
  /** 0 where nothing was ever changed. */
  newestChange(): number
  /** The next changes, oldest first; null where some of them were pruned. */
  changesAfter(changeId: number, limit: number): Change[] | null
  /** Ended rides of one store by id. */
  endedAfter(store: 'daily' | 'historical', rideId: number, limit: number): ColumnRide[]
  running(): ColumnRide[]
  ride(rideId: number): ColumnRide | null
  ridersAfter(riderId: number, limit: number): ColumnRider[]
  rider(riderId: number): ColumnRider | null
  /** Runs questions in one read of the store. */
  atOnce<Value>(ask: () => Value): Value
}

const rideFields = `ride_id AS rideId, start_ms AS startMs, end_ms AS endMs, rider_id AS riderId, bike_serial AS bikeSerial,
  first_duration_s AS firstDurationS, last_duration_s AS lastDurationS, r.reading_count AS readingCount,
  heart_rate_sum AS heartRateSum, heart_rate_count AS heartRateCount, heart_rate_max AS heartRateMax,
  cadence_sum AS cadenceSum, cadence_count AS cadenceCount, cadence_max AS cadenceMax,
  power_sum AS powerSum, power_count AS powerCount, power_max AS powerMax,
  resistance_sum AS resistanceSum, resistance_count AS resistanceCount, resistance_max AS resistanceMax,
  best_60s_watts AS best60sWatts, best_20min_watts AS best20minWatts`
const rideFrom = (table: string): string =>
  `SELECT ${rideFields} FROM ${table} AS r LEFT JOIN ride_profile USING (ride_id)`
const riderFrom = 'SELECT rider_id AS riderId, name, gender, address, born_ms AS bornMs FROM rider'

export function createColumnRows(database: Readable): ColumnRows {
  // Not the newest row: of a log that was pruned to the end nothing is left that says so.
  const newest = database.prepare<[], number>("SELECT seq FROM sqlite_sequence WHERE name = 'change'").pluck()
  const oldest = database.prepare<[], number | null>('SELECT min(change_id) FROM change').pluck()
  const changes = database.prepare<[number, number], Change>(
    'SELECT change_id AS changeId, kind, id FROM change WHERE change_id > ? ORDER BY change_id LIMIT ?'
  )
  const ended = {
    daily: database.prepare<[number, number], ColumnRide>(
      `${rideFrom('daily_ride')} WHERE ride_id > ? AND end_ms IS NOT NULL ORDER BY ride_id LIMIT ?`
    ),
    historical: database.prepare<[number, number], ColumnRide>(
      `${rideFrom('historical_ride')} WHERE ride_id > ? ORDER BY ride_id LIMIT ?`
    )
  }
  const running = database.prepare<[], ColumnRide>(`${rideFrom('daily_ride')} WHERE end_ms IS NULL`)
  const byId = [
    database.prepare<[number], ColumnRide>(`${rideFrom('daily_ride')} WHERE ride_id = ?`),
    database.prepare<[number], ColumnRide>(`${rideFrom('historical_ride')} WHERE ride_id = ?`)
  ]
  const riders = database.prepare<[number, number], ColumnRider>(
    `${riderFrom} WHERE rider_id > ? ORDER BY rider_id LIMIT ?`
  )
  const rider = database.prepare<[number], ColumnRider>(`${riderFrom} WHERE rider_id = ?`)
  return {
    dataVersion: () => Number(database.pragma('data_version', { simple: true })),
    newestChange: () => newest.get() ?? 0,
    changesAfter(changeId, limit) {
      const last = newest.get() ?? 0
      const first = oldest.get() ?? last + 1
      // A newest change that is older than one seen: the file is another.
      return first > changeId + 1 || last < changeId ? null : changes.all(changeId, limit)
    },
    endedAfter: (store, rideId, limit) => ended[store].all(rideId, limit),
    running: () => running.all(),
    ride(rideId) {
      for (const statement of byId) {
        const found = statement.get(rideId)
        if (found !== undefined) return found
      }
      return null
    },
    ridersAfter: (riderId, limit) => riders.all(riderId, limit),
    rider: (riderId) => rider.get(riderId) ?? null,
    atOnce: (ask) => database.transaction(ask)()
  }
}
