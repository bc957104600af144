import { describe, expect, it, onTestFinished } from 'vitest'
import { createBoardCalls } from '../../../../../src/main/engine/columns/board-calls'
import { createColumnReader } from '../../../../../src/main/engine/columns/column-reader'
import { createColumnRows } from '../../../../../src/main/engine/store/column-rows'
import type { Readable, Writable } from '../../../../../src/main/engine/store/open'
import { openReader } from '../../../../../src/main/engine/store/open'
import type { PrivacySource } from '../../../../../src/main/engine/store/rider-privacy'
import { createRiderSaver } from '../../../../../src/main/engine/store/rider-store'
import { analyticsInputSchema } from '../../../../../src/shared/domain/analytics'
import { type Boards, boardsInputSchema } from '../../../../../src/shared/domain/boards'
import { unknownRider } from '../ingest/line-fixture'
import { hourMs, readingsFrom, type WantedRide, writeRides } from '../report/report-store-fixture'
import { privacyOf } from '../store/privacy-fixture'
import { temporaryData } from '../store/store-fixture'

/** 24 November 2026, a Tuesday, noon in London. */
const noonMs = Date.UTC(2026, 10, 24, 12)
const dayMs = 24 * hourMs

function callsOn(database: Readable | null, privacy: PrivacySource = privacyOf(), nowMs = noonMs) {
  const reader = database === null ? null : openReader(database.name)
  onTestFinished(() => void reader?.close())
  return createBoardCalls({
    readColumns: createColumnReader({
      rows: () => (reader === null ? null : createColumnRows(reader)),
      timeZone: 'Europe/London'
    }).read,
    privacy,
    timeZone: 'Europe/London',
    now: () => nowMs
  })
}

const saveRiders = (database: Writable, riderIds: readonly number[]): void => {
  for (const riderId of riderIds) {
    createRiderSaver(database)(
      { ...unknownRider, riderId, name: `Ada ${riderId}`, gender: 'female', address: 'High Street,Leeds,LS1' },
      { atMs: 1, logId: 1, partition: 0, offset: riderId }
    )
  }
}

let rideId = 0
/** A ride of some seconds. */
const rideOf = (riderId: number | null, startMs: number, seconds = 10, more: Partial<WantedRide> = {}): WantedRide => {
  rideId += 1
  return { rideId, riderId, startMs, readings: readingsFrom(startMs, seconds), ...more }
}

type Entry = Boards['boards'][number]['entries'][number]

async function boardOf(
  calls: ReturnType<typeof callsOn>,
  by: Boards['boards'][number]['by'],
  input: Partial<Parameters<typeof boardsInputSchema.parse>[0] & object> = {}
): Promise<Entry[]> {
  const answer = await calls['boards.get'](boardsInputSchema.parse({ period: '7d', power: 'peak', ...input }))
  if (!answer.ok) throw new Error(answer.error.message)
  return answer.value.boards.find((board) => board.by === by)?.entries ?? []
}

const places = (entries: readonly Entry[]) =>
  entries.map(({ position, rider_id, change }) => [position, rider_id, change])

describe('A board', () => {
  it('gives equal riders one place and the next the one they would have had', async () => {
    const database = temporaryData()
    saveRiders(database, [1, 2, 3, 4])
    writeRides(
      database,
      [4, 4, 2, 2, 1, 3].map((riderId) => rideOf(riderId, noonMs - hourMs))
    )
    expect(places(await boardOf(callsOn(database), 'rides'))).toEqual([
      [1, 2, null],
      [1, 4, null],
      [3, 1, null],
      [3, 3, null]
    ])
  })

  it('tells places won and lost since the period before, and none of who did not ride then', async () => {
    const database = temporaryData()
    saveRiders(database, [1, 2, 3])
    const earlierMs = noonMs - 8 * dayMs
    writeRides(database, [
      ...[1, 1, 1, 2].map((riderId) => rideOf(riderId, earlierMs, 10, { isMoved: true })),
      ...[1, 2, 2, 2, 3, 3].map((riderId) => rideOf(riderId, noonMs - dayMs))
    ])
    expect(places(await boardOf(callsOn(database), 'rides'))).toEqual([
      [1, 2, 1],
      [2, 3, null],
      [3, 1, -2]
    ])
    expect(places(await boardOf(callsOn(database), 'rides', { period: 'all' }))).toEqual([
      [1, 1, null],
      [1, 2, null],
      [3, 3, null]
    ])
  })

  it('has nobody who does not want to be on it, now or before, says how many, and calls others what they are called', async () => {
    const database = temporaryData()
    saveRiders(database, [1, 2, 3, 4])
    writeRides(database, [
      ...[1, 1, 1, 2].map((riderId) => rideOf(riderId, noonMs - 8 * dayMs)),
      ...[1, 1, 1, 2, 2, 3].map((riderId) => rideOf(riderId, noonMs - dayMs))
    ])
    const hidden = { is_listed: false }
    const calls = callsOn(database, privacyOf({ 1: hidden, 4: hidden, 3: { alias: 'Flash' } }))
    expect(await boardOf(calls, 'rides')).toMatchObject([
      { position: 1, rider_id: 2, alias: 'Ada 2.', change: 0 },
      { position: 2, rider_id: 3, alias: 'Flash', change: null }
    ])
    // Rider 4 did not ride.
    expect(await calls['boards.get'](boardsInputSchema.parse({ period: '7d' }))).toMatchObject({
      value: { opted_out: 1, rides: 6, cities: ['Leeds'], genders: ['female'] }
    })
  })

  it('leaves out riders without a value, rides of nobody known, and riders who were removed', async () => {
    const database = temporaryData()
    saveRiders(database, [1, 2])
    writeRides(database, [
      rideOf(1, noonMs - hourMs),
      rideOf(2, noonMs - hourMs, 0),
      rideOf(3, noonMs - hourMs),
      rideOf(null, noonMs - hourMs)
    ])
    const calls = callsOn(database)
    expect((await boardOf(calls, 'longest_ride')).map(({ rider_id, value }) => [rider_id, value])).toEqual([[1, 10]])
    expect((await boardOf(calls, 'rides')).map(({ rider_id }) => rider_id)).toEqual([1, 2])
    database.exec('DELETE FROM rider WHERE rider_id = 1')
    expect((await boardOf(calls, 'rides')).map(({ rider_id }) => rider_id)).toEqual([2])
    expect(await boardOf(calls, 'longest_ride')).toEqual([])
  })

  it('counts a running ride so far, and best 60 s only of rides that have ended', async () => {
    const database = temporaryData()
    saveRiders(database, [1, 2])
    const ended = rideOf(2, noonMs - 3 * hourMs, 5)
    writeRides(database, [rideOf(1, noonMs - hourMs, 20, { endReason: null }), ended])
    database.prepare("INSERT INTO ride_profile VALUES (?, 5, 140.5, NULL, x'')").run(ended.rideId)
    const calls = callsOn(database)
    const valuesOf = (entries: readonly Entry[]) => entries.map(({ rider_id, value }) => [rider_id, value])
    expect(valuesOf(await boardOf(calls, 'longest_ride'))).toEqual([
      [1, 20],
      [2, 5]
    ])
    expect(valuesOf(await boardOf(calls, 'energy'))).toEqual([
      [1, 3],
      [2, 0.75]
    ])
    expect(valuesOf(await boardOf(calls, 'peak_power', { power: 'best_60s' }))).toEqual([[2, 140.5]])
  })

  it('is empty while there is no data file', async () => {
    const answer = await callsOn(null)['boards.get'](boardsInputSchema.parse({ period: 'today' }))
    expect(answer).toMatchObject({ value: { from: '2026-11-24T00:00:00.000Z', rides: 0, opted_out: 0 } })
    expect(await boardOf(callsOn(null), 'rides')).toEqual([])
  })
})

describe('Analytics', () => {
  const analyticsOf = async (database: Readable | null, input: object, nowMs = noonMs) => {
    const answer = await callsOn(database, privacyOf(), nowMs)['analytics.get'](analyticsInputSchema.parse(input))
    if (!answer.ok) throw new Error(answer.error.message)
    return answer.value
  }

  it('measure each bike against the time the gym was in use, also where only that bike is asked for', async () => {
    const database = temporaryData()
    const atTen = noonMs - 2 * hourMs
    writeRides(database, [
      rideOf(1, atTen, 600, { bikeSerial: 'SN0010' }),
      rideOf(2, atTen + 300_000, 601, { bikeSerial: 'SN0002' }),
      // The night before: hours in which nobody rode are none of use.
      rideOf(2, atTen - dayMs, 101, { bikeSerial: 'SN0002' })
    ])
    // From 10:00:00 to 10:15:00, and 100 s of yesterday.
    const all = await analyticsOf(database, { period: '7d' })
    expect(all).toMatchObject({ in_use_s: 1_000, rides: 3, riders: 2 })
    expect(all.by_bike).toMatchObject([
      { bike_label: '02', rides: 2, ride_s: 702, utilisation_percent: expect.closeTo(70.2, 10) },
      { bike_label: '10', rides: 1, ride_s: 600, utilisation_percent: 60 }
    ])
    expect(await analyticsOf(database, { period: '7d', bikes: ['SN0010'] })).toMatchObject({
      in_use_s: 1_000,
      by_bike: [{ bike_label: '10', utilisation_percent: 60 }]
    })
  })

  it('take a running ride for as long as its own clock says, not to this day', async () => {
    const database = temporaryData()
    writeRides(database, [rideOf(1, noonMs - 400 * dayMs, 60, { endReason: null })])
    expect(await analyticsOf(database, { period: 'all' })).toMatchObject({ in_use_s: 60 })
  })

  it('put both hours that the clock shows twice into one, and average over the weekdays there were', async () => {
    const database = temporaryData()
    // Sunday, 25 October 2026: it is 1:30 twice.
    const firstMs = Date.UTC(2026, 9, 25, 0, 30)
    writeRides(database, [rideOf(1, firstMs), rideOf(1, firstMs + hourMs), rideOf(1, firstMs - 7 * dayMs)])
    const { by_weekday_hour: cells } = await analyticsOf(
      database,
      { period: 'days', from: '2026-10-18', to: '2026-10-26' },
      Date.UTC(2026, 9, 26, 12)
    )
    expect(cells.filter(({ rides }) => rides > 0)).toEqual([{ weekday: 6, hour: 1, rides: 3, mean: 1.5 }])
    expect(cells.find(({ weekday, hour }) => weekday === 0 && hour === 1)).toMatchObject({ rides: 0, mean: 0 })
  })

  it('say of the same question when it was asked, though nothing has changed', async () => {
    let nowMs = noonMs
    const calls = createBoardCalls({
      readColumns: createColumnReader({ rows: () => null, timeZone: 'UTC' }).read,
      privacy: privacyOf(),
      timeZone: 'UTC',
      now: () => nowMs
    })
    const ask = async () => await calls['analytics.get'](analyticsInputSchema.parse({ period: '7d' }))
    expect(await ask()).toMatchObject({ value: { to: '2026-11-24T12:00:00.000Z', rides: 0, by_bike: [] } })
    nowMs += 1_000
    expect(await ask()).toMatchObject({ value: { to: '2026-11-24T12:00:01.000Z' } })
  })
})
