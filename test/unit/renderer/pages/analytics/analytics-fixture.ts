import type { Analytics } from '../../../../../src/shared/domain/analytics'

const hoursOfWeek = Array.from({ length: 7 * 24 }, (_, cell) => cell)

/** Figures of a few rides: most on Monday at 18, with a first at 6 on Sunday. */
export const analyticsOf = (changes: Partial<Analytics> = {}): Analytics => ({
  from: '2026-10-26T00:00:00.000Z',
  to: '2026-11-24T14:03:22.000Z',
  rides: 10,
  riders: 4,
  by_weekday_hour: hoursOfWeek.map((cell) => {
    const rides = cell === 18 ? 9 : cell === 6 * 24 + 6 ? 1 : 0
    return { weekday: Math.floor(cell / 24), hour: cell % 24, rides, mean: rides / 2 }
  }),
  in_use_s: 14_400,
  by_bike: [{ bike_serial: 'DB-0007', bike_label: 'Bike 07', rides: 4, ride_s: 5_400, utilisation_percent: 37.5 }],
  power_step: 20,
  power_heart_rate: [
    { from_power: 100, rides: 5, avg_heart_rate: 140, lowest_heart_rate: 110, highest_heart_rate: 162 }
  ],
  heart_rate_by_gender_age: [
    { gender: 'female', bracket: '18-24', rides: 3, avg_heart_rate: 150 },
    { gender: 'unknown', bracket: 'unknown', rides: 2, avg_heart_rate: 138 }
  ],
  by_city: [],
  by_hour: Array.from({ length: 24 }, (_, hour) => ({
    hour,
    rides: hour === 18 ? 9 : 0,
    avg_heart_rate: hour === 18 ? 141.2 : null,
    avg_power: hour === 18 ? 118 : null
  })),
  ...changes
})
