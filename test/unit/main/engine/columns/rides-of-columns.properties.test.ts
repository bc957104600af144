import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { createColumnReader } from '../../../../../src/main/engine/columns/column-reader'
import { createRideColumnCalls } from '../../../../../src/main/engine/columns/ride-calls'
import { createColumnRows } from '../../../../../src/main/engine/store/column-rows'
import { openReader } from '../../../../../src/main/engine/store/open'
import { createRideQueries } from '../../../../../src/main/engine/store/ride-queries'
import { privacyTable } from '../../../../../src/main/engine/store/rider-privacy'
import { calls, type HandlerInput } from '../../../../../src/shared/contract'
import { ageBrackets } from '../../../../../src/shared/domain/leaderboard'
import { ridePeriods } from '../../../../../src/shared/domain/ride-filter'
import { type RideRow, rideSortColumns } from '../../../../../src/shared/domain/rides-overview'
import { limitsOf } from '../store/limits-fixture'
import { temporaryData } from '../store/store-fixture'
import { createRidesModel } from './rides-model'
import { createStoreChanger, storeChanges } from './store-changes'

/** Around changes of the clock, at midnight, far from UTC, with a date line, on 29 February. */
const places = [
  ['Europe/London', Date.UTC(2026, 9, 25, 0, 30)],
  ['America/New_York', Date.UTC(2028, 2, 1, 5, 0)],
  ['Pacific/Apia', Date.UTC(2026, 10, 24, 10, 30)],
  ['America/Santiago', Date.UTC(2026, 8, 6, 12)],
  ['UTC', Date.UTC(2028, 1, 29, 0, 0)]
] as const

const dayAround = (nowMs: number): fc.Arbitrary<string | undefined> =>
  fc
    .option(fc.integer({ min: -40, max: 3 }), { nil: undefined })
    .map((days) => (days === undefined ? days : new Date(nowMs + days * 86_400_000).toISOString().slice(0, 10)))

const few = <Item>(items: readonly Item[]): fc.Arbitrary<Item[]> =>
  fc
    .tuple(fc.boolean(), fc.uniqueArray(fc.constantFrom(...items), { maxLength: 3 }))
    .map(([isAny, some]) => (isAny ? [] : some))

const filterAround = (nowMs: number): fc.Arbitrary<HandlerInput<'rides.overview'>> =>
  fc.record(
    {
      period: fc.constantFrom(...ridePeriods),
      from: dayAround(nowMs),
      to: dayAround(nowMs),
      genders: few(['FEMALE', 'male', 'unknown', 'none']),
      age_brackets: few(ageBrackets),
      cities: few(['london', 'ZÜRICH', 'malmo', 'unknown', 'nowhere']),
      bikes: few(['SN0001', 'SN0002', 'DB0010', 'unknown']),
      rider_id: fc.oneof(
        { arbitrary: fc.constant(undefined), weight: 6 },
        { arbitrary: fc.integer({ min: 1, max: 14 }), weight: 1 }
      )
    },
    { requiredKeys: ['period', 'genders', 'age_brackets', 'cities', 'bikes'] }
  )

const questionAround = (nowMs: number): fc.Arbitrary<HandlerInput<'rides.table'>> =>
  fc
    .tuple(
      filterAround(nowMs),
      fc.record({
        sort: fc.constantFrom(...rideSortColumns),
        descending: fc.boolean(),
        offset: fc.oneof(fc.constant(0), fc.nat(20)),
        limit: fc.integer({ min: 1, max: 40 })
      })
    )
    .map(([filter, window]) => ({ ...filter, ...window }))

const changesInTurn = fc.array(
  fc.array(fc.tuple(fc.constantFrom(...storeChanges), fc.nat(1_000_000)), { minLength: 1, maxLength: 4 }),
  { minLength: 1, maxLength: 6 }
)

describe.each(places)('In %s at %d', (timeZone, nowMs) => {
  it('all of the page of rides is what its rides say one by one, whatever was changed since the columns were read', async () => {
    const questions = fc.array(questionAround(nowMs), { minLength: 3, maxLength: 3 })
    await fc.assert(
      fc.asyncProperty(changesInTurn, questions, async (turns, asked) => {
        const database = temporaryData()
        const reader = openReader(database.name)
        const made = createRideColumnCalls({
          readColumns: createColumnReader({ rows: () => createColumnRows(reader), timeZone }).read,
          ride: createRideQueries(reader).get,
          limits: limitsOf(),
          aliasOf: () => privacyTable(new Map()).aliasOf,
          timeZone,
          now: () => nowMs
        })
        const change = createStoreChanger(database, nowMs)
        change('save riders', 1)
        change('begin and end rides', 1)
        for (const changes of turns) {
          for (const [name, seed] of changes) change(name, seed)
          const model = createRidesModel(database, { nowMs, timeZone })
          // The same questions each time: what was kept of an answer must not outlive it.
          for (const question of asked) {
            const filter = calls['rides.overview'].input.strip().parse(question)
            const overview = await made['rides.overview'](filter)
            if (!overview.ok) throw new Error(overview.error.message)
            expect(overview.value).toMatchObject(model.overview(filter))
            calls['rides.overview'].output.parse(overview.value)

            const table = await made['rides.table'](question)
            if (!table.ok) throw new Error(table.error.message)
            calls['rides.table'].output.parse(table.value)
            expect({ total: table.value.total, items: table.value.items.map(known) }).toEqual(model.table(question))
          }
        }
        reader.close()
        database.close()
      }),
      { numRuns: 5 }
    )
  })
})

/** Of a row, what the model tells. */
const known = ({ ride_id, rider_name, gender, age_years, city, best_60s_power, duration_s }: RideRow) => ({
  ride_id,
  rider_name,
  gender,
  age_years,
  city,
  best_60s_power,
  duration_s
})
