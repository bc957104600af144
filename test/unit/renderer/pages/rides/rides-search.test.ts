import { expect, it } from 'vitest'
import { filterOf, tableOf } from '../../../../../src/renderer/pages/rides/rides-question'
import { known, parseRidesSearch } from '../../../../../src/renderer/pages/rides/rides-search'
import { ageBrackets, isNarrowed, periods } from '../../../../../src/renderer/ui/filters/ride-filter-search'
import { ageBrackets as allBrackets } from '../../../../../src/shared/domain/leaderboard'
import { ridePeriods } from '../../../../../src/shared/domain/ride-filter'
import { ridesTableInputSchema } from '../../../../../src/shared/domain/rides-overview'

it('knows all periods and brackets that the engine knows', () => {
  expect(periods).toEqual(ridePeriods)
  expect(ageBrackets).toEqual(allBrackets)
})

it('leaves out of an address what it does not know and what is usual', () => {
  expect(
    parseRidesSearch({
      period: '24h',
      genders: [1, '', 'female', 'female'],
      ages: ['18-24', '12'],
      rider: -1,
      sort: 'zone',
      x: 1
    })
  ).toEqual({ genders: ['female'], ages: ['18-24'] })
})

it('has days only in a period of days', () => {
  expect(parseRidesSearch({ period: '7d', from: '2026-11-01' })).toEqual({ period: '7d' })
  expect(parseRidesSearch({ period: 'days', from: '2026-11-01', to: '2026-02-30' })).toEqual({
    period: 'days',
    from: '2026-11-01'
  })
})

it('writes the same view the same way, in whatever order it came about', () => {
  const one = known({ cities: ['Leeds'], period: '7d' })
  const other = known({ period: '7d', cities: ['Leeds'], genders: [] })
  expect(JSON.stringify(one)).toBe(JSON.stringify(other))
})

it('asks the engine for just what it takes', () => {
  const search = parseRidesSearch({
    period: 'days',
    from: '2026-11-23',
    to: '2026-11-23',
    genders: ['female', 'unknown'],
    ages: ['<18'],
    bikes: ['DB-0007'],
    rider: 7,
    sort: 'energy_kj',
    ascending: true
  })
  const asked = ridesTableInputSchema.safeParse(tableOf(search))
  expect(asked.data).toMatchObject({ ...filterOf(search), sort: 'energy_kj', descending: false, age_brackets: ['<18'] })
})

it('calls rides narrowed by who and where, not by when', () => {
  expect(isNarrowed({ period: '7d' })).toBe(false)
  expect(isNarrowed({ bikes: ['DB-0007'] })).toBe(true)
})
