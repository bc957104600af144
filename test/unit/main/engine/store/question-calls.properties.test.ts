import { describe, expect, it } from 'vitest'
import { createQuestionCalls, createQuestions } from '../../../../../src/main/engine/store/question-calls'
import {
  ageBrackets,
  leaderboardMeasures,
  leaderboardPeriods,
  leaderboardSchema
} from '../../../../../src/shared/domain/leaderboard'
import type { Result } from '../../../../../src/shared/result'
import { type SeededRandom, seededRandom } from '../../../../support/seeded-random'
import { createQuestionModel } from './question-model'
import { changeStore, saveRiders, writeRandomRides } from './random-questions-store'
import { temporaryData } from './store-fixture'

/** Zones and moments: around changes of the clock, at midnight, far from UTC, with a date line. */
const places = [
  ['Europe/London', Date.UTC(2026, 9, 25, 0, 30)],
  ['Europe/London', Date.UTC(2026, 2, 29, 23, 0)],
  ['America/New_York', Date.UTC(2026, 10, 2, 4, 59)],
  ['America/New_York', Date.UTC(2028, 2, 1, 5, 0)],
  ['Pacific/Apia', Date.UTC(2026, 10, 24, 10, 30)],
  ['Asia/Kathmandu', Date.UTC(2026, 10, 24, 18, 15)],
  ['America/Santiago', Date.UTC(2026, 8, 6, 12)],
  ['UTC', Date.UTC(2028, 1, 29, 0, 0)]
] as const

interface Listed<Item> {
  readonly items: readonly Item[]
  readonly next_cursor: string | null
}

/** All items of a list, page by page. */
function listAll<Item>(ask: (cursor: string | undefined) => Result<Listed<Item>>): Item[] {
  const all: Item[] = []
  let cursor: string | undefined
  do {
    const answer = ask(cursor)
    if (!answer.ok) throw new Error(answer.error.message)
    all.push(...answer.value.items)
    cursor = answer.value.next_cursor ?? undefined
  } while (cursor !== undefined)
  return all
}

const filters = (random: SeededRandom) => ({
  ...(random.isTrue(0.4) ? { city: random.pick(['london', ' ZÜRICH ', 'malmo', 'nowhere', '--']) } : {}),
  ...(random.isTrue(0.4) ? { gender: random.pick(['FEMALE', 'male', 'unknown', 'none']) } : {}),
  ...(random.isTrue(0.4) ? { age_bracket: random.pick(ageBrackets) } : {})
})

describe.each(places)('In %s at %d', (timeZone, nowMs) => {
  it('every list and every board is what its rides say one by one, page by page, whatever was changed before', () => {
    const random = seededRandom(nowMs % 100_000)
    const database = temporaryData()
    const questions = createQuestions(database)
    const calls = createQuestionCalls({ questions: () => questions, timeZone, now: () => nowMs })
    for (const round of [1, 2, 3]) {
      saveRiders(database, random, nowMs, round)
      writeRandomRides(database, random, nowMs, { from: round * 100, to: round * 100 + 50 })
      if (round > 1) changeStore(database, random, nowMs)
      const model = createQuestionModel(database, { nowMs, timeZone })
      const limit = random.whole(1, 12)
      const idsOf = (rides: readonly { ride_id: number }[]): number[] => rides.map(({ ride_id }) => ride_id)
      for (const by of leaderboardMeasures) {
        for (const period of leaderboardPeriods) {
          for (const filter of [{}, filters(random), filters(random)]) {
            const input = { by, period, ...filter }
            const items = listAll((cursor) => calls['leaderboard.get']({ ...input, limit, cursor }))
            expect(items, JSON.stringify(input)).toEqual(model.board(input))
            expect(leaderboardSchema.safeParse({ items, next_cursor: null }).success).toBe(true)
          }
        }
      }
      const dates = [0, 1, 2, 5, 30].map((days) =>
        new Date(Date.parse(`${model.today}T00:00:00Z`) - days * 86_400_000).toISOString().slice(0, 10)
      )
      for (const date of [undefined, ...dates]) {
        expect(idsOf(listAll((cursor) => calls['rides.day']({ date, limit, cursor }))), date).toEqual(model.day(date))
      }
      for (const city of ['LONDON', 'Zurich', 'malmö', 'nowhere']) {
        expect(idsOf(listAll((cursor) => calls['rides.by_city']({ city, limit, cursor }))), city).toEqual(
          model.city(city)
        )
      }
    }
  })
})
