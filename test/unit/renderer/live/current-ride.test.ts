import { expect, it } from 'vitest'
import { currentRideOf } from '../../../../src/renderer/live/current-ride'
import { freeTile, tileWith } from '../pages/floor/tile-fixture'

it('takes the ride and bike that the floor shows the rider on', () => {
  const tiles = [tileWith({ rider_id: 1, ride_id: 5, bike_label: '03' }), tileWith({ rider_id: 2, ride_id: 6 })]
  expect(currentRideOf(1, null, tiles)).toEqual({ rideId: 5, bikeLabel: '03' })
})

it('believes the floor where an answer names an older ride', () => {
  expect(currentRideOf(1, 4, [tileWith({ rider_id: 1, ride_id: 5, bike_label: '03' })])?.rideId).toBe(5)
})

it('takes the answered ride, without a bike, where the floor shows none', () => {
  expect(currentRideOf(1, 4, [tileWith({ rider_id: 2 })])).toEqual({ rideId: 4, bikeLabel: null })
})

it('is null for who rides nowhere', () => {
  expect(currentRideOf(1, null, [freeTile({ rider_id: 1 }), tileWith({ rider_id: null })])).toBeNull()
})
