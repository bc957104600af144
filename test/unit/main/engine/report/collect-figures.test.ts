import { performance } from 'node:perf_hooks'
import { describe, expect, it } from 'vitest'
import { collectFigures } from '../../../../../src/main/engine/report/collect-figures'
import { periodOfDay } from '../../../../../src/main/engine/report/period'
import { createRideMover } from '../../../../../src/main/engine/store/history/ride-mover'
import { createLedgerWriter } from '../../../../../src/main/engine/store/ledger'
import type { Writable } from '../../../../../src/main/engine/store/open'
import { seededRandom } from '../../../../support/seeded-random'
import { alertAt, writeAlerts } from '../store/alert-fixture'
import { temporaryData } from '../store/store-fixture'
import { hourMs, readingsFrom, writeRider, writeRides } from './report-store-fixture'

const timeZone = 'Europe/London'
const period = periodOfDay('2026-11-23', timeZone)
const dayMs = 24 * hourMs
const figuresOf = (database: Writable, more: { readUpToMs?: number | null } = {}) =>
  collectFigures(database, { period, timeZone, gym: 'Mill Lane', isSample: false, readUpToMs: null, ...more })
const rideAt = (rideId: number, startMs: number, readings = 60) => ({
  rideId,
  startMs,
  readings: readingsFrom(startMs, readings)
})

describe('The figures of a period', () => {
  it('are nothing and not wrong where nobody ever rode', () => {
    const figures = figuresOf(temporaryData())
    expect(figures.key).toEqual({ riders: 0, rides: 0, rideHours: 0, averagePowerWatts: null, highAlerts: 0 })
    expect(figures).toMatchObject({
      gym: 'Mill Lane',
      completeness: { percent: 100, missing: [] },
      before: null,
      sameWeekday: null,
      ridersByGender: [],
      longestRide: null,
      highestPower: null,
      bikesInUse: 0,
      alerts: [],
      lastEventMs: null
    })
    expect(figures.hours.map(({ riders, averagePowerWatts }) => [riders, averagePowerWatts])).toEqual(
      Array.from({ length: 24 }, () => [0, null])
    )
  })

  it('have a ride in the period in which it begins, to the millisecond', () => {
    const database = temporaryData()
    writeRides(database, [
      rideAt(1, period.fromMs - 1, 120),
      rideAt(2, period.fromMs),
      rideAt(3, period.toMs - 1, 120),
      rideAt(4, period.toMs)
    ])
    const { key, hours, lastEventMs } = figuresOf(database)
    expect([key.rides, hours[0]?.rides, hours[23]?.rides]).toEqual([2, 1, 1])
    expect(lastEventMs).toBe(period.toMs - 1)
  })

  it('have a ride that runs with what is stored of it', () => {
    const database = temporaryData()
    const startMs = period.fromMs + 9 * hourMs
    writeRides(database, [{ ...rideAt(1, startMs, 90), endReason: null }])
    const { key, messages, longestRide, lastEventMs } = figuresOf(database)
    expect([key.rides, key.rideHours, messages.readings, longestRide]).toEqual([
      1,
      90 / 3_600,
      90,
      { durationS: 90, bikeLabel: '01' }
    ])
    expect(lastEventMs).toBe(startMs + 89_000)
  })

  it('count one rider a bike stream where nobody is known', () => {
    const database = temporaryData()
    const nobody = { riderId: null }
    writeRides(database, [
      { ...rideAt(1, period.fromMs), ...nobody },
      { ...rideAt(2, period.fromMs + hourMs), ...nobody },
      { ...rideAt(3, period.fromMs), ...nobody, streamKey: '=SN0002' },
      { ...rideAt(4, period.fromMs), ...nobody, partition: 1 }
    ])
    const { key, ridersByGender, ridersByAge } = figuresOf(database)
    expect([key.riders, ridersByGender, ridersByAge.at(-1)]).toEqual([
      3,
      [{ gender: 'unknown', riders: 3 }],
      { bracket: 'unknown', riders: 3 }
    ])
  })

  it('tell the age on the day of the first ride by the calendar of the gym', () => {
    const database = temporaryData()
    // Summer time: 23:30 UTC of the day before is 00:30 of the birthday.
    const birthday = periodOfDay('2026-07-14', timeZone)
    writeRider(database, 7, 'female', Date.parse('2008-07-14'))
    writeRides(database, [rideAt(1, birthday.fromMs + hourMs / 2)])
    const { ridersByAge } = collectFigures(database, {
      period: birthday,
      timeZone,
      gym: null,
      isSample: true,
      readUpToMs: null
    })
    expect(ridersByAge.find(({ riders }) => riders === 1)?.bracket).toBe('18-24')
  })

  it('name the first of the longest rides and of the highest powers', () => {
    const database = temporaryData()
    writeRides(database, [
      { ...rideAt(1, period.fromMs + hourMs), bikeSerial: 'SN0002' },
      { ...rideAt(2, period.fromMs), bikeSerial: 'SN0104' },
      { ...rideAt(3, period.fromMs, 59), bikeSerial: null }
    ])
    const { longestRide, highestPower } = figuresOf(database)
    expect([longestRide, highestPower]).toEqual([
      { durationS: 60, bikeLabel: '104' },
      { watts: 150, bikeLabel: '104' }
    ])
  })

  it('are the same to the last bit wherever the rides are kept', () => {
    const database = temporaryData()
    const random = seededRandom(4)
    const rides = Array.from({ length: 60 }, (_, index) => {
      const startMs = period.fromMs + random.whole(0, 90_000) * 7
      const readings = readingsFrom(startMs, 3).map((reading) => ({
        ...reading,
        powerWatts: random.next() ** 9 * 1_485
      }))
      return { rideId: index + 1, startMs, readings }
    })
    writeRides(database, rides)
    const figures = JSON.stringify(figuresOf(database))
    const mover = createRideMover(database)
    for (const { rideId } of rides) {
      if (random.isTrue(0.5)) mover.move(rideId)
    }
    expect(JSON.stringify(figuresOf(database))).toBe(figures)
    for (const { rideId } of rides) mover.move(rideId)
    expect(JSON.stringify(figuresOf(database))).toBe(figures)
  })

  it('lack what was lost after a ride that was cut off', () => {
    const database = temporaryData()
    const noonMs = period.fromMs + 12 * hourMs
    writeRides(database, [
      { ...rideAt(1, noonMs), endReason: 'gap' as const },
      { ...rideAt(2, noonMs + 6 * hourMs), firstOffset: 2_000_000 }
    ])
    createLedgerWriter(database).addGap(
      1,
      { partition: 0, from: 1_500, to: 1_999_999, reason: 'retention' },
      period.toMs - 1
    )
    const { completeness, messages } = figuresOf(database)
    expect(messages.missing).toBe(1_998_500)
    expect(completeness.missing).toEqual([{ fromMs: noonMs + 59_000, toMs: noonMs + 6 * hourMs }])
    expect(completeness.percent).toBeCloseTo(100 * (1 - (6 * 3_600 - 59) / 86_400), 9)
  })

  it('are compared with the day before alone in the first three days, and with no day on which history begins', () => {
    const database = temporaryData()
    writeRides(database, [rideAt(1, period.fromMs - dayMs + hourMs)])
    expect(figuresOf(database)).toMatchObject({ before: { rides: 1 }, sameWeekday: null })
    writeRides(database, [rideAt(2, period.fromMs - 7 * dayMs + 1)])
    expect(figuresOf(database).sameWeekday).toBeNull()
    writeRides(database, [rideAt(3, period.fromMs - 7 * dayMs - 1)])
    expect(figuresOf(database).sameWeekday).toMatchObject({ days: 1, mean: { rides: 1, averagePowerWatts: 150 } })
  })

  it('are compared with the mean of those days, one without a ride too', () => {
    const database = temporaryData()
    const weekAgo = period.fromMs - 7 * dayMs
    writeRides(database, [
      rideAt(1, weekAgo - 14 * dayMs - hourMs),
      ...[2, 3, 4].map((rideId) => ({ ...rideAt(rideId, weekAgo + rideId * hourMs), riderId: rideId }))
    ])
    expect(figuresOf(database).sameWeekday).toEqual({
      days: 3,
      mean: { riders: 1, rides: 1, rideHours: 180 / 3_600 / 3, averagePowerWatts: 150, highAlerts: 0 }
    })
  })

  it('tell the alerts that fired in the period and were not late', () => {
    const database = temporaryData()
    const at = (alertId: number, startedMs: number, more = {}) =>
      alertAt(alertId, 0, { startedMs, endedMs: null, priority: 'high', rule: 'H1', ...more })
    writeAlerts(database, [
      at(1, period.fromMs - 1),
      at(2, period.fromMs, { acknowledgedMs: period.fromMs + 9_000 }),
      at(3, period.toMs - 1),
      at(4, period.fromMs + 5, { isLate: true }),
      at(5, period.toMs),
      at(6, period.fromMs + 5, { priority: 'technical', rule: 'S2' })
    ])
    writeRides(database, [rideAt(1, period.fromMs - 8 * dayMs)])
    const figures = figuresOf(database)
    expect(figures.alerts.map(({ atMs }) => atMs)).toEqual([period.fromMs, period.toMs - 1])
    expect([figures.key.highAlerts, figures.highAlertsAcknowledged, figures.suspectBikes]).toEqual([2, 1, ['07']])
    expect(figures.before?.highAlerts).toBe(1)
  })

  it('lack what is not read yet', () => {
    const figures = figuresOf(temporaryData(), { readUpToMs: period.fromMs + 18 * hourMs })
    expect(figures.completeness).toEqual({
      percent: 75,
      missing: [{ fromMs: period.fromMs + 18 * hourMs, toMs: period.toMs }]
    })
  })

  it('of 50,000 rides in each of the days compared come in a moment', () => {
    const database = temporaryData()
    const days = [0, 1, 7, 14, 21, 28, 30]
    for (const back of days) writeManyRides(database, period.fromMs - back * dayMs, 50_000)
    const heapBefore = process.memoryUsage().heapUsed
    const beganMs = performance.now()
    const { key, hours, sameWeekday } = figuresOf(database)
    const tookMs = Math.round(performance.now() - beganMs)
    console.info(
      `figures of ${key.rides} rides, compared with 5 days of as many: ${tookMs} ms,`,
      `${Math.round((process.memoryUsage().heapUsed - heapBefore) / 1e6)} MB of heap,`,
      `${Math.round(process.memoryUsage().rss / 1e6)} MB resident`
    )
    expect([key.rides, hours.reduce((sum, { rides }) => sum + rides, 0), sameWeekday?.mean.rides]).toEqual([
      50_000, 50_000, 50_000
    ])
  }, 60_000)
})

/** Rides without readings, for their number alone. */
function writeManyRides(database: Writable, fromMs: number, count: number): void {
  const random = seededRandom(fromMs / dayMs)
  const insert = database.prepare(
    `INSERT INTO historical_ride (log_id, partition, stream_key, first_offset, last_offset, rider_id, bike_serial,
       bike_model, start_ms, end_ms, end_reason, first_duration_s, last_duration_s, reading_count, heart_rate_sum,
       heart_rate_count, cadence_sum, cadence_count, power_sum, power_count, power_max, resistance_sum, resistance_count)
     VALUES (1, ?, ?, ?, 0, ?, 'SN0001', 'mendoza v9', ?, ?, 'boundary', 1, 600, 600, ?, 600, 0, 600, ?, 600, 300, 0, 600)`
  )
  database.transaction(() => {
    for (let number = 0; number < count; number++) {
      const startMs = fromMs + random.whole(0, dayMs - 1)
      const key = `=SN${random.whole(1, 400)}`
      const riderId = random.isTrue(0.1) ? null : random.whole(100, 20_000)
      const power = random.next() * 1e5
      insert.run(number % 8, key, fromMs + number, riderId, startMs, startMs + 600_000, random.next() * 8e4, power)
    }
  })()
}
