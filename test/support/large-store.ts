import { existsSync, mkdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { addReading, emptyFigures, type RideFigures } from '../../src/main/engine/ingest/ride-figures'
import { createRideCourse } from '../../src/main/engine/sources/simulator/ride-course'
import { simulatedRider } from '../../src/main/engine/sources/simulator/riders'
import { openData, openOps } from '../../src/main/engine/store/files'
import { packSeries, type ReadingColumns } from '../../src/main/engine/store/history/packed-series'
import type { Writable } from '../../src/main/engine/store/open'
import { createProfileBuilder, type RideProfile } from '../../src/main/engine/store/ride-profile'
import { createRideProfiles } from '../../src/main/engine/store/ride-profiles'
import { createRiderSaver } from '../../src/main/engine/store/rider-store'
import { type SeededRandom, seededRandom } from './seeded-random'

export interface LargeStoreOptions {
  readonly rides: number
  readonly riders: number
  /** Of a ride, on average. */
  readonly readings: number
  /** The rides are of as many days, before the UTC day `before` (`YYYY-MM-DD`). */
  readonly days: number
  readonly before: string
  readonly seed: number
}

export const largeStoreSize = { rides: 200_000, riders: 20_000, readings: 500, days: 730, seed: 1 } as const

/** A change of what is written gets a new number: stores of the former one are made anew. */
const formatVersion = 1
const dayMs = 86_400_000
const bikes = 60
const distinctSeries = 300
const oneIn = { unknownRider: 40, noBirthDate: 25, noGender: 30, noAddress: 20 } as const

/** Readings that many rides have, as they are kept. */
interface SharedSeries {
  readonly packed: Buffer
  readonly figures: RideFigures
  readonly profile: RideProfile
}

/**
 * The folder of a console's store with years of history: rides of one gym, all of them moved. Some hundred rides of the
 * simulator are packed once and then ridden again and again: times within a ride are those of the first that rode it, all of its
 * figures are true. Kept in the system's temporary folder: the same options give the folder there is.
 */
export function largeStore(options: LargeStoreOptions): string {
  const { rides, riders, readings, days, seed } = options
  const name = [rides, riders, readings, days, seed].join('-')
  const folder = join(tmpdir(), `deloton-large-store-${name}`)
  const note = join(folder, 'made-for.json')
  const wanted = JSON.stringify({ formatVersion, ...options })
  if (existsSync(note) && readFileSync(note, 'utf8') === wanted) return folder
  rmSync(folder, { recursive: true, force: true })
  const unfinished = `${folder}-${process.pid}`
  rmSync(unfinished, { recursive: true, force: true })
  mkdirSync(unfinished, { recursive: true })
  fill(unfinished, options)
  writeFileSync(join(unfinished, 'made-for.json'), wanted)
  renameSync(unfinished, folder)
  return folder
}

function fill(folder: string, options: LargeStoreOptions): void {
  const data = openData(folder)
  openOps(folder).close()
  data.pragma('synchronous = OFF')
  const random = seededRandom(options.seed)
  const ids = data.transaction(() => writeRiders(data, random, options))()
  const series = Array.from({ length: distinctSeries }, () =>
    sharedSeries(random.whole(0, 1e9), Math.max(30, random.whole(options.readings * 0.2, options.readings * 1.8)))
  )
  const writeRide = rideWriter(data)
  const firstMs = Date.parse(options.before) - options.days * dayMs
  const starts = Array.from({ length: options.rides }, () => startOf(random, firstMs, options.days)).sort(
    (a, b) => a - b
  )
  for (let from = 0; from < starts.length; from += 5_000) {
    data.transaction(() => {
      for (const [index, startMs] of starts.slice(from, from + 5_000).entries()) {
        // Few ride often, many seldom.
        const rider = random.isTrue(1 / oneIn.unknownRider) ? null : ids[Math.floor(random.next() ** 2 * ids.length)]
        writeRide(from + index + 1, startMs, rider ?? null, random.whole(1, bikes), random.pick(series))
      }
    })()
  }
  data.pragma('wal_checkpoint(TRUNCATE)')
  data.close()
}

/** More in the morning and in the evening than at noon, none at night. */
function startOf(random: SeededRandom, firstMs: number, days: number): number {
  const hour = random.pick([6, 7, 7, 8, 9, 10, 12, 12, 15, 16, 17, 17, 18, 18, 18, 19, 19, 20])
  return firstMs + random.whole(0, days - 1) * dayMs + hour * 3_600_000 + random.whole(0, 3_599_999)
}

function writeRiders(
  data: Writable,
  random: SeededRandom,
  { riders, seed, days, before }: LargeStoreOptions
): number[] {
  const save = createRiderSaver(data)
  return Array.from({ length: riders }, (_, place) => {
    const rider = simulatedRider(seed, 0, place)
    const isKnown = (one: number): boolean => !random.isTrue(1 / one)
    save(
      {
        riderId: rider.userId,
        name: rider.name,
        gender: isKnown(oneIn.noGender) ? rider.gender : null,
        address: isKnown(oneIn.noAddress) ? rider.address : null,
        bornMs: isKnown(oneIn.noBirthDate) ? rider.bornMs : null,
        email: rider.email ?? null,
        heightCm: rider.heightCm,
        weightKg: rider.weightKg,
        accountCreatedMs: rider.accountCreatedMs,
        bikeSerial: null,
        originalSource: rider.originalSource ?? null
      },
      { atMs: Date.parse(before) - days * dayMs, logId: 1, partition: 0, offset: place }
    )
    return rider.userId
  })
}

function sharedSeries(seed: number, seconds: number): SharedSeries {
  const course = createRideCourse({ seed, hasSensor: seed % 40 !== 0, maximumHeartRateBpm: 186, practices: [] })
  const figures = emptyFigures()
  const rows = Array.from({ length: seconds }, (_, second) => {
    const { heartRateBpm, cadenceRpm, powerWatts, resistance } = course.next()
    const heard = heartRateBpm === 0 ? null : heartRateBpm
    const atMs = Date.UTC(2026, 0, 1) + second * 1_000
    const reading = { atMs, durationS: second + 1, heartRateBpm: heard, cadenceRpm, powerWatts, resistance }
    addReading(figures, reading)
    return reading
  })
  const columns: ReadingColumns = {
    atMs: rows.map(({ atMs }) => atMs),
    durationS: rows.map(({ durationS }) => durationS),
    heartRateBpm: rows.map(({ heartRateBpm }) => heartRateBpm),
    cadenceRpm: rows.map(({ cadenceRpm }) => cadenceRpm),
    powerWatts: rows.map(({ powerWatts }) => powerWatts),
    resistance: rows.map(({ resistance }) => resistance)
  }
  const builder = createProfileBuilder()
  builder.add(columns)
  return { packed: packSeries(columns), figures, profile: builder.profile() }
}

function rideWriter(data: Writable) {
  const insertRide = data.prepare(
    `INSERT INTO historical_ride VALUES (?, 1, 0, '=K', ?, ?, ?, ?, 'mendoza v9', ?, ?, 'boundary', ?, ?, ?,
       ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)`
  )
  const insertSeries = data.prepare<[number, Buffer]>(
    'INSERT INTO historical_series (ride_id, first_reading, readings) VALUES (?, 1, ?)'
  )
  const profiles = createRideProfiles(data)
  return (rideId: number, startMs: number, rider: number | null, bike: number, series: SharedSeries): void => {
    const { packed, profile, figures } = series
    const { firstDurationS, lastDurationS, readingCount, heartRate, cadence, power, resistance } = figures
    const { count } = heartRate
    insertRide.run(
      ...[rideId, rideId * 10_000, rideId * 10_000 + readingCount, rider, `SN${String(bike).padStart(4, '0')}`],
      ...[startMs, startMs + readingCount * 1_000, firstDurationS, lastDurationS, readingCount],
      ...[heartRate.sum, count, count === 0 ? null : heartRate.max, count === 0 ? null : heartRate.min],
      ...[cadence.sum, cadence.count, cadence.max, power.sum, power.count, power.max],
      ...[resistance.sum, resistance.count, resistance.max]
    )
    insertSeries.run(rideId, packed)
    profiles.save(rideId, profile)
  }
}
