import { describe, expect, it } from 'vitest'
import { matchBikes } from '../../../../src/renderer/look-up/bike-matches'
import { tileWith } from '../pages/floor/tile-fixture'

const bike = (serial: string | null, label: string) =>
  tileWith({ bike_key: `0 ${serial}`, bike_serial: serial, bike_label: label })
const tiles = [
  bike('SN0001', '01'),
  bike('SN0007', '07'),
  bike('SN0010', '10'),
  bike('SN0017', '17'),
  bike('SN0070', '70'),
  bike('left-spin', 'left-spin'),
  bike(null, '?')
]
const labels = (query: string) => matchBikes(tiles, query).bikes.map((tile) => tile.bike_label)

describe('matchBikes', () => {
  it.each(['07', 'bike 07', 'Bike 007', 'SN0007', 'sn7', 'sn 7', 'sn-0007'])('finds bike 07 alone by “%s”', (query) => {
    expect(labels(query)).toEqual(['07'])
    expect(matchBikes(tiles, query).isCertain).toBe(true)
  })

  it.each(['7', 'bike 7', '#7', 'bike7'])('finds by “%s” bike 07 and then those whose number begins so', (query) => {
    expect(labels(query)).toEqual(['07', '70'])
  })

  it('is not certain of a number that no bike has', () => {
    expect(matchBikes(tiles, '2841')).toEqual({ bikes: [], isCertain: false })
  })

  it('lists all bikes when asked for bikes', () => {
    expect(matchBikes(tiles, 'bike').bikes).toEqual(tiles)
    expect(matchBikes(tiles, 'bike').isCertain).toBe(true)
  })

  it('does not take the beginning of a name for that of every serial', () => {
    expect(labels('s')).toEqual([])
    expect(labels('sn')).toEqual([])
    expect(labels('sn001')).toEqual(['01', '10', '17'])
  })

  it('finds a bike without a number by its name', () => {
    expect(labels('left')).toEqual(['left-spin'])
  })

  it('is not certain of what may as well be the beginning of a name', () => {
    expect(matchBikes(tiles, 'left').isCertain).toBe(false)
  })

  it('finds nothing by nothing, and no unknown bike by its sign', () => {
    expect(labels('  ')).toEqual([])
    expect(labels('?')).toEqual([])
    expect(labels('biker')).toEqual([])
  })
})
