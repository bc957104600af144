import { expect, it } from 'vitest'
import { compareBikes } from '../../../../src/renderer/live/bike-order'

const sorted = (labels: readonly string[]): string[] =>
  labels
    .map((bike_label, index) => ({ bike_label, bike_key: `${index}` }))
    .sort(compareBikes)
    .map((bike) => bike.bike_label)

it('orders bikes by number, then by name, unknown ones among the names', () => {
  expect(sorted(['10', '2', '09', '100', 'Lobby', '?', '01', 'Annex'])).toEqual([
    '01',
    '2',
    '09',
    '10',
    '100',
    '?',
    'Annex',
    'Lobby'
  ])
})

it('keeps two bikes of one number apart by key, whichever came first', () => {
  const one = { bike_label: '07', bike_key: 'a' }
  const other = { bike_label: '07', bike_key: 'b' }
  expect([other, one].sort(compareBikes)).toEqual([one, other])
  expect([one, other].sort(compareBikes)).toEqual([one, other])
})
