import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { collectFigures } from '../../../../../src/main/engine/report/collect-figures'
import { last24h, periodOfDay, type ReportPeriod } from '../../../../../src/main/engine/report/period'
import type { ReportFigures } from '../../../../../src/main/engine/report/report-figures'
import { createRideMover } from '../../../../../src/main/engine/store/history/ride-mover'
import { temporaryData } from '../store/store-fixture'
import { lastMomentMs, type WantedRide, writeRider, writeRides } from './report-store-fixture'

const timeZone = 'America/New_York'
/** The clock is set back on it: 25 hours. */
const day = periodOfDay('2026-11-01', timeZone)
const hourMs = 3_600_000
const dayMs = 24 * hourMs

const genders = ['female', 'Female ', 'male', '', null, 'unknown']
const births = [null, '1990-11-01', '1990-11-02', '2015-01-01', '1950-06-05', '1850-01-01']

/** Half-seconds and halves of W: sums that are exact in any order, so that the oracle may add as it likes. */
const anyReading = fc.record({
  durationS: fc.option(fc.integer({ min: 1, max: 4_000 })),
  heartRateBpm: fc.option(fc.integer({ min: 40, max: 200 })),
  cadenceRpm: fc.option(fc.integer({ min: 0, max: 200 })),
  powerWatts: fc.option(fc.integer({ min: 0, max: 2_000 }).map((half) => half / 2)),
  resistance: fc.option(fc.integer({ min: 0, max: 100 }))
})
const edges = [day.fromMs - dayMs, day.fromMs - 1, day.fromMs, day.toMs - 1, day.toMs, day.fromMs - 7 * dayMs]

const anyRide = fc.record({
  startMs: fc.oneof(
    { weight: 6, arbitrary: fc.integer({ min: day.fromMs, max: day.toMs - 1 }) },
    { weight: 3, arbitrary: fc.integer({ min: day.fromMs - 30 * dayMs, max: day.toMs + hourMs }) },
    { weight: 1, arbitrary: fc.constantFrom(...edges) }
  ),
  readings: fc.array(anyReading, { maxLength: 8 }),
  riderId: fc.option(fc.integer({ min: 1, max: 6 })),
  logId: fc.integer({ min: 1, max: 2 }),
  partition: fc.integer({ min: 0, max: 1 }),
  streamKey: fc.constantFrom('', '=SN0001', '=SN0002'),
  bikeSerial: fc.constantFrom(null, 'SN0001', 'SN0002'),
  endReason: fc.constantFrom('boundary' as const, 'silence' as const, null),
  isMoved: fc.boolean()
})

const ridesOf = (made: readonly (typeof anyRide extends fc.Arbitrary<infer Made> ? Made : never)[]): WantedRide[] =>
  made.map((ride, index) => ({
    ...ride,
    rideId: index + 1,
    readings: ride.readings.map((reading, second) => ({ ...reading, atMs: ride.startMs + second * 1_000 })),
    isMoved: ride.isMoved && ride.endReason !== null
  }))

const sum = (values: readonly number[]): number => values.reduce((total, value) => total + value, 0)
const average = (values: readonly number[]): number | null => (values.length === 0 ? null : sum(values) / values.length)
const present = (values: readonly (number | null)[]): number[] => values.filter((value) => value !== null)
const personOf = (ride: WantedRide): string =>
  ride.riderId === null ? `nobody of ${ride.logId} ${ride.partition} ${ride.streamKey}` : `rider ${ride.riderId}`
const clockS = ({ readings }: WantedRide): number => {
  const clock = present(readings.map(({ durationS }) => durationS))
  return clock.length === 0 ? 0 : Math.max(0, (clock.at(-1) ?? 0) - (clock[0] ?? 0) + 1)
}

/** The plain way: each figure by itself, from the raw readings. */
function plainFigures(all: readonly WantedRide[], fromMs: number, toMs: number) {
  const rides = all.filter(({ startMs }) => startMs >= fromMs && startMs < toMs)
  const readings = rides.flatMap((ride) => ride.readings)
  return {
    rides: rides.length,
    riders: new Set(rides.map(personOf)).size,
    rideHours: sum(rides.map(clockS)) / 3_600,
    averagePowerWatts: average(present(readings.map(({ powerWatts }) => powerWatts))),
    averageHeartRateBpm: average(present(readings.map(({ heartRateBpm }) => heartRateBpm))),
    readings: readings.length,
    bikes: new Set(rides.map(({ partition, streamKey }) => `${partition} ${streamKey}`)).size,
    longestS: Math.max(
      -1,
      ...rides.filter((ride) => ride.readings.some((each) => each.durationS !== null)).map(clockS)
    ),
    highestW: Math.max(-1, ...present(readings.map(({ powerWatts }) => powerWatts)))
  }
}

function plainGroups(all: readonly WantedRide[], { fromMs, toMs }: ReportPeriod) {
  const people = new Set(all.filter(({ startMs }) => startMs >= fromMs && startMs < toMs).map(personOf))
  const genderOf = (person: string): string => {
    const gender = genders[Number(person.slice(6)) - 1]
    return person.startsWith('nobody') ? 'unknown' : (gender ?? '').trim().toLowerCase() || 'unknown'
  }
  const count = new Map<string, number>()
  for (const person of people) count.set(genderOf(person), (count.get(genderOf(person)) ?? 0) + 1)
  return count
}

/** The last moment of any ride, plainly; none of these rides goes on for longer than a few seconds. */
function plainLastEvent(all: readonly WantedRide[], { fromMs, toMs }: ReportPeriod): number | null {
  const moments = all
    .filter(({ startMs }) => startMs < toMs)
    .map((ride) => Math.min(lastMomentMs(ride), toMs - 1))
    .filter((ms) => ms >= fromMs)
  return moments.length === 0 ? null : Math.max(...moments)
}

const wanted = (period: ReportPeriod) => ({ period, timeZone, gym: null, isSample: false, readUpToMs: null })

function expectPlain(figures: ReportFigures, rides: readonly WantedRide[], period: ReportPeriod): void {
  const plain = plainFigures(rides, period.fromMs, period.toMs)
  const { riders, rideHours, averagePowerWatts } = plain
  expect(figures.key).toEqual({ riders, rides: plain.rides, rideHours, averagePowerWatts, highAlerts: 0 })
  expect(figures.messages.readings).toBe(plain.readings)
  expect(figures.bikesInUse).toBe(plain.bikes)
  expect(figures.longestRide?.durationS ?? -1).toBe(plain.longestS)
  expect(figures.highestPower?.watts ?? -1).toBe(plain.highestW)
  expect(figures.lastEventMs).toBe(plainLastEvent(rides, period))

  figures.hours.forEach((hour, index) => {
    const ofHour = plainFigures(rides, hour.fromMs, figures.hours[index + 1]?.fromMs ?? period.toMs)
    expect([hour.rides, hour.riders, hour.averageHeartRateBpm, hour.averagePowerWatts]).toEqual([
      ofHour.rides,
      ofHour.riders,
      ofHour.averageHeartRateBpm,
      ofHour.averagePowerWatts
    ])
  })
  expect(sum(figures.hours.map((hour) => hour.rides))).toBe(plain.rides)

  const groups = figures.ridersByGender.map(({ gender, riders: count }) => [gender.toLowerCase(), count] as const)
  expect(new Map(groups)).toEqual(plainGroups(rides, period))
  expect(sum(figures.ridersByAge.map(({ riders: count }) => count))).toBe(plain.riders)
}

describe('The figures of a report', () => {
  it('are what the raw readings say, wherever the rides are kept, and the same when all have moved', () => {
    fc.assert(
      fc.property(fc.array(anyRide, { maxLength: 25 }).map(ridesOf), (rides) => {
        const database = temporaryData()
        genders.forEach((gender, index) => {
          const born = births[index]
          writeRider(database, index + 1, gender, born == null ? null : Date.parse(born))
        })
        writeRides(database, rides)
        const periods = [day, last24h(day.toMs - 8 * hourMs, timeZone)]
        const figures = periods.map((period) => collectFigures(database, wanted(period)))
        figures.forEach((each, index) => {
          expectPlain(each, rides, periods[index] ?? day)
        })

        const firstMs = Math.min(...rides.map(({ startMs }) => startMs))
        const [ofDay] = figures
        const dayBefore = plainFigures(rides, periodOfDay('2026-10-31', timeZone).fromMs, day.fromMs)
        expect(ofDay?.before?.rides ?? null).toBe(firstMs < day.fromMs ? dayBefore.rides : null)
        const weekdays = ['2026-10-25', '2026-10-18', '2026-10-11', '2026-10-04']
          .map((date) => periodOfDay(date, timeZone))
          .filter(({ fromMs }) => firstMs <= fromMs)
        expect(ofDay?.sameWeekday?.days ?? 0).toBe(weekdays.length)
        expect(ofDay?.sameWeekday?.mean.rides ?? null).toEqual(
          average(weekdays.map(({ fromMs, toMs }) => plainFigures(rides, fromMs, toMs).rides))
        )

        const mover = createRideMover(database)
        for (const { rideId } of rides) mover.move(rideId)
        expect(periods.map((period) => collectFigures(database, wanted(period)))).toEqual(figures)
        database.close()
      }),
      { numRuns: 50 }
    )
  }, 60_000)
})
