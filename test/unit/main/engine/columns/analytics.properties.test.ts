import { describe, expect, it } from 'vitest'
import { createBoardCalls } from '../../../../../src/main/engine/columns/board-calls'
import { createColumnReader } from '../../../../../src/main/engine/columns/column-reader'
import { createColumnRows } from '../../../../../src/main/engine/store/column-rows'
import { openReader } from '../../../../../src/main/engine/store/open'
import { analyticsSchema } from '../../../../../src/shared/domain/analytics'
import { ageBrackets } from '../../../../../src/shared/domain/leaderboard'
import { ridePeriods } from '../../../../../src/shared/domain/ride-filter'
import { type SeededRandom, seededRandom } from '../../../../support/seeded-random'
import { privacyOf } from '../store/privacy-fixture'
import { temporaryData } from '../store/store-fixture'
import { createAnalyticsModel } from './analytics-model'
import { createStoreChanger, storeChanges } from './store-changes'

/** Around changes of the clock, at midnight, far from UTC, with a date line, on 29 February. */
const places = [
  ['Europe/London', Date.UTC(2026, 9, 25, 0, 30)],
  ['America/New_York', Date.UTC(2028, 2, 1, 5, 0)],
  ['Pacific/Apia', Date.UTC(2026, 10, 24, 10, 30)],
  ['America/Santiago', Date.UTC(2026, 8, 6, 12)]
] as const

const some = <Item>(random: SeededRandom, items: readonly Item[]): Item[] =>
  random.isTrue(0.7) ? [] : items.filter(() => random.isTrue(0.5))

const filter = (random: SeededRandom, nowMs: number) => {
  const day = (): string => new Date(nowMs + random.whole(-40, 3) * 86_400_000).toISOString().slice(0, 10)
  return {
    period: random.pick(ridePeriods),
    ...(random.isTrue(0.7) ? { from: day() } : {}),
    ...(random.isTrue(0.7) ? { to: day() } : {}),
    genders: some(random, ['FEMALE', 'male', 'unknown', 'none']),
    age_brackets: some(random, ageBrackets),
    cities: some(random, ['london', 'ZÜRICH', 'malmo', 'unknown', 'nowhere']),
    bikes: some(random, ['SN0001', 'SN0002', 'DB0010', 'unknown']),
    ...(random.isTrue(0.2) ? { rider_id: random.whole(1, 14) } : {})
  }
}

describe.each(places)('In %s at %d', (timeZone, nowMs) => {
  it('every chart is what its rides say one by one, whatever is let through and whatever was changed before', async () => {
    const random = seededRandom(nowMs % 100_000)
    const database = temporaryData()
    const reader = openReader(database.name)
    const calls = createBoardCalls({
      readColumns: createColumnReader({ rows: () => createColumnRows(reader), timeZone }).read,
      privacy: privacyOf(),
      timeZone,
      now: () => nowMs
    })
    const change = createStoreChanger(database, nowMs)
    change('save riders', 1)
    for (const seed of [1, 2, 3]) change('begin and end rides', seed)
    for (let round = 0; round < 8; round += 1) {
      for (let step = 0; step < 4; step += 1) change(random.pick(storeChanges), random.whole(0, 1e6))
      // Hearts beat differently, some at 0: the sensor was off.
      database.exec('UPDATE daily_ride SET heart_rate_sum = heart_rate_count * (80 + ride_id % 9 * 10)')
      database.exec('UPDATE daily_ride SET heart_rate_sum = 0, heart_rate_count = 0 WHERE ride_id % 5 = 0')
      const model = createAnalyticsModel(reader, { nowMs, timeZone })
      for (let question = 0; question < 8; question += 1) {
        const asked = filter(random, nowMs)
        const answer = await calls['analytics.get'](asked)
        if (!answer.ok) throw new Error(answer.error.message)
        expect(answer.value, JSON.stringify(asked)).toMatchObject(model(asked))
        analyticsSchema.parse(answer.value)
      }
    }
    reader.close()
  })
})
