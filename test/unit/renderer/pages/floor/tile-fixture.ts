import type { Tile } from '../../../../../src/shared/domain/floor'

/** A bike in mid-ride; what a test is about is given. */
export const tileWith = (given: Partial<Tile> = {}): Tile => ({
  bike_key: '0 SN0007',
  bike_serial: 'SN0007',
  bike_label: '07',
  state: 'riding',
  ride_id: 12,
  rider_id: 815,
  rider_alias: 'Freya H.',
  heart_rate: 154,
  heart_rate_percent: 85.5,
  heart_rate_zone: 4,
  heart_rate_maximum: 180,
  heart_rate_limit: 190,
  is_age_unknown: false,
  cadence: 84,
  power: 186.2,
  resistance: 31,
  elapsed_s: 1_555,
  ride_started_at: '2026-11-24T13:40:00.000Z',
  free_since: null,
  last_event_at: '2026-11-24T14:03:22.000Z',
  heart_rate_trail: [150, 152, 154],
  ...given
})

export const freeTile = (given: Partial<Tile> = {}): Tile =>
  tileWith({
    state: 'free',
    ride_id: null,
    rider_id: null,
    rider_alias: null,
    heart_rate: null,
    heart_rate_percent: null,
    heart_rate_zone: null,
    cadence: null,
    power: null,
    resistance: null,
    elapsed_s: null,
    ride_started_at: null,
    free_since: '2026-11-24T13:52:00.000Z',
    last_event_at: '2026-11-24T13:52:00.000Z',
    heart_rate_trail: [],
    ...given
  })

/** One second after the fixture's last reading. */
export const shortlyAfterMs = Date.parse('2026-11-24T14:03:23.000Z')
