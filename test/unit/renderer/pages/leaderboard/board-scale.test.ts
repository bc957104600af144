import { expect, it } from 'vitest'
import { createFormats } from '../../../../../src/renderer/i18n/format'
import { aliasWords, barPercent, boardScale } from '../../../../../src/renderer/pages/leaderboard/board-scale'
import { boardOf } from './boards-fixture'

const formats = createFormats('UTC')
const written = (...[by, ...values]: Parameters<typeof boardOf>) => {
  const { write } = boardScale(boardOf(by, ...values), {}, formats)
  return values.map((value) => {
    const { figure, unit } = write(value)
    return unit === null ? figure : `${figure} ${unit}`
  })
}

it('writes all values of a board in one unit, by its greatest', () => {
  expect(written('energy', 14_200, 900)).toEqual(['14.2 MJ', '0.9 MJ'])
  expect(written('energy', 9_999, 900.4)).toEqual(['9,999 kJ', '900 kJ'])
  expect(written('total_time', 88_560, 1_800)).toEqual(['24.6 h', '0.5 h'])
  expect(written('total_time', 35_999, 1_800)).toEqual(['9:59:59', '30:00'])
})

it('writes rides without a unit, the longest by the clock and power in W', () => {
  expect(written('rides', 1_207, 2)).toEqual(['1,207', '2'])
  expect(written('longest_ride', 6_130, 59)).toEqual(['1:42:10', '0:59'])
  expect(written('peak_power', 683.6)).toEqual(['684 W'])
})

it('says of when rides are and whose power it is', () => {
  expect(boardScale(boardOf('rides'), { period: 'today' }, formats).note).toBe('rides today')
  expect(boardScale(boardOf('peak_power'), { power: 'peak' }, formats).note).toBe('peak of 1\u00a0s')
})

it('calls a rider without an alias by number', () => {
  expect(aliasWords({ alias: null, rider_id: 1_207 })).toBe('rider 1207')
  expect(aliasWords({ alias: 'Otto V.', rider_id: 1 })).toBe('Otto V.')
})

it('makes bars as long as values are to the greatest, also where all are 0', () => {
  expect(barPercent(27, 36)).toBe(75)
  expect(barPercent(0, 0)).toBe(0)
})
