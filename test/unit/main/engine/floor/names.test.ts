import { describe, expect, it } from 'vitest'
import { aliasOf, bikeLabel } from '../../../../../src/main/engine/floor/names'

describe('aliasOf', () => {
  it.each([
    ['Steven Price', 'Steven P.'],
    ['Mr Steven Price', 'Steven P.'],
    ['Dr. Freya Hughes-Jones', 'Freya H.'],
    ['MISS Ada Byron', 'Ada B.'],
    ['Ada Maria King Byron', 'Ada B.'],
    ['  Ada \t Byron ', 'Ada B.'],
    ['Cher', 'Cher'],
    ['Miss', 'Miss'],
    ['Mrs Byron', 'Byron'],
    ['山田 太郎', '山田 太.'],
    ['Ada 🚀byron', 'Ada 🚀.']
  ])('calls %j %j', (name, alias) => {
    expect(aliasOf(name)).toBe(alias)
  })

  it('never says the last name in full, unless it is the only word there is', () => {
    expect(aliasOf('Mrs Ada Byron')).not.toContain('Byron')
  })

  it.each([null, '', '   '])('has no alias for %j', (name) => {
    expect(aliasOf(name)).toBeNull()
  })

  it('is short enough for a tile, and cuts between characters', () => {
    expect(aliasOf(`${'x'.repeat(200)} Byron`)).toBe(`${'x'.repeat(40)} B.`)
    expect(aliasOf('🚀'.repeat(50))).toBe('🚀'.repeat(40))
  })
})

describe('bikeLabel', () => {
  it.each([
    ['SN0007', '07'],
    ['SN0000', '00'],
    ['SN0012', '12'],
    ['SN1234', '1234'],
    ['7', '07'],
    ['Bike 3', '03'],
    ['left', 'left'],
    ['A7b', 'A7b']
  ])('calls the bike %j %j', (serial, label) => {
    expect(bikeLabel(serial)).toBe(label)
  })

  it('calls a bike it knows nothing of "?"', () => {
    expect(bikeLabel(null)).toBe('?')
  })
})
