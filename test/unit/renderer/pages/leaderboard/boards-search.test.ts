import { expect, it } from 'vitest'
import {
  boardPeriods,
  boardsInputOf,
  isNarrowed,
  knownBoards,
  parseBoardsSearch
} from '../../../../../src/renderer/pages/leaderboard/boards-search'
import { boardsInputSchema } from '../../../../../src/shared/domain/boards'
import { leaderboardPeriods } from '../../../../../src/shared/domain/leaderboard'

it('knows all periods that the engine knows', () => {
  expect([...boardPeriods].sort()).toEqual([...leaderboardPeriods].sort())
})

it('reads what it knows of an address and leaves out the rest', () => {
  const given = { period: '7d', city: ' Leeds ', gender: 'female', age: '25-34', power: 'peak' }
  expect(parseBoardsSearch({ ...given, other: 1 })).toEqual({ ...given, city: 'Leeds' })
  expect(parseBoardsSearch({ period: '1y', city: '  ', gender: 'x'.repeat(51), age: '30', power: 'best_60s' })).toEqual(
    {}
  )
})

it('takes a city for its name where the router took it for a number', () => {
  expect(parseBoardsSearch({ city: 1207 })).toEqual({ city: '1207' })
})

it('does not name what is usual in the address', () => {
  expect(knownBoards({ period: '30d', city: undefined })).toEqual({})
})

it('asks for the last 30 days and the best 60 s unless told otherwise', () => {
  const asked = boardsInputSchema.parse(boardsInputOf({}, 20))
  expect(asked).toEqual({ period: '30d', power: 'best_60s', limit: 20 })
})

it('asks for the riders of the address in a way that the engine takes', () => {
  const search = parseBoardsSearch({ period: 'today', city: 'Leeds', gender: 'unknown', age: '65+', power: 'peak' })
  expect(boardsInputSchema.parse(boardsInputOf(search, 100))).toEqual({
    period: 'today',
    power: 'peak',
    limit: 100,
    city: 'Leeds',
    gender: 'unknown',
    age_bracket: '65+'
  })
})

it('calls boards narrowed by who rode, not by when or by what is compared', () => {
  expect(isNarrowed({ period: '7d', power: 'peak' })).toBe(false)
  expect(isNarrowed({ age: '<18' })).toBe(true)
})
