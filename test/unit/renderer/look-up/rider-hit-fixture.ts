import type { RiderHit } from '../../../../src/shared/domain/rider'

export const hitWith = (given: Partial<RiderHit> = {}): RiderHit => ({
  rider_id: 815,
  name: 'Freya Hall',
  alias: 'Freya H.',
  city: 'Leeds',
  email_hint: 'f•••@e•••.com',
  last_ride_at: '2026-11-21T18:05:00.000Z',
  current_ride_id: null,
  ...given
})
