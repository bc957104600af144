import { describe, expect, it } from 'vitest'
import { parseFloorSearch } from '../../../../../src/renderer/pages/floor/floor-search'

describe('parseFloorSearch', () => {
  it('keeps what it knows, the defaults too: a link says how the floor was looked at', () => {
    const search = { order: 'bike', show: 'z4', size: 'm', ride: 12 }
    expect(parseFloorSearch(search)).toEqual(search)
  })

  it('leaves out what it does not know', () => {
    expect(parseFloorSearch({ order: 'colour', show: 4, size: null, ride: '12', extra: 1 })).toEqual({})
    expect(parseFloorSearch({ ride: -1 })).toEqual({})
    expect(parseFloorSearch({ ride: 1.5 })).toEqual({})
  })
})
