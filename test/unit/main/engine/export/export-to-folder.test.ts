import { existsSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { exportToFolder, type FolderExport } from '../../../../../src/main/engine/export'
import { exportSchema } from '../../../../../src/shared/figures/export-schema'
import { makeTemporaryFolder, type TemporaryFolder } from '../../../../support/temporary-folder'
import { temporaryPath } from '../store/store-fixture'
import { exportedStore, names } from './exported-store'
import { openSecondReader, type SecondReader } from './second-reader'

const allTables = ['rider', 'bike', 'ride', 'day', 'reading'] as const

const run = (dataDir: string, folder: string, options: Partial<FolderExport> = {}) =>
  exportToFolder({
    dataDir,
    settings: { source: 'kafka', timeZone: 'Europe/London' },
    request: { format: 'csv', tables: [...allTables], since: null },
    folder,
    hasMark: false,
    signal: new AbortController().signal,
    onProgress: () => undefined,
    ...options
  })

/** The text of a table's file, by lines. */
const lines = (folder: string, table: string): string[] =>
  readFileSync(join(folder, `${table}.csv`), 'utf8')
    .split('\r\n')
    .slice(0, -1)

describe.each(['csv', 'parquet'] as const)('A second program that reads %s files', (format) => {
  let out: TemporaryFolder
  let reader: SecondReader | null = null
  beforeAll(() => {
    out = makeTemporaryFolder()
  })
  afterAll(() => {
    reader?.close()
    out.remove()
  })

  it('finds each thing once, with its nulls, figures and joins', async () => {
    const store = exportedStore()
    const done = await run(store.folder, out.path, { request: { format, tables: [...allTables], since: null } })
    expect(done).toMatchObject({ ok: true })
    reader = await openSecondReader(out.path, format)
    if (reader === null) return
    const { rows } = reader

    expect(await rows('SELECT count(*)::INT AS n, count(DISTINCT rider_id)::INT AS ids FROM rider')).toEqual([
      { n: names.length, ids: names.length }
    ])
    // Every reading of every ride, in its order, bit for bit.
    const stored = store.rides.flatMap(({ rideId, readings }) =>
      readings.map((each) => ({
        ride_id: String(rideId),
        t_s: each.durationS,
        heart_rate: each.heartRateBpm,
        cadence: each.cadenceRpm,
        power: each.powerWatts,
        resistance: each.resistance
      }))
    )
    expect(
      await rows(
        'SELECT ride_id, t_s::DOUBLE AS t_s, heart_rate::DOUBLE AS heart_rate, cadence::DOUBLE AS cadence, power, resistance::DOUBLE AS resistance FROM reading'
      )
    ).toEqual(stored)
    expect(
      await rows('SELECT ride_id, rider_id, bike_serial, end_time IS NULL AS runs, store FROM ride ORDER BY ride_id')
    ).toEqual([
      { ride_id: '11', rider_id: '1', bike_serial: 'SN0001', runs: false, store: 'historical' },
      { ride_id: '12', rider_id: '2', bike_serial: 'DB-0007', runs: false, store: 'daily' },
      { ride_id: '13', rider_id: null, bike_serial: null, runs: false, store: 'historical' },
      { ride_id: '15', rider_id: '2', bike_serial: 'SN0001', runs: true, store: 'daily' },
      { ride_id: '16', rider_id: '3', bike_serial: 'SN0001', runs: true, store: 'daily' }
    ])
    // Figures of a ride are those of its readings.
    expect(
      await rows(`SELECT ride_id FROM ride LEFT JOIN (
          SELECT ride_id, count(*) AS n, sum(power) / 1000 AS kj, avg(power) AS mean, max(power) AS most
          FROM reading GROUP BY ride_id) USING (ride_id)
        WHERE reading_count <> ifnull(n, 0) OR abs(energy_kj - ifnull(kj, 0)) > 1e-9 OR abs(avg_power - mean) > 1e-9
          OR max_power <> most`)
    ).toEqual([])
    // A day is one of the gym's calendar; its figures are those of the rides that began on it.
    expect(
      await rows(`SELECT strftime(date, '%Y-%m-%d') AS date, time_zone, rides::INT AS rides, riders::INT AS riders,
        reading_count::INT AS readings FROM day ORDER BY date`)
    ).toEqual([
      { date: '2026-06-01', time_zone: 'Europe/London', rides: 1, riders: 1, readings: 90 },
      { date: '2026-06-02', time_zone: 'Europe/London', rides: 1, riders: 1, readings: 5 },
      { date: '2026-06-03', time_zone: 'Europe/London', rides: 1, riders: 0, readings: 5 },
      { date: '2026-06-04', time_zone: 'Europe/London', rides: 2, riders: 2, readings: 3 }
    ])
    expect(
      await rows('SELECT count(*)::INT AS n FROM ride JOIN day USING (date) JOIN bike USING (bike_serial)')
    ).toEqual([{ n: 4 }])
    expect(await rows('SELECT count(*)::INT AS n FROM ride ANTI JOIN rider USING (rider_id)')).toEqual([{ n: 1 }])
    expect(await rows('SELECT start_time_local::VARCHAR AS wall FROM ride WHERE ride_id = 12')).toEqual([
      { wall: '2026-06-02 00:30:00' }
    ])
    expect(
      await rows('SELECT bike_serial, bike_label, bike_model, rides::INT AS rides FROM bike ORDER BY 1')
    ).toMatchObject([
      { bike_serial: 'DB-0007', bike_model: 'mendoza, v9', rides: 1 },
      { bike_serial: 'SN0001', bike_model: 'mendoza v9', rides: 3 }
    ])
    expect(
      await rows(
        'SELECT date_of_birth::VARCHAR AS born, street, city, postcode, alias, is_listed FROM rider WHERE rider_id <= 2 ORDER BY rider_id'
      )
    ).toMatchObject([
      { born: '1931-04-17', street: '12, Mill "Lane"', city: 'Leeds', postcode: 'LS1 4AB', is_listed: true },
      { born: null, street: null, alias: 'The Comet', is_listed: false }
    ])
    expect(await rows('SELECT name FROM rider ORDER BY rider_id')).toEqual(
      names.map((name) => ({ name: format === 'csv' && /^[=+\-@]/.test(name ?? '') ? `'${name}` : name }))
    )
    if (format === 'csv') return
    const types = new Map((await rows('DESCRIBE ride')).map((row) => [row.column_name, row.column_type]))
    expect([
      types.get('ride_id'),
      types.get('start_time'),
      types.get('energy_kj'),
      types.get('date'),
      types.get('store')
    ]).toEqual(['BIGINT', 'TIMESTAMP WITH TIME ZONE', 'DOUBLE', 'DATE', 'VARCHAR'])
    expect(
      new Map((await rows('DESCRIBE rider')).map((row) => [row.column_name, row.column_type])).get('is_listed')
    ).toBe('BOOLEAN')
  })
})

describe('CSV files', () => {
  it('have the columns of the schema, moments in UTC with milliseconds, and an empty field for null', async () => {
    const { folder } = exportedStore()
    const out = temporaryPath()
    await run(folder, out)
    for (const table of allTables) {
      expect(lines(out, table)[0]).toBe(exportSchema[table].map(({ name }) => name).join(','))
    }
    expect(lines(out, 'ride')[4]).toMatch(/^15,2,SN0001,2026-06-04T10:00:00\.000Z,,3,3,/)
    expect(lines(out, 'ride')[3]).toMatch(/^13,,,2026-06-03T10:00:00\.000Z,2026-06-03T10:00:05\.000Z,/)
    expect(lines(out, 'reading').slice(91, 94)).toEqual([
      '12,1,0,60,0.30000000000000004,30',
      '12,2,,60,1e-7,30',
      '12,3,100,,123456789.12345678,'
    ])
    expect(readFileSync(join(out, 'day.csv')).subarray(0, 4).toString('latin1')).toBe('date')
  })

  it('begin with a byte order mark where one is asked for', async () => {
    const { folder } = exportedStore()
    const out = temporaryPath()
    await run(folder, out, { hasMark: true })
    expect(readFileSync(join(out, 'rider.csv')).subarray(0, 3)).toEqual(Buffer.from([0xef, 0xbb, 0xbf]))
  })
})

describe('An export', () => {
  it('since a day holds the rides that ended from then on by the calendar of the gym, with their riders, bikes and days', async () => {
    const { folder } = exportedStore()
    const out = temporaryPath()
    await run(folder, out, { request: { format: 'csv', tables: [...allTables], since: '2026-06-02' } })
    const ids = (table: string): string[] =>
      lines(out, table)
        .slice(1)
        .map((line) => line.split(',')[0] ?? '')
    expect(ids('ride')).toEqual(['12', '13', '15', '16'])
    expect(ids('rider')).toEqual(['2', '3'])
    expect(ids('day')).toEqual(['2026-06-02', '2026-06-03', '2026-06-04'])
    // A bike's row is the same in every export: also rides before the day count.
    expect(lines(out, 'bike').find((line) => line.startsWith('SN0001'))).toMatch(/,3$/)
    expect(new Set(ids('reading'))).toEqual(new Set(['12', '13', '15']))
  })

  it('writes the tables that were asked for, in place of files of their names, and leaves others', async () => {
    const { folder } = exportedStore()
    const out = temporaryPath()
    writeFileSync(join(out, 'day.csv'), 'old')
    writeFileSync(join(out, 'reading.csv'), 'mine')
    const done = await run(folder, out, { request: { format: 'csv', tables: ['day'], since: null } })
    expect(done).toMatchObject({ ok: true, value: [{ name: 'day.csv', rows: 4 }] })
    expect(readdirSync(out).sort()).toEqual(['day.csv', 'reading.csv'])
    expect(readFileSync(join(out, 'reading.csv'), 'utf8')).toBe('mine')
    expect(lines(out, 'day')).toHaveLength(5)
  })

  it('that is cancelled leaves the files that were there, and nothing of its own', async () => {
    const { folder } = exportedStore()
    const out = temporaryPath()
    writeFileSync(join(out, 'ride.csv'), 'old')
    const abort = new AbortController()
    const done = await run(folder, out, {
      signal: abort.signal,
      onProgress: ({ done: rows }) => rows > 90 && abort.abort()
    })
    expect(done).toMatchObject({ ok: false, error: { code: 'cancelled' } })
    expect(readdirSync(out)).toEqual(['ride.csv'])
    expect(readFileSync(join(out, 'ride.csv'), 'utf8')).toBe('old')
  })

  it('leaves a ride that is deleted meanwhile out of rides, readings, bikes and days alike', async () => {
    const { folder, data } = exportedStore()
    const out = temporaryPath()
    let isDeleted = false
    await run(folder, out, {
      onProgress() {
        if (isDeleted) return
        isDeleted = true
        data.exec('DELETE FROM historical_ride WHERE ride_id = 13; DELETE FROM historical_series WHERE ride_id = 13')
      }
    })
    for (const table of ['ride', 'reading'] as const) expect(lines(out, table).join('\n')).not.toMatch(/^13,/m)
    expect(lines(out, 'day').join('\n')).not.toContain('2026-06-03')
  })

  it('tells how many rows there are from the start, and ends with all of them', async () => {
    const { folder } = exportedStore()
    const told: { done: number; total: number }[] = []
    await run(folder, temporaryPath(), { onProgress: (progress) => told.push(progress) })
    const total = names.length + 2 + 5 + 4 + 103
    expect([told[0], told.at(-1)]).toEqual([
      { done: 0, total },
      { done: total, total }
    ])
  })

  it('names the ride whose stored readings are damaged', async () => {
    const { folder, data } = exportedStore()
    data.exec("UPDATE historical_series SET readings = x'0102030405' WHERE ride_id = 11")
    const out = temporaryPath()
    const done = await run(folder, out)
    expect(done).toMatchObject({ ok: false, error: { message: expect.stringContaining('ride 11') } })
    expect(readdirSync(out)).toEqual([])
  })

  it('says what to do about stores of an older version and about a folder without any', async () => {
    const { folder, data } = exportedStore()
    const out = join(temporaryPath(), 'deep', 'er')
    data.pragma('user_version = 60')
    expect(await run(folder, out)).toMatchObject({
      ok: false,
      error: { message: expect.stringMatching(/older version.*start/) }
    })
    expect(await run(temporaryPath(), out)).toMatchObject({ ok: false, error: { code: 'not-found' } })
    expect(existsSync(out)).toBe(false)
  })

  it('says why where the folder can not be made', async () => {
    const { folder } = exportedStore()
    const out = temporaryPath()
    mkdirSync(join(out, 'ride.csv'))
    expect(await run(folder, out)).toMatchObject({
      ok: false,
      error: { message: expect.stringMatching(/folder where a file/) }
    })
    writeFileSync(join(out, 'file'), '')
    expect(await run(folder, join(out, 'file'))).toMatchObject({ ok: false, error: { code: 'unavailable' } })
  })
})
