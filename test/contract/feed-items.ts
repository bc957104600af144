import type { Tile } from '../../src/shared/domain/floor'

/** A tile as the feed carries it; `bike` is its key, `power` tells one state of it from the next. */
export const tileOf = (bike: string, power: number, more: Partial<Tile> = {}): Tile => ({
  bike_key: bike,
  bike_serial: bike,
  bike_label: bike,
  state: 'riding',
  ride_id: 1,
  rider_id: 100,
  rider_alias: 'Øystein 🚴 “Å”\u2028',
  heart_rate: null,
  heart_rate_percent: null,
  heart_rate_zone: null,
  heart_rate_maximum: 176,
  heart_rate_limit: 186,
  is_age_unknown: true,
  cadence: 84.5,
  power,
  resistance: 30,
  elapsed_s: 12,
  ride_started_at: '2026-11-24T09:00:00.000Z',
  free_since: null,
  last_event_at: '2026-11-24T09:00:12.000Z',
  heart_rate_trail: [null, 120, 121],
  ...more
})
