import { describe, expect, it } from 'vitest'
import { hostileNames } from '../../../../support/hostile-names'
import { readingsFrom, type WantedRide, writeRides } from '../report/report-store-fixture'
import { limitsOf } from '../store/limits-fixture'
import { temporaryData } from '../store/store-fixture'
import { ridesPageOf, saveRider } from './columns-fixture'

const hourMs = 3_600_000
const dayMs = 24 * hourMs
const nowMs = Date.UTC(2026, 5, 10, 12)
let lastRide = 0
const ride = (agoMs: number, more: Partial<WantedRide> = {}): WantedRide => {
  lastRide += 1
  const startMs = nowMs - agoMs
  return { rideId: lastRide, startMs, readings: readingsFrom(startMs, 10), ...more }
}
const idsOf = ({ items }: { items: readonly { ride_id: number }[] }): number[] => items.map(({ ride_id }) => ride_id)

describe('The page of rides', () => {
  it('has no rides where there is no data file', async () => {
    const page = ridesPageOf(null, { nowMs })
    expect(await page.table()).toEqual({ total: 0, items: [] })
    expect(await page.overview({ period: 'all' })).toMatchObject({
      from: null,
      to: '2026-06-10T12:00:00.000Z',
      totals: { rides: 0, duration_s: 0, running: 0, riders: 0, energy_kj: 0 },
      by_gender: [],
      over_time: [],
      facets: { genders: [], cities: [], bikes: [] }
    })
    expect((await page.overview()).by_age).toHaveLength(8)
  })

  it('finds the file that a console has made since', async () => {
    const database = temporaryData()
    writeRides(database, [ride(hourMs)])
    let isMade = false
    const page = ridesPageOf(database, { nowMs, rows: (rows) => (isMade ? rows : null) })
    expect((await page.table()).total).toBe(0)
    isMade = true
    expect((await page.table()).total).toBe(1)
  })

  it('shows what others may call a rider, and the zone of the average by who they are', async () => {
    const database = temporaryData()
    const at130 = (riderId: number | null) => ({
      riderId,
      readings: readingsFrom(nowMs - hourMs, 10, { heartRateBpm: 130 })
    })
    writeRides(database, [
      ride(hourMs, at130(1)),
      ride(hourMs, at130(2)),
      ride(hourMs, at130(3)),
      ride(hourMs, at130(null)),
      ride(hourMs, { riderId: 1, readings: readingsFrom(nowMs - hourMs, 5, { heartRateBpm: null }) })
    ])
    // 187 bpm by the formula at 30 years and 173 at 50; staff set 140 for the third.
    saveRider(database, 1, { name: 'Ada Byron', bornMs: Date.UTC(1996, 0, 1) })
    saveRider(database, 2, { name: 'Max Power', bornMs: Date.UTC(1976, 0, 1) })
    saveRider(database, 3, { name: null, bornMs: Date.UTC(1996, 0, 1) })
    const page = ridesPageOf(database, {
      nowMs,
      limits: limitsOf({ 3: { overrideMaximumBpm: 140 } }),
      aliases: { 2: 'Thunder' }
    })
    const { items } = await page.table({ sort: 'start_time', descending: true })
    const shown = [...items]
      .reverse()
      .map(({ rider_name, rider_alias, age_years, zone }) => [rider_name, rider_alias, age_years, zone])
    expect(shown).toEqual([
      ['Ada Byron', 'Ada B.', 30, 2],
      ['Max Power', 'Thunder', 50, 3],
      [null, null, 30, 5],
      [null, null, null, 3],
      ['Ada Byron', 'Ada B.', 30, null]
    ])
  })

  it('has a rider a year older on the birthday, of 29 February on 1 March', async () => {
    const database = temporaryData()
    saveRider(database, 1, { bornMs: Date.UTC(2004, 1, 29) })
    const on = (year: number, month: number, day: number): WantedRide =>
      ride(nowMs - Date.UTC(year, month, day, 12), { riderId: 1 })
    writeRides(database, [on(2022, 1, 28), on(2022, 2, 1), on(2024, 1, 28), on(2024, 1, 29)])
    const page = ridesPageOf(database, { nowMs })
    const { items } = await page.table({ period: 'all', descending: false })
    expect(items.map(({ age_years }) => age_years)).toEqual([17, 18, 19, 20])
  })

  it('counts a ride by the day and hour of the gym, not of UTC', async () => {
    const database = temporaryData()
    const at = (ms: number): WantedRide => ride(nowMs - ms)
    writeRides(database, [
      at(Date.UTC(2026, 5, 1, 22, 59)),
      at(Date.UTC(2026, 5, 1, 23, 0)),
      at(Date.UTC(2026, 5, 2, 22, 59))
    ])
    const page = ridesPageOf(database, { nowMs, timeZone: 'Europe/London' })
    const overview = await page.overview({ period: 'days', from: '2026-06-02', to: '2026-06-02' })
    expect(overview).toMatchObject({
      from: '2026-06-01T23:00:00.000Z',
      to: '2026-06-02T23:00:00.000Z',
      totals: { rides: 2 }
    })
    expect(overview.per_hour.flatMap(({ hour, rides }) => (rides > 0 ? hour : []))).toEqual([0, 23])
    expect(overview.over_time).toHaveLength(24)
  })

  it('is not led astray by clocks that are years ahead or ages behind', async () => {
    const database = temporaryData()
    writeRides(database, [ride(2 * hourMs), ride(hourMs), ride(-5_000 * dayMs), ride(700_000 * dayMs)])
    const page = ridesPageOf(database, { nowMs })
    const today = await page.overview({ period: '24h' })
    expect(today.bin).toBe('hour')
    expect(today.over_time.length).toBeLessThan(48)
    expect(today.over_time.at(-1)).toMatchObject({ rides: 1 })
    const all = await page.overview({ period: 'all' })
    expect(all.bin).toBe('month')
    expect(all.over_time.length).toBeLessThan(1_300)
    expect(all.over_time[0]).toMatchObject({ rides: 1 })
    expect(all.over_time.reduce((sum, { rides }) => sum + rides, 0)).toBe(4)
  })

  it('adds up what was done so far, bin by bin', async () => {
    const database = temporaryData()
    const of = (agoMs: number, count: number): WantedRide =>
      ride(agoMs, { readings: readingsFrom(nowMs - agoMs, count, { powerWatts: 100, resistance: 40 }) })
    writeRides(database, [of(3 * hourMs, 10), of(hourMs, 30), of(hourMs - 1, 20)])
    const { over_time } = await ridesPageOf(database, { nowMs }).overview()
    expect(
      over_time.map(({ from, rides, avg_power, cumulative_energy_kj, cumulative_resistance }) => [
        from.slice(11, 16),
        rides,
        avg_power,
        cumulative_energy_kj,
        cumulative_resistance
      ])
    ).toEqual([
      ['09:00', 1, 100, 1, 400],
      ['10:00', 0, null, 1, 400],
      ['11:00', 2, 100, 6, 2_400]
    ])
  })

  it('keeps words of a stranger as they are, and offers to filter only by those that a filter takes', async () => {
    const database = temporaryData()
    const words = [
      ...hostileNames.flatMap((name) => (typeof name === 'string' ? name : [])),
      'x'.repeat(400),
      'J̌',
      'İ',
      'unknown',
      ''
    ]
    words.forEach((word, index) => {
      saveRider(database, index + 1, { gender: word, name: word, address: `1,Street,${word.replaceAll(',', '')},N1` })
    })
    writeRides(
      database,
      words.map((word, index) => ride(hourMs, { riderId: index + 1, bikeSerial: word }))
    )
    const page = ridesPageOf(database, { nowMs })
    const { totals, by_gender, facets } = await page.overview()
    expect(totals.rides).toBe(words.length)
    expect(by_gender.reduce((sum, { rides }) => sum + rides, 0)).toBe(words.length)
    expect(by_gender.map(({ gender }) => gender)).toContain('x'.repeat(400))
    expect(by_gender.at(-1)).toMatchObject({ gender: 'unknown', rides: 4 })
    for (const [kind, values] of Object.entries(facets)) {
      expect(values.length).toBeGreaterThan(3)
      for (const { value, rides } of values) {
        expect((await page.table({ [kind]: [value] })).total, `${kind} ${value}`).toBe(rides)
      }
    }
  })

  it('does not take for one another two days on which as much was ridden', async () => {
    const database = temporaryData()
    const [first, second] = [ride(3 * dayMs), ride(2 * dayMs)]
    writeRides(database, [first, second])
    const page = ridesPageOf(database, { nowMs })
    const of = async (day: string): Promise<number[]> =>
      idsOf(await page.table({ period: 'days', from: day, to: day, sort: 'max_power' }))
    expect(await of('2026-06-07')).toEqual([first.rideId])
    expect(await of('2026-06-08')).toEqual([second.rideId])
  })

  it('leaves a ride out when its last hour is over, whatever was kept', async () => {
    const database = temporaryData()
    let now = nowMs
    const rides = [ride(23 * hourMs), ride(hourMs)]
    writeRides(database, rides)
    const page = ridesPageOf(database, { nowMs: () => now })
    expect((await page.table({ sort: 'energy_kj' })).total).toBe(2)
    now += 2 * hourMs
    expect(idsOf(await page.table({ sort: 'energy_kj' }))).toEqual([rides[1]?.rideId])
  })

  it('shows a running ride among the others as its figures grow, and one with a new bike between two', async () => {
    const database = temporaryData()
    const of = (bikeSerial: string, powerWatts: number, more: Partial<WantedRide> = {}): WantedRide =>
      ride(hourMs, { bikeSerial, readings: readingsFrom(nowMs - hourMs, 10, { powerWatts }), ...more })
    const [slow, fast] = [of('SN0001', 100), of('SN0010', 300)]
    writeRides(database, [slow, fast])
    const page = ridesPageOf(database, { nowMs })
    await page.table({ sort: 'bike', descending: false })
    await page.table({ sort: 'energy_kj' })
    const running = of('SN0009', 50, { endReason: null })
    writeRides(database, [running])
    const [a, b, c] = [slow.rideId, fast.rideId, running.rideId]
    expect(idsOf(await page.table({ sort: 'bike', descending: false }))).toEqual([a, c, b])
    expect(idsOf(await page.table({ sort: 'energy_kj' }))).toEqual([b, a, c])
    database.prepare('UPDATE daily_ride SET power_sum = 2000 WHERE ride_id = ?').run(c)
    expect(idsOf(await page.table({ sort: 'energy_kj' }))).toEqual([b, c, a])
    expect(idsOf(await page.table({ sort: 'energy_kj', offset: 1, limit: 1 }))).toEqual([c])
  })

  it('has no row for a ride that was deleted after the columns were read', async () => {
    const database = temporaryData()
    const [first, second] = [ride(hourMs), ride(2 * hourMs)]
    writeRides(database, [first, second])
    const page = ridesPageOf(database, {
      nowMs: () => {
        database.prepare('DELETE FROM daily_ride WHERE ride_id = ?').run(first.rideId)
        return nowMs
      }
    })
    expect(idsOf(await page.table())).toEqual([second.rideId])
  })

  it('reads to the end of time', async () => {
    const page = ridesPageOf(null, { nowMs })
    const { from, to } = await page.overview({ period: 'days', from: '0000-01-01', to: '9999-12-31' })
    expect([from, to]).toEqual(['0000-01-01T00:00:00.000Z', '+010000-01-01T00:00:00.000Z'])
  })
})
