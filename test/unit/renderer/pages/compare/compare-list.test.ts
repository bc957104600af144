import { beforeEach, describe, expect, it } from 'vitest'
import {
  addToCompare,
  clearCompare,
  compareList,
  parseChosen,
  removeFromCompare,
  setCompared,
  withRide
} from '../../../../../src/renderer/pages/compare/compare-list'

beforeEach(clearCompare)

describe('the rides chosen to be compared', () => {
  it('keep the order they were chosen in', () => {
    for (const rideId of [7, 3, 9]) addToCompare(rideId)
    expect(compareList.get()).toEqual([7, 3, 9])
  })

  it('have a ride once', () => {
    addToCompare(7)
    expect(addToCompare(7)).toBe(true)
    expect(compareList.get()).toEqual([7])
  })

  it('are at most four, and say that a fifth was not taken', () => {
    for (const rideId of [1, 2, 3, 4]) expect(addToCompare(rideId)).toBe(true)
    expect(addToCompare(5)).toBe(false)
    expect(compareList.get()).toEqual([1, 2, 3, 4])
  })

  it('can be removed one by one', () => {
    setCompared([1, 2, 3])
    removeFromCompare(2)
    expect(compareList.get()).toEqual([1, 3])
    removeFromCompare(8)
    expect(compareList.get()).toEqual([1, 3])
  })

  it('tell nobody when an address names the same rides', () => {
    setCompared([1, 2])
    let told = 0
    const stop = compareList.subscribe(() => {
      told += 1
    })
    setCompared([1, 2])
    expect(told).toBe(0)
    setCompared([2, 1])
    expect(told).toBe(1)
    stop()
  })

  it('stay the same list when a ride can not be added', () => {
    const full = [1, 2, 3, 4]
    expect(withRide(full, 5)).toBe(full)
    expect(withRide(full, 2)).toBe(full)
  })
})

describe('what was stored of the choice', () => {
  it('is read as a list of at most four ids', () => {
    expect(parseChosen('[4,2,4,9,1,5]')).toEqual([4, 2, 9, 1])
    expect(parseChosen('["4",2.5,-1,0,8]')).toEqual([8])
  })

  it('counts as nothing when it is anything else', () => {
    for (const text of [null, '', '{', 'null', '{"a":1}', '"x"', '4']) expect(parseChosen(text)).toEqual([])
  })
})
