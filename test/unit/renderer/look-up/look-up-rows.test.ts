import { describe, expect, it } from 'vitest'
import { lookUpGroups, rowAfter } from '../../../../src/renderer/look-up/look-up-rows'
import { pageEntries } from '../../../../src/renderer/look-up/page-entries'
import { tileWith } from '../pages/floor/tile-fixture'
import { hitWith } from './rider-hit-fixture'

const entries = pageEntries('dark', false)
const bike07 = tileWith({ bike_key: '0 SN0007', bike_label: '07', rider_id: 815, ride_id: 12 })
const shown = (query: string, hits = [hitWith({ rider_id: 7, name: 'Agent 7' })], tiles = [bike07]) =>
  lookUpGroups(query, hits, tiles, entries).map(({ kind, rows }) => `${kind} ${rows.map((row) => row.key).join(' ')}`)

describe('lookUpGroups', () => {
  it('parts riders into those who ride and those who rode while nothing is typed, before all pages', () => {
    const hits = [hitWith({ rider_id: 815 }), hitWith({ rider_id: 9 })]
    expect(shown('', hits).slice(0, 2)).toEqual(['riding rider-815', 'rode rider-9'])
    expect(shown('', hits)[2]).toContain('page-/floor')
  })

  it('puts riders first', () => {
    expect(shown('pi', [hitWith({ rider_id: 3, name: 'Pia' })])).toEqual(['riders rider-3', 'pages page-/pipeline'])
  })

  it('puts a bike that is named before riders found later', () => {
    expect(shown('7')).toEqual(['bikes bike-0 SN0007', 'riders rider-7'])
    expect(shown('7', [])).toEqual(['bikes bike-0 SN0007'])
  })

  it('has no group without rows', () => {
    expect(shown('xyzzy', [])).toEqual([])
  })

  it('knows the ride that the floor shows a rider on', () => {
    const [group] = lookUpGroups('freya', [hitWith({ rider_id: 815, current_ride_id: null })], [bike07], entries)
    expect(group?.rows[0]).toMatchObject({ kind: 'rider', ride: { rideId: 12, bikeLabel: '07' } })
  })
})

describe('rowAfter', () => {
  const rows = lookUpGroups('', [], [], entries).flatMap((group) => group.rows)
  const key = (at: number) => rows.at(at)?.key ?? null

  it('moves by one, and round at both ends', () => {
    expect(rowAfter(rows, key(0), 1)?.key).toBe(key(1))
    expect(rowAfter(rows, key(0), -1)?.key).toBe(key(-1))
    expect(rowAfter(rows, key(-1), 1)?.key).toBe(key(0))
  })

  it('starts at the first row when the marked one is gone', () => {
    expect(rowAfter(rows, 'gone', 1)?.key).toBe(key(1))
  })

  it('moves nowhere in an empty list', () => {
    expect(rowAfter([], null, 1)).toBeUndefined()
    expect(rowAfter([], null, -1)).toBeUndefined()
  })
})
