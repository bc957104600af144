import { describe, expect, it } from 'vitest'
import type { RiderRecord } from '../../../../../src/main/engine/ingest/rider-record'
import type { Writable } from '../../../../../src/main/engine/store/open'
import { encodeCursor } from '../../../../../src/main/engine/store/page-cursor'
import { createQuestionCalls, createQuestions } from '../../../../../src/main/engine/store/question-calls'
import { createRiderSaver } from '../../../../../src/main/engine/store/rider-store'
import { riderDurationsSchema, riderRecordSchema } from '../../../../../src/shared/domain/rider'
import { unknownRider } from '../ingest/line-fixture'
import { hourMs, readingsFrom, type WantedRide, writeRides } from '../report/report-store-fixture'
import { temporaryData } from './store-fixture'

/** 24 November 2026, noon in London. */
const noonMs = Date.UTC(2026, 10, 24, 12)
const dayMs = 24 * hourMs
const limit = 100

const callsOn = (database: Writable, timeZone = 'Europe/London', nowMs = noonMs) => {
  const questions = createQuestions(database)
  return createQuestionCalls({ questions: () => questions, timeZone, now: () => nowMs })
}

const saveRider = (database: Writable, riderId: number, more: Partial<RiderRecord> = {}): void =>
  createRiderSaver(database)(
    { ...unknownRider, ...more, riderId },
    { atMs: 1, logId: 1, partition: 0, offset: riderId }
  )

/** A ride with a reading at its begin and one at its end. */
const rideFrom = (rideId: number, startMs: number, endMs: number, more: Partial<WantedRide> = {}): WantedRide => {
  const [first, second] = readingsFrom(startMs, 2)
  const readings = first === undefined || second === undefined ? [] : [first, { ...second, atMs: endMs }]
  return { rideId, startMs, readings, ...more }
}

const idsIn = (answer: { ok: boolean; value?: { items: { ride_id: number }[] } }): number[] | undefined =>
  answer.value?.items.map(({ ride_id }) => ride_id)

describe('The rides of a day', () => {
  const midnightMs = Date.UTC(2026, 10, 24)

  it('without a date run now or ended since midnight, whenever they began and wherever they are kept', () => {
    const database = temporaryData()
    writeRides(database, [
      rideFrom(1, midnightMs - hourMs, midnightMs - 1),
      rideFrom(2, midnightMs - hourMs, midnightMs, { isMoved: true }),
      rideFrom(3, midnightMs + hourMs, midnightMs + 2 * hourMs, { isMoved: true }),
      rideFrom(4, midnightMs + hourMs, midnightMs + 2 * hourMs),
      rideFrom(5, midnightMs - 3 * dayMs, midnightMs - 3 * dayMs + hourMs, { endReason: null }),
      rideFrom(6, midnightMs + 23 * hourMs, midnightMs + dayMs)
    ])
    expect(idsIn(callsOn(database)['rides.day']({ limit }))).toEqual([4, 3, 2, 5])
  })

  it('with a date began on it or were under way on it, days of the past too', () => {
    const database = temporaryData()
    writeRides(database, [
      rideFrom(1, midnightMs - hourMs, midnightMs + hourMs, { isMoved: true }),
      // For weeks a bike told of the same ride.
      rideFrom(2, midnightMs - 40 * dayMs, midnightMs - 2 * dayMs, { isMoved: true }),
      rideFrom(3, midnightMs - dayMs - hourMs, midnightMs + hourMs, { isMoved: true }),
      rideFrom(4, midnightMs - 30 * hourMs, midnightMs - 30 * hourMs, { endReason: null })
    ])
    const on = (date: string): number[] | undefined => idsIn(callsOn(database)['rides.day']({ date, limit }))
    expect(on('2026-11-24')).toEqual([1, 3, 4])
    expect(on('2026-11-23')).toEqual([1, 3, 4])
    expect(on('2026-11-22')).toEqual([3, 4, 2])
    expect(on('2026-11-21')).toEqual([2])
    expect(on('2026-10-14')).toEqual([])
    // Nobody knows yet who will ride.
    expect(on('2026-11-25')).toEqual([])
  })

  it('are those of its 25 hours where the clock is put back', () => {
    const database = temporaryData()
    const firstMs = Date.UTC(2026, 9, 24, 23)
    writeRides(database, [
      rideFrom(1, firstMs - 2, firstMs - 1),
      rideFrom(2, firstMs, firstMs),
      rideFrom(3, firstMs + 25 * hourMs - 1, firstMs + 25 * hourMs - 1),
      rideFrom(4, firstMs + 25 * hourMs, firstMs + 25 * hourMs)
    ])
    expect(idsIn(callsOn(database)['rides.day']({ date: '2026-10-25', limit }))).toEqual([3, 2])
  })

  it('are none on the first and the last day that can be written', () => {
    const database = temporaryData()
    writeRides(database, [rideFrom(1, midnightMs, midnightMs, { endReason: null })])
    for (const date of ['0000-01-01', '0001-01-01', '9999-12-31']) {
      expect(callsOn(database)['rides.day']({ date, limit })).toMatchObject({ ok: true, value: { items: [] } })
    }
  })
})

describe('The rides of a city', () => {
  it('are found however long others rode since, page by page', () => {
    const database = temporaryData()
    saveRider(database, 7, { address: 'High Street,Saint-Étienne,42000' })
    saveRider(database, 8, { address: 'High Street,London,N1 1AA' })
    const others = Array.from({ length: 100 }, (_, index) =>
      rideFrom(100 + index, noonMs + index, noonMs + index, { riderId: 8, isMoved: index % 2 === 0 })
    )
    const theirs = [1, 2, 3].map((id) => rideFrom(id, noonMs - 10 + id, noonMs, { isMoved: id === 2 }))
    writeRides(database, [...theirs, ...others])
    const calls = callsOn(database)
    const first = calls['rides.by_city']({ city: ' SAINT ETIENNE', limit: 2 })
    const cursor = first.ok ? (first.value.next_cursor ?? undefined) : undefined
    expect(idsIn(first)).toEqual([3, 2])
    expect(idsIn(calls['rides.by_city']({ city: 'saint-étienne', limit: 2, cursor }))).toEqual([1])
  })
})

describe('A rider', () => {
  it('is told whole, with dates that no zone shifts', () => {
    const database = temporaryData()
    saveRider(database, 7, {
      name: 'Zoë <b>',
      gender: 'female',
      address: '12,High Street,London,N1 1AA',
      bornMs: Date.UTC(1969, 11, 31),
      email: 'z@example.com',
      heightCm: 170.5,
      accountCreatedMs: Date.UTC(2022, 0, 5)
    })
    const record = {
      rider_id: 7,
      name: 'Zoë <b>',
      gender: 'female',
      date_of_birth: '1969-12-31',
      email: 'z@example.com',
      address: '12,High Street,London,N1 1AA',
      street: '12, High Street',
      city: 'London',
      postcode: 'N1 1AA',
      height_cm: 170.5,
      weight_kg: null,
      account_created: '2022-01-05'
    }
    const calls = callsOn(database, 'America/New_York')
    expect(calls['rider.record']({ rider_id: 7 })).toEqual({ ok: true, value: record })
    expect(riderRecordSchema.strict().safeParse(record).success).toBe(true)
    expect(calls['rider.record']({ rider_id: 8 })).toMatchObject({ ok: false, error: { code: 'not-found' } })
  })

  it('has the duration of each ride that has ended, and their sum', () => {
    const database = temporaryData()
    const seconds = (rideId: number, count: number, more: Partial<WantedRide> = {}): WantedRide => ({
      rideId,
      startMs: noonMs + rideId,
      readings: readingsFrom(noonMs, count),
      ...more
    })
    writeRides(database, [
      seconds(1, 10, { isMoved: true }),
      seconds(2, 20),
      seconds(3, 0),
      seconds(4, 30, { endReason: null }),
      seconds(5, 40, { riderId: 8 })
    ])
    const answer = callsOn(database)['rider.durations']({ rider_id: 7 })
    expect(answer).toEqual({
      ok: true,
      value: {
        rider_id: 7,
        rides: [
          { ride_id: 4, ended: false, duration_s: null },
          { ride_id: 3, ended: true, duration_s: null },
          { ride_id: 2, ended: true, duration_s: 20 },
          { ride_id: 1, ended: true, duration_s: 10 }
        ],
        total_duration_s: 30
      }
    })
    expect(answer.ok && riderDurationsSchema.strict().safeParse(answer.value).success).toBe(true)
  })

  it('who is known but never rode has no rides; one of whom nothing is known is not found', () => {
    const database = temporaryData()
    saveRider(database, 7)
    writeRides(database, [rideFrom(1, noonMs, noonMs, { riderId: 8, isMoved: true })])
    const calls = callsOn(database)
    expect(calls['rider.durations']({ rider_id: 7 })).toMatchObject({ value: { rides: [], total_duration_s: 0 } })
    expect(calls['rides.of_rider']({ rider_id: 7, limit })).toEqual({
      ok: true,
      value: { items: [], next_cursor: null }
    })
    expect(idsIn(calls['rides.of_rider']({ rider_id: 8, limit }))).toEqual([1])
    for (const name of ['rider.durations', 'rides.of_rider'] as const) {
      expect(calls[name]({ rider_id: 9, limit })).toMatchObject({ ok: false, error: { code: 'not-found' } })
    }
  })
})

describe('The list of riders', () => {
  const listed = (database: Writable, query: string, size: number): number[] => {
    const calls = callsOn(database)
    const ids: number[] = []
    for (let cursor: string | undefined, isFirst = true; isFirst || cursor !== undefined; isFirst = false) {
      const answer = calls['riders.list']({ query, limit: size, cursor })
      if (!answer.ok) throw new Error(answer.error.message)
      expect(answer.value.items.length).toBeLessThanOrEqual(size)
      ids.push(...answer.value.items.map(({ rider_id }) => rider_id))
      cursor = answer.value.next_cursor ?? undefined
    }
    return ids
  }

  it('is by id, whole or of those whom a look-up finds, for any size of a page', () => {
    const database = temporaryData()
    for (const id of [9, 2, 5, 40, 3]) saveRider(database, id, { name: `Ada ${id === 5 ? 'Łąd' : 'Byron'} 3x` })
    saveRider(database, Number.MAX_SAFE_INTEGER, { name: 'Zoë' })
    for (const size of [1, 2, 3, 100]) {
      expect(listed(database, '', size)).toEqual([2, 3, 5, 9, 40, Number.MAX_SAFE_INTEGER])
      expect(listed(database, '  ', size)).toHaveLength(6)
      expect(listed(database, 'ada BYR', size)).toEqual([2, 3, 9, 40])
      expect(listed(database, 'lad', size)).toEqual([5])
      // An id, and the words that begin with it.
      expect(listed(database, '3', size)).toEqual([2, 3, 5, 9, 40])
      expect(listed(database, '40', size)).toEqual([40])
      expect(listed(database, String(Number.MAX_SAFE_INTEGER), size)).toEqual([Number.MAX_SAFE_INTEGER])
      expect(listed(database, '"*() OR', size)).toEqual([])
    }
  })

  it('is at most 1,000 long', () => {
    const database = temporaryData()
    database.transaction(() => {
      for (let id = 1; id <= 1_002; id += 1) saveRider(database, id)
    })()
    const answer = callsOn(database)['riders.list']({ query: '', limit: 5_000 })
    expect(answer.ok && answer.value.items.length).toBe(1_000)
    expect(answer.ok && answer.value.next_cursor).not.toBeNull()
  })
})

describe('A leaderboard', () => {
  it('gives equal riders one position, and goes on with the count after them on the next page', () => {
    const database = temporaryData()
    const watts = [500, 400.125, 400.125, 400.125, 300]
    watts.forEach((powerWatts, index) => {
      saveRider(database, index + 1)
      const readings = readingsFrom(noonMs, 1, { powerWatts })
      writeRides(database, [
        { rideId: index + 1, startMs: noonMs, riderId: index + 1, readings, isMoved: index % 2 === 0 }
      ])
    })
    const board = callsOn(database)['leaderboard.get']
    const positions: number[][] = []
    for (let cursor: string | undefined, page = 0; page < 3; page += 1) {
      const answer = board({ by: 'peak_power', period: 'all', limit: 2, cursor })
      if (!answer.ok) throw new Error(answer.error.message)
      positions.push(answer.value.items.map(({ position }) => position))
      cursor = answer.value.next_cursor ?? undefined
    }
    expect(positions).toEqual([[1, 2], [2, 2], [5]])
  })

  it('refuses a cursor that it did not make', () => {
    const board = callsOn(temporaryData())['leaderboard.get']
    for (const place of [
      [1, 2],
      [0x7f_f0_00_00, 0, 1, 1, 1],
      [0, 0, 1, 0, 1],
      [0, 0, 1, 3, 2],
      [0, 0, 1, -1, -1]
    ]) {
      expect(board({ by: 'rides', period: 'all', limit, cursor: encodeCursor(place) })).toMatchObject({
        ok: false,
        error: { code: 'bad-input' }
      })
    }
  })
})

describe('A console that has stored nothing yet', () => {
  it('has empty lists and knows no rider', () => {
    for (const calls of [
      callsOn(temporaryData()),
      createQuestionCalls({ questions: () => null, timeZone: 'UTC', now: () => noonMs })
    ]) {
      const empty = { ok: true, value: { items: [], next_cursor: null } }
      expect(calls['riders.list']({ query: '', limit })).toEqual(empty)
      expect(calls['rides.day']({ limit })).toEqual(empty)
      expect(calls['rides.day']({ date: '2026-11-24', limit })).toEqual(empty)
      expect(calls['rides.by_city']({ city: 'London', limit })).toEqual(empty)
      expect(calls['leaderboard.get']({ by: 'energy', period: '30d', limit })).toEqual(empty)
      expect(calls['rides.of_rider']({ rider_id: 1, limit }).ok).toBe(false)
      expect(calls['rider.record']({ rider_id: 1 }).ok).toBe(false)
      expect(calls['rider.durations']({ rider_id: 1 }).ok).toBe(false)
    }
  })

  it('refuses a foreign cursor in every list', () => {
    const calls = callsOn(temporaryData())
    const cursor = 'no cursor'
    for (const answer of [
      calls['riders.list']({ query: '', limit, cursor }),
      calls['riders.list']({ query: 'ada', limit, cursor }),
      calls['rides.day']({ limit, cursor }),
      calls['rides.day']({ date: '2026-11-24', limit, cursor }),
      calls['rides.by_city']({ city: 'London', limit, cursor }),
      calls['rides.of_rider']({ rider_id: 1, limit, cursor }),
      calls['leaderboard.get']({ by: 'rides', period: 'today', limit, cursor })
    ]) {
      expect(answer).toMatchObject({ ok: false, error: { code: 'bad-input' } })
    }
  })
})
