import { expect, it } from 'vitest'
import { createFormats } from '../../../../../src/renderer/i18n/format'
import { boardsCsv } from '../../../../../src/renderer/pages/leaderboard/boards-csv'
import { boardsEmptyWords } from '../../../../../src/renderer/pages/leaderboard/boards-empty-words'
import { boardsNote, spanWords } from '../../../../../src/renderer/pages/leaderboard/boards-note'
import { placesThatFit } from '../../../../../src/renderer/pages/leaderboard/wall-places'
import { boardOf, boardsOf, entryOf } from './boards-fixture'

const formats = createFormats('Europe/London')

it('writes a line a place of every board, and nothing that a spreadsheet would run', () => {
  const boards = [
    { ...boardOf('rides'), entries: [entryOf({ alias: '=1+1', change: null })] },
    { ...boardOf('energy', 14.25, 3), unit: 'kJ' as const }
  ]
  expect(boardsCsv({ boards })).toEqual([
    'board,position,rider_id,alias,value,unit,ride_count,change\r\n',
    "rides,1,7,'=1+1,3,rides,3,\r\n",
    'energy,1,1,Otto V.,14.25,kJ,3,0\r\n',
    'energy,2,2,Otto V.,3,kJ,3,0\r\n'
  ])
})

it('says from when to when, how many rides, and how many are left out', () => {
  expect(boardsNote(boardsOf(), formats)).toBe('26 Oct to 24 Nov 2026 GMT, 9,804 rides, 3 riders opted out')
  expect(boardsNote(boardsOf({ rides: 1, opted_out: 0 }), formats)).toBe('26 Oct to 24 Nov 2026 GMT, 1 ride')
})

it('names one day once, and no begin where there is none', () => {
  const to = '2026-11-24T14:03:22.000Z'
  expect(spanWords({ from: '2026-11-24T00:00:00.000Z', to }, formats)).toBe('24 Nov 2026 GMT')
  expect(spanWords({ from: null, to }, formats)).toBe('all until 24 Nov 2026 GMT')
})

it('shows as many places on a wall as have room, and some where there is none', () => {
  expect(placesThatFit(850)).toBe(9)
  expect(placesThatFit(854)).toBe(10)
  expect(placesThatFit(0)).toBe(3)
})

it('says why nobody has a place', () => {
  const why = (...asked: Parameters<typeof boardsEmptyWords>): string => boardsEmptyWords(...asked).why
  expect(boardsEmptyWords({ rides: 0, opted_out: 0 }, { period: 'all' }).title).toBe('No rides yet')
  expect(why({ rides: 0, opted_out: 0 }, { city: 'Leeds' })).toBe('No ride began in this period.')
  expect(why({ rides: 4, opted_out: 2 }, {})).toBe('Every rider of this period has opted out.')
  expect(why({ rides: 4, opted_out: 0 }, { city: 'Leeds' })).toBe('No rider of this period passes the filters.')
  expect(why({ rides: 4, opted_out: 0 }, {})).toBe('No ride of this period has a known rider.')
})
