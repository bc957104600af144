import { existsSync, renameSync, rmSync } from 'node:fs'
import { join } from 'node:path'
import Database from 'better-sqlite3'
import { dataFile } from '../../src/main/engine/store/files'
import { unpackSeries } from '../../src/main/engine/store/history/packed-series'

/** The questions as one would ask them of raw readings, by plain SQL; `$from` and `$before` in epoch ms, `$rider` the one with most rides. */
const plainQuestions = {
  leaderboard: `SELECT rider_id, count(DISTINCT ride_id) AS rides, max(power) AS peak, sum(power) AS energy,
      count(*) AS seconds, max(duration_s) AS longest
    FROM ride JOIN reading USING (ride_id) WHERE start_ms >= $from AND start_ms < $before AND rider_id IS NOT NULL
    GROUP BY rider_id ORDER BY energy DESC LIMIT 10`,
  'rides by age and gender': `SELECT gender, (start_ms - born_ms) / 315576000000 AS decade, count(DISTINCT ride_id) AS rides,
      count(*) AS seconds, sum(power) AS energy
    FROM ride JOIN reading USING (ride_id) LEFT JOIN rider USING (rider_id)
    WHERE start_ms >= $from AND start_ms < $before GROUP BY gender, decade`,
  'rides by average power': `SELECT ride_id, avg(heart_rate), max(heart_rate), avg(power) AS watts, max(power), sum(power)
    FROM ride JOIN reading USING (ride_id) WHERE start_ms >= $from AND start_ms < $before
    GROUP BY ride_id ORDER BY watts DESC LIMIT 100`,
  'charts of analytics': `SELECT strftime('%w %H', start_ms / 1000, 'unixepoch') AS hour, bike_serial, city,
      count(DISTINCT ride_id) AS rides, avg(heart_rate), avg(power), sum(power)
    FROM ride JOIN reading USING (ride_id) LEFT JOIN rider USING (rider_id)
    WHERE start_ms >= $from AND start_ms < $before GROUP BY hour, bike_serial, city`,
  "a rider's history": `SELECT ride_id, start_ms, count(*) AS seconds, avg(power), max(power), sum(power), avg(heart_rate)
    FROM ride JOIN reading USING (ride_id) WHERE rider_id = $rider GROUP BY ride_id ORDER BY start_ms`,
  'a ride': `SELECT * FROM reading WHERE ride_id = (SELECT min(ride_id) FROM ride WHERE rider_id = $rider)`
} as const
export type PlainQuestion = keyof typeof plainQuestions

interface RawReadings {
  readonly readings: number
  /** How long each question takes, ms. */
  timeOf(question: PlainQuestion, span: { from: number; before: number }): number
  close(): void
}

/** A store's readings one row each, with keys and indexes as in the daily store; made once beside the store. */
export function openRawReadings(folder: string): RawReadings {
  const file = join(folder, 'raw.sqlite')
  if (!existsSync(file)) unpack(folder, file)
  const database = new Database(file, { readonly: true })
  const readings = database.prepare<[], number>('SELECT count(*) FROM reading').pluck().get() ?? 0
  const rider =
    database
      .prepare<[], number>('SELECT rider_id FROM ride GROUP BY rider_id ORDER BY rider_id IS NULL, count(*) DESC')
      .pluck()
      .get() ?? 0
  return {
    readings,
    timeOf(question, span) {
      const statement = database.prepare<[typeof span & { rider: number }]>(plainQuestions[question])
      const beganMs = performance.now()
      statement.all({ ...span, rider })
      return performance.now() - beganMs
    },
    close: () => void database.close()
  }
}

function unpack(folder: string, file: string): void {
  const unfinished = `${file}-unfinished`
  rmSync(unfinished, { force: true })
  const database = new Database(unfinished)
  database.pragma('synchronous = OFF')
  database.pragma('journal_mode = OFF')
  database.prepare('ATTACH ? AS store').run(dataFile(folder))
  database.exec(`
    CREATE TABLE ride (ride_id INTEGER PRIMARY KEY, rider_id INTEGER, bike_serial TEXT, start_ms INTEGER NOT NULL);
    CREATE TABLE rider (rider_id INTEGER PRIMARY KEY, name TEXT, gender TEXT, city TEXT, born_ms INTEGER);
    CREATE TABLE reading (ride_id INTEGER NOT NULL, reading_number INTEGER NOT NULL, at_ms INTEGER NOT NULL, duration_s REAL,
      heart_rate REAL, cadence REAL, power REAL, resistance REAL, PRIMARY KEY (ride_id, reading_number)) STRICT, WITHOUT ROWID;
    INSERT INTO ride SELECT ride_id, rider_id, bike_serial, start_ms FROM store.historical_ride;
    INSERT INTO rider SELECT rider_id, name, gender, city, born_ms FROM store.rider;
    CREATE INDEX ride_by_start ON ride (start_ms, ride_id);
    CREATE INDEX ride_by_rider ON ride (rider_id, start_ms, ride_id)`)
  const insert = database.prepare('INSERT INTO reading VALUES (?, ?, ?, ?, ?, ?, ?, ?)')
  const series = new Database(dataFile(folder), { readonly: true })
  const rows = series.prepare<[], { rideId: number; readings: Buffer }>(
    'SELECT ride_id AS rideId, readings FROM historical_series ORDER BY ride_id'
  )
  database.transaction(() => {
    for (const { rideId, readings } of rows.iterate()) {
      const { atMs, durationS, heartRateBpm, cadenceRpm, powerWatts, resistance } = unpackSeries(readings)
      atMs.forEach((at, index) => {
        insert.run(
          ...[rideId, index + 1, at, durationS[index], heartRateBpm[index]],
          ...[cadenceRpm[index], powerWatts[index], resistance[index]]
        )
      })
    }
  })()
  series.close()
  database.exec('ANALYZE')
  database.close()
  renameSync(unfinished, file)
}
