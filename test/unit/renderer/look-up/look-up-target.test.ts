import { expect, it } from 'vitest'
import type { LookUpRow } from '../../../../src/renderer/look-up/look-up-rows'
import { targetOf } from '../../../../src/renderer/look-up/look-up-target'
import { pageEntries } from '../../../../src/renderer/look-up/page-entries'
import { freeTile, tileWith } from '../pages/floor/tile-fixture'
import { hitWith } from './rider-hit-fixture'

const rider = (ride: { rideId: number; bikeLabel: string } | null): LookUpRow => ({
  kind: 'rider',
  key: 'rider-815',
  hit: hitWith({ rider_id: 815 }),
  ride
})
const bike = (tile: ReturnType<typeof tileWith>): LookUpRow => ({ kind: 'bike', key: 'bike', tile })

it('leads to the ride of who rides now, and with Shift to the rider', () => {
  const row = rider({ rideId: 12, bikeLabel: '07' })
  expect(targetOf(row, false)).toEqual({ kind: 'ride', rideId: 12 })
  expect(targetOf(row, true)).toEqual({ kind: 'rider', riderId: 815 })
})

it('leads to the rider who rides nowhere, with Shift or without', () => {
  expect(targetOf(rider(null), false)).toEqual({ kind: 'rider', riderId: 815 })
  expect(targetOf(rider(null), true)).toEqual({ kind: 'rider', riderId: 815 })
})

it('leads from a bike to its ride, and with Shift to its rider', () => {
  const row = bike(tileWith({ ride_id: 12, rider_id: 815 }))
  expect(targetOf(row, false)).toEqual({ kind: 'ride', rideId: 12 })
  expect(targetOf(row, true)).toEqual({ kind: 'rider', riderId: 815 })
})

it('leads from a bike with an unknown rider to its ride in any case', () => {
  expect(targetOf(bike(tileWith({ ride_id: 12, rider_id: null })), true)).toEqual({ kind: 'ride', rideId: 12 })
})

it('leads from a free bike to the floor', () => {
  expect(targetOf(bike(freeTile()), false)).toEqual({ kind: 'page', to: '/floor' })
  expect(targetOf(bike(freeTile()), true)).toEqual({ kind: 'page', to: '/floor' })
})

it('does what a page or action says', () => {
  for (const entry of pageEntries('dark', false)) {
    expect(targetOf({ kind: 'page', key: entry.id, entry }, true)).toEqual(entry.action)
  }
})
