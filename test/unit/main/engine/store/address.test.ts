import { describe, expect, it } from 'vitest'
import { addressParts } from '../../../../../src/main/engine/store/address'

describe('The parts of an address', () => {
  it.each([
    ['High Street,London,N1 1AA', 'High Street', 'London', 'N1 1AA'],
    ['Studio 4,High Street, Port Peter ,N1 1AA', 'Studio 4, High Street', 'Port Peter', 'N1 1AA'],
    ['London,N1 1AA', null, null, null],
    ['London', null, null, null],
    ['a, ,N1', 'a', null, 'N1'],
    [',,', null, null, null],
    ['', null, null, null],
    [null, null, null, null]
  ])('%j is in the street %j of %j, %j', (address, street, city, postcode) => {
    expect(addressParts(address)).toEqual({ street, city, postcode })
  })
})
