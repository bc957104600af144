import type { RideRow } from '../../../../../src/shared/domain/rides-overview'

/** A ride of half an hour. */
export const aRideRow = (part: Partial<RideRow> = {}): RideRow => ({
  ride_id: 1,
  rider_id: 7,
  bike_serial: 'DB-0007',
  start_time: '2026-11-24T14:00:00.000Z',
  end_time: '2026-11-24T14:30:00.000Z',
  duration_s: 1_800,
  reading_count: 1_800,
  avg_heart_rate: 140,
  max_heart_rate: 171,
  min_heart_rate: 92,
  avg_power: 163,
  max_power: 487,
  avg_resistance: 47,
  max_resistance: 70,
  avg_cadence: 82,
  max_cadence: 110,
  energy_kj: 294,
  store: 'daily',
  rider_name: 'Imogen Castellard',
  rider_alias: 'Imogen C.',
  gender: 'female',
  age_years: 22,
  city: 'Norwich',
  bike_label: '07',
  best_60s_power: 240,
  zone: 3,
  ...part
})
