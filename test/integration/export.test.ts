import { existsSync, mkdirSync, readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { openData } from '../../src/main/engine/store/files'
import { packSeries } from '../../src/main/engine/store/history/packed-series'
import { startDeloton } from '../support/command-process'
import { startConsole } from '../support/console-process'
import { makeTemporaryFolder, type TemporaryFolder } from '../support/temporary-folder'

let folder: TemporaryFolder
beforeAll(() => {
  folder = makeTemporaryFolder()
})
afterAll(() => folder.remove())

const out = (name: string): string => join(folder.path, 'out', name)
const exportTo = (name: string, ...rest: string[]) =>
  startDeloton('export', '--data-dir', folder.path, '--out', out(name), ...rest)
const lines = (name: string, table: string): string[] =>
  readFileSync(join(out(name), `${table}.csv`), 'utf8').split('\r\n')

/** Seconds of work: a million and a half readings. */
function addLongRides(): void {
  const data = openData(join(folder.path, 'sample'))
  const hours = Array.from({ length: 10_800 }, (_, second) => second)
  const column = hours.map((second) => 100 + Math.sin(second))
  const readings = packSeries({
    atMs: hours,
    durationS: hours,
    heartRateBpm: column,
    cadenceRpm: column,
    powerWatts: column,
    resistance: column
  })
  const ride = data.prepare(
    `INSERT INTO historical_ride SELECT ?, log_id, partition, stream_key, 1e9 + ?, last_offset, rider_id, bike_serial, bike_model,
       start_ms, start_ms + 1, 'boundary', first_duration_s, last_duration_s, 10800, heart_rate_sum, heart_rate_count,
       heart_rate_max, heart_rate_min, cadence_sum, cadence_count, cadence_max, power_sum, power_count, power_max,
       resistance_sum, resistance_count, resistance_max FROM ride LIMIT 1`
  )
  const series = data.prepare('INSERT INTO historical_series (ride_id, first_reading, readings) VALUES (?, 1, ?)')
  for (let rideId = 1_000_000; rideId < 1_000_140; rideId += 1) {
    ride.run(rideId, rideId)
    series.run(rideId, readings)
  }
  data.close()
}

describe('deloton export', () => {
  it('says that there is nothing where no console ever ran', async () => {
    const { code, stdout, stderr } = await exportTo('none', '--format', 'csv').ended
    expect([code, stdout]).toEqual([1, ''])
    expect(stderr).toMatch(/^deloton: There is nothing to export: no console has run on .*\n$/)
    expect(existsSync(out('none'))).toBe(false)
  })

  it('writes the same rides while the console runs and after it', async () => {
    const running = await startConsole(folder.path, ['--bikes', '8'])
    const beside = await exportTo('beside', '--format', 'csv').ended
    await running.stop()
    const after = await exportTo('after', '--format', 'csv', '--bom').ended
    expect([beside.code, after.code]).toEqual([0, 0])
    expect(beside.stdout).toMatch(/reading\.csv +[\d,]+ rows/)
    expect(readdirSync(out('beside')).sort()).toEqual(['bike.csv', 'day.csv', 'reading.csv', 'ride.csv', 'rider.csv'])
    const ended = lines('beside', 'ride').filter((line) => /Z,\d{4}-/.test(line))
    expect(ended.length).toBeGreaterThan(5)
    expect(lines('after', 'ride')).toEqual(expect.arrayContaining(ended))
    expect(lines('after', 'ride')[0]).toMatch(/^\uFEFFride_id,/)
  })

  it('ends with 130 at Ctrl+C and leaves nothing of its own', async () => {
    addLongRides()
    mkdirSync(out('stopped'), { recursive: true })
    const { process, ended } = exportTo('stopped', '--format', 'parquet')
    // It lies beside its place as soon as it is begun.
    while (readdirSync(out('stopped')).length === 0) await new Promise((resolve) => setTimeout(resolve, 2))
    process.kill('SIGINT')
    const { code, stderr } = await ended
    expect([code, stderr]).toEqual([130, 'deloton: The export was cancelled; nothing of it is left.\n'])
    expect(readdirSync(out('stopped'))).toEqual([])
  })

  it.each([
    [['--format', 'xls'], '--format must be csv or parquet (given: "xls").'],
    [['--format', 'csv', '--since', '2026-02-30'], '--since must be a date, YYYY-MM-DD (given: "2026-02-30").'],
    [
      ['--format', 'csv', '--tables', 'ride,rides'],
      '--tables takes rider, bike, ride, day, reading, with commas between them (given: "rides").'
    ],
    [['--format', 'parquet', '--bom'], '--bom goes with --format csv.'],
    [[], 'export needs --format csv or --format parquet.']
  ])('refuses %j in one sentence', async (options, sentence) => {
    const { code, stdout, stderr } = await exportTo('wrong', ...options).ended
    expect([code, stdout, stderr]).toEqual([2, '', `deloton: ${sentence}\n`])
  })
})
