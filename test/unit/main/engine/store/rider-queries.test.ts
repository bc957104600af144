import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { RiderRecord } from '../../../../../src/main/engine/ingest/rider-record'
import type { Writable } from '../../../../../src/main/engine/store/open'
import { createRideWriter } from '../../../../../src/main/engine/store/ride-writer'
import { createRiderQueries, emailHint } from '../../../../../src/main/engine/store/rider-queries'
import { createRiderSaver } from '../../../../../src/main/engine/store/rider-store'
import { riderHitSchema, riderSchema } from '../../../../../src/shared/domain/rider'
import { foldText } from '../../../../../src/shared/figures/fold-text'
import { atSecond, unknownRider } from '../ingest/line-fixture'
import { limitsOf } from './limits-fixture'
import { privacyOf } from './privacy-fixture'
import { writeRide } from './ride-fixture'
import { temporaryData } from './store-fixture'

const nowMs = atSecond(0)

function saveRider(database: Writable, riderId: number, record: Partial<RiderRecord> = {}): void {
  const place = { atMs: atSecond(0), logId: 1, partition: 0, offset: riderId }
  createRiderSaver(database)({ ...unknownRider, ...record, riderId }, place)
}

/** A rider's ride that has ended, or runs. */
function ride(database: Writable, rideId: number, riderId: number | null, second: number, isRunning = false): void {
  const running = writeRide(database, rideId, [], { riderId, startMs: atSecond(second) })
  if (!isRunning) createRideWriter(database).end(running, atSecond(second + 1), 'boundary')
}

const idsFor = (database: Writable, query: string, limit = 20): number[] =>
  createRiderQueries(database, limitsOf(), privacyOf())
    .search(query, limit)
    .map(({ rider_id }) => rider_id)

const noneSet = { override_maximum: null, tested_maximum: null, very_high: null, low: null }

describe('a rider', () => {
  it('is what the newest [SYSTEM] line says, with their rides and the figures of their age', () => {
    const database = temporaryData()
    saveRider(database, 7, {
      name: 'Mrs Ada Byron',
      gender: 'female',
      address: '12,High Street,Marylebone,London,W1U 2BB',
      bornMs: Date.UTC(1986, 10, 2),
      email: 'ada@example.com',
      heightCm: 170.5,
      weightKg: 60,
      accountCreatedMs: Date.UTC(2022, 0, 31)
    })
    ride(database, 1, 7, 100)
    ride(database, 2, 7, 300)
    ride(database, 3, 8, 500, true)
    const { get } = createRiderQueries(database, limitsOf(), privacyOf())
    const ada = {
      rider_id: 7,
      name: 'Mrs Ada Byron',
      alias: 'Ada B.',
      gender: 'female',
      age_years: 39,
      height_cm: 170.5,
      weight_kg: 60,
      city: 'London',
      member_since: '2022-01-31T00:00:00.000Z',
      heart_rate_maximum: 208 - 0.7 * 39,
      maximum_source: 'formula',
      own_limits: noneSet,
      heart_rate_limit: 208 - 0.7 * 39 + 10,
      is_age_unknown: false,
      ride_count: 2,
      last_ride_at: '2026-11-01T10:05:00.000Z',
      current_ride_id: null
    }
    expect(get(7, nowMs)).toEqual(ada)
    expect(riderSchema.strict().safeParse(get(7, nowMs)).success).toBe(true)
    expect(get(7, nowMs + 24 * 3_600_000)).toMatchObject({ age_years: 40, heart_rate_maximum: 180 })
    ride(database, 4, 7, 400, true)
    expect(get(7, nowMs)).toMatchObject({ ride_count: 3, last_ride_at: '2026-11-01T10:06:40.000Z', current_ride_id: 4 })
  })

  it('of whom nothing is known has nulls, no rides and the maximum of an unknown age', () => {
    const database = temporaryData()
    saveRider(database, 7)
    expect(createRiderQueries(database, limitsOf(), privacyOf()).get(7, nowMs)).toEqual({
      rider_id: 7,
      name: null,
      alias: null,
      gender: null,
      age_years: null,
      height_cm: null,
      weight_kg: null,
      city: null,
      member_since: null,
      heart_rate_maximum: 176,
      maximum_source: 'unknown_age',
      own_limits: noneSet,
      heart_rate_limit: 186,
      is_age_unknown: true,
      ride_count: 0,
      last_ride_at: null,
      current_ride_id: null
    })
  })

  it.each([
    [{ overrideMaximumBpm: 160, testedMaximumBpm: 171 }, { heart_rate_maximum: 160, maximum_source: 'override' }, 170],
    [{ testedMaximumBpm: 171 }, { heart_rate_maximum: 171, maximum_source: 'tested' }, 181],
    [{ veryHighBpm: 150, lowBpm: 50 }, { heart_rate_maximum: 176, maximum_source: 'unknown_age' }, 150]
  ] as const)('has what staff have set: %j', (own, maximum, limit) => {
    const database = temporaryData()
    saveRider(database, 7)
    const { get } = createRiderQueries(database, limitsOf({ 7: own }), privacyOf())
    const set = { overrideMaximumBpm: null, testedMaximumBpm: null, veryHighBpm: null, lowBpm: null, ...own }
    expect(get(7, nowMs)).toMatchObject({
      ...maximum,
      is_age_unknown: maximum.maximum_source === 'unknown_age',
      heart_rate_limit: limit,
      own_limits: {
        override_maximum: set.overrideMaximumBpm,
        tested_maximum: set.testedMaximumBpm,
        very_high: set.veryHighBpm,
        low: set.lowBpm
      }
    })
  })

  it('is not there under an id nobody has, whatever number is asked for', () => {
    const { get } = createRiderQueries(temporaryData(), limitsOf(), privacyOf())
    for (const id of [1, 0, -1, Number.MAX_SAFE_INTEGER]) expect(get(id, nowMs)).toBeNull()
  })

  it('who rides on two bikes is on the ride that began last', () => {
    const database = temporaryData()
    saveRider(database, 7)
    ride(database, 1, 7, 50, true)
    ride(database, 2, 7, 10, true)
    expect(createRiderQueries(database, limitsOf(), privacyOf()).get(7, nowMs)?.current_ride_id).toBe(1)
  })
})

describe('a look-up of riders', () => {
  it('tells enough of a rider to know two of the same name apart', () => {
    const database = temporaryData()
    saveRider(database, 7, { name: 'Ada Byron', address: 'a,London,W1', email: 'ada@example.com', weightKg: 60 })
    ride(database, 1, 7, 0, true)
    const [hit] = createRiderQueries(database, limitsOf(), privacyOf()).search('ada', 20)
    expect(hit).toEqual({
      rider_id: 7,
      name: 'Ada Byron',
      alias: 'Ada B.',
      city: 'London',
      last_ride_at: '2026-11-01T10:00:00.000Z',
      current_ride_id: 1,
      email_hint: 'a•••@e•••.com'
    })
    expect(riderHitSchema.strict().safeParse(hit).success).toBe(true)
  })

  it('and their record call them what staff have set, also one without a name', () => {
    const database = temporaryData()
    saveRider(database, 7, { name: 'Ada Byron' })
    saveRider(database, 8)
    const riders = createRiderQueries(
      database,
      limitsOf(),
      privacyOf({ 7: { alias: 'Countess' }, 8: { alias: 'Guest' } })
    )
    expect(riders.search('ada', 20)).toMatchObject([{ name: 'Ada Byron', alias: 'Countess' }])
    expect(riders.get(7, nowMs)).toMatchObject({ name: 'Ada Byron', alias: 'Countess' })
    expect(riders.get(8, nowMs)).toMatchObject({ name: null, alias: 'Guest' })
  })

  it.each([
    ['zoe', true],
    ['  ZOË  ', true],
    ['zo bron', true],
    ['bronte z', true],
    ['ład', true],
    ['Brontë-Łąd', true],
    ['zoe.b_7@example.com', true],
    ['zoe.b_7@ex', true],
    ['mrs', true],
    ['oe', false],
    ['zoe byron', false],
    ['zoe.b_8@example.com', false],
    ['zoe OR byron', false],
    ['zoe*', true],
    ['"zoe" (bronte', true],
    ["zoe' OR 1=1 --", false],
    ['words:zoe', false],
    ['NOT zoe', false],
    ['* " ^ -', false],
    ['🚴', false]
  ])('finds a rider by %j: %s', (query, isFound) => {
    const database = temporaryData()
    saveRider(database, 7, { name: 'Mrs Zoë Brontë-Łąd', email: 'zoe.b_7@example.com' })
    expect(idsFor(database, query)).toEqual(isFound ? [7] : [])
  })

  it('finds whoever has words that begin with the query’s, and nobody else', () => {
    const word = fc.string({ unit: fc.constantFrom('a', 'b', 'é', 'Ø', '7', '山'), minLength: 1, maxLength: 4 })
    const name = fc.array(word, { maxLength: 4 }).map((words) => words.join(' '))
    fc.assert(
      fc.property(fc.array(name, { maxLength: 8 }), fc.array(word, { minLength: 1, maxLength: 2 }), (names, typed) => {
        const database = temporaryData()
        names.forEach((each, index) => {
          saveRider(database, 1_000_000 + index, { name: each })
        })
        const query = typed.join(' ')
        const expected = names.flatMap((each, index) => {
          const words = foldText(each).split(' ')
          const isFound = foldText(query)
            .split(' ')
            .every((prefix) => words.some((own) => own.startsWith(prefix)))
          return isFound ? [1_000_000 + index] : []
        })
        expect(idsFor(database, query)).toEqual(expected)
        database.close()
      }),
      { numRuns: 40 }
    )
  })

  it('finds the rider with that id first, whoever else has the number in their name', () => {
    const database = temporaryData()
    saveRider(database, 7, { name: 'Ada Byron' })
    saveRider(database, 8, { name: 'Agent 7' })
    saveRider(database, 70, { name: 'Zoë 7' })
    ride(database, 1, 8, 0, true)
    expect(idsFor(database, '7')).toEqual([7, 8, 70])
    expect(idsFor(database, ' 007 ')).toEqual([7])
    expect(idsFor(database, '7', 1)).toEqual([7])
    expect(idsFor(database, '9')).toEqual([])
    expect(idsFor(database, '0')).toEqual([])
    expect(idsFor(database, '9'.repeat(100))).toEqual([])
  })

  it('has who rides now first, then who rode last, then by id, and who never rode at the end', () => {
    const database = temporaryData()
    for (const id of [1, 2, 3, 4, 5, 6, 7]) saveRider(database, id, { name: 'Ada Byron' })
    ride(database, 1, 5, 50)
    ride(database, 2, 2, 10, true)
    ride(database, 3, 4, 20, true)
    ride(database, 4, 6, 60)
    ride(database, 5, 3, 50)
    // A newer ride than the one under way, and one of nobody known.
    ride(database, 6, 2, 15)
    ride(database, 7, null, 99, true)
    const order = [4, 2, 6, 3, 5, 1, 7]
    expect(idsFor(database, 'ada')).toEqual(order)
    expect(idsFor(database, '')).toEqual(order)
    expect(idsFor(database, '   ', 3)).toEqual([4, 2, 6])
    expect(idsFor(database, 'by', 3)).toEqual([4, 2, 6])
  })

  it('of an empty store finds nobody', () => {
    const database = temporaryData()
    expect(['', 'a', '7'].map((query) => idsFor(database, query))).toEqual([[], [], []])
  })
})

describe('the hint of an e-mail address', () => {
  it.each([
    ['m.example@example.com', 'm•••@e•••.com'],
    ['Øy@sub.exämple.co.uk', 'Ø•••@s•••.uk'],
    ['a@b.c', 'a•••@b•••.c'],
    ['nobody', null],
    ['nobody@localhost', null],
    ['@example.com', null],
    ['a@@example.com', null],
    ['a b@example.com', null],
    ['a@example.', null],
    ['\u202ea@example.com', null],
    ['<script>@example.com', null],
    [`a@example.${'x'.repeat(31)}`, null],
    ['', null],
    [null, null]
  ])('of %j is %j', (email, hint) => {
    expect(emailHint(email)).toBe(hint)
  })
})
