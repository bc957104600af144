import { describe, expect, it } from 'vitest'
import { parseRidersSearch, ridersQuestion, sortedBy } from '../../../../../src/renderer/pages/riders/riders-search'

describe('the address of the list of riders', () => {
  it('keeps what it knows and leaves out what is usual or strange', () => {
    expect(parseRidersSearch({ find: 'zoë', sort: 'name', reversed: true })).toEqual({
      find: 'zoë',
      sort: 'name',
      reversed: true
    })
    expect(parseRidersSearch({ find: '   ', sort: 'last_ride', reversed: 'yes', other: 1 })).toEqual({})
    expect(parseRidersSearch({ find: ['a'], sort: '__proto__' })).toEqual({})
    expect(parseRidersSearch({ find: 'x'.repeat(300) }).find).toHaveLength(100)
  })

  it('knows a number that somebody looks for', () => {
    expect(parseRidersSearch({ find: 2841 })).toEqual({ find: '2841' })
  })

  it('asks for who rode last first, and for names from A on', () => {
    expect(ridersQuestion({})).toEqual({ query: '', sort: 'last_ride', descending: true })
    expect(ridersQuestion({ find: ' ada ', sort: 'name' })).toEqual({ query: 'ada', sort: 'name', descending: false })
    expect(ridersQuestion({ sort: 'rides', reversed: true }).descending).toBe(false)
  })

  it('turns an order about at the second click on the same head, and keeps whom somebody looks for', () => {
    const byName = sortedBy({ find: 'ada' }, 'name')
    expect(byName).toEqual({ find: 'ada', sort: 'name' })
    const turned = sortedBy(byName, 'name')
    expect(turned).toEqual({ find: 'ada', sort: 'name', reversed: true })
    expect(sortedBy(turned, 'name')).toEqual(byName)
    expect(sortedBy(turned, 'last_ride')).toEqual({ find: 'ada' })
    expect(sortedBy(turned, 'email')).toBe(turned)
  })
})
