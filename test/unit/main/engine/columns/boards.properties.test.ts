import { describe, expect, it } from 'vitest'
import { createBoardCalls } from '../../../../../src/main/engine/columns/board-calls'
import { createColumnReader } from '../../../../../src/main/engine/columns/column-reader'
import { createColumnRows } from '../../../../../src/main/engine/store/column-rows'
import { openReader } from '../../../../../src/main/engine/store/open'
import { createQuestionCalls, createQuestions } from '../../../../../src/main/engine/store/question-calls'
import { boardsSchema, powerMeasures } from '../../../../../src/shared/domain/boards'
import { ageBrackets, leaderboardPeriods } from '../../../../../src/shared/domain/leaderboard'
import type { Result } from '../../../../../src/shared/result'
import { type SeededRandom, seededRandom } from '../../../../support/seeded-random'
import { privacyOf } from '../store/privacy-fixture'
import { temporaryData } from '../store/store-fixture'
import { createBoardsModel } from './boards-model'
import { createStoreChanger, storeChanges } from './store-changes'

/** Around changes of the clock, at midnight, far from UTC, with a date line, on 29 February. */
const places = [
  ['Europe/London', Date.UTC(2026, 9, 25, 0, 30)],
  ['America/New_York', Date.UTC(2028, 2, 1, 5, 0)],
  ['Pacific/Apia', Date.UTC(2026, 10, 24, 10, 30)],
  ['America/Santiago', Date.UTC(2026, 8, 6, 12)]
] as const

const filters = (random: SeededRandom) => ({
  ...(random.isTrue(0.4) ? { city: random.pick(['london', ' ZÜRICH ', 'malmo', 'unknown', 'nowhere', '--']) } : {}),
  ...(random.isTrue(0.4) ? { gender: random.pick(['FEMALE', 'male', 'unknown', 'none']) } : {}),
  ...(random.isTrue(0.4) ? { age_bracket: random.pick(ageBrackets) } : {})
})

const given = <Value>(answer: Result<Value>): Value => {
  if (!answer.ok) throw new Error(answer.error.message)
  return answer.value
}

describe.each(places)('In %s at %d', (timeZone, nowMs) => {
  it('boards are what their rides say one by one, and without opt-outs those of the store, whatever was changed', async () => {
    const random = seededRandom(nowMs % 100_000)
    const database = temporaryData()
    const reader = openReader(database.name)
    const { read } = createColumnReader({ rows: () => createColumnRows(reader), timeZone })
    const questions = createQuestions(reader)
    const stored = createQuestionCalls({ questions: () => questions, timeZone, now: () => nowMs })
    const change = createStoreChanger(database, nowMs)
    change('save riders', 1)
    for (const seed of [1, 2, 3]) change('begin and end rides', seed)
    for (let round = 0; round < 4; round += 1) {
      for (let step = 0; step < 5; step += 1) change(random.pick(storeChanges), random.whole(0, 1e6))
      const set = privacyOf(
        Object.fromEntries(
          Array.from({ length: 14 }, (_, index) => [index, { alias: `Rider ${index}`, is_listed: random.isTrue(0.7) }])
        )
      )
      const boards = createBoardCalls({ readColumns: read, privacy: set, timeZone, now: () => nowMs })
      const open = createBoardCalls({ readColumns: read, privacy: privacyOf(), timeZone, now: () => nowMs })
      const model = createBoardsModel(reader, { nowMs, timeZone })
      for (const period of leaderboardPeriods) {
        for (const power of powerMeasures) {
          const filter = filters(random)
          const limit = random.whole(1, 12)
          const input = { period, power, limit, ...filter }
          // Whom a filter asks for, the store's own board says.
          const entries = { by: 'rides', period: 'all', limit: 100, ...filter } as const
          const asked = new Set(given(stored['leaderboard.get'](entries)).items.map(({ rider_id }) => rider_id))
          const told = given(await boards['boards.get'](input))
          expect(told, JSON.stringify(input)).toMatchObject(model(input, (riderId) => asked.has(riderId), set().of))
          boardsSchema.parse(told)

          const peak = given(await open['boards.get']({ ...input, power: 'peak', limit: 100 }))
          for (const { by, entries: ranked } of peak.boards) {
            const { items } = given(stored['leaderboard.get']({ by, period, limit: 100, ...filter }))
            expect(
              ranked.map(({ position, rider_id, ride_count, value }) => ({ position, rider_id, ride_count, value })),
              JSON.stringify({ by, ...input })
            ).toEqual(
              items.map(({ position, rider_id, ride_count, value }) => ({ position, rider_id, ride_count, value }))
            )
          }
        }
      }
    }
    reader.close()
  })
})
