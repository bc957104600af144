import { expect, it } from 'vitest'
import { bikeLabelOf } from '../../../../../src/renderer/pages/rider/bike-label-of'
import { tileWith } from '../floor/tile-fixture'

const tiles = [tileWith({ bike_serial: 'SN0007', bike_label: '07' }), tileWith({ bike_serial: null, bike_label: '?' })]

it('calls a bike what the floor calls it, and one that is not there by its serial', () => {
  expect(bikeLabelOf('SN0007', tiles)).toBe('07')
  expect(bikeLabelOf('SN0099', tiles)).toBe('SN0099')
})

it('does not take a bike without a serial for every unknown bike', () => {
  expect(bikeLabelOf(null, tiles)).toBeNull()
})
