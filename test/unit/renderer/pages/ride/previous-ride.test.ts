import { expect, it } from 'vitest'
import { previousRideId } from '../../../../../src/renderer/pages/ride/previous-ride'

const ride = (ride_id: number, minute: number) => ({ ride_id, start_time: new Date(minute * 60_000).toISOString() })

it('is the newest of those that began before', () => {
  expect(previousRideId(ride(3, 30), [ride(4, 40), ride(3, 30), ride(2, 20), ride(1, 10)])).toBe(2)
})

it('is none for a first ride', () => {
  expect(previousRideId(ride(1, 10), [ride(2, 20), ride(1, 10)])).toBeNull()
})

it('goes by number where two began at once', () => {
  expect(previousRideId(ride(2, 10), [ride(2, 10), ride(1, 10)])).toBe(1)
  expect(previousRideId(ride(1, 10), [ride(2, 10), ride(1, 10)])).toBeNull()
})
