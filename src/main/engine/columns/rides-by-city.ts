import type { Analytics } from '../../../shared/domain/analytics'
import { unknownValue } from '../../../shared/domain/ride-filter'
import type { Columns } from './columns'

/** By the city that riders live in now. Most rides first, those of nobody's city last. */
export function ridesByCity(columns: Columns, slots: Uint32Array): Analytics['by_city'] {
  const { rides, riders, cities, cityKeys } = columns
  const counts = new Float64Array(cities.length)
  const riderCounts = new Float64Array(cities.length)
  const rideS = new Float64Array(cities.length)
  const energyJ = new Float64Array(cities.length)
  const hasRidden = new Uint8Array(riders.count)
  /** A city that is called so is not told from none. */
  const alsoUnknown = cityKeys.indexOf(unknownValue, 1)
  const add = (to: Float64Array, city: number, value: number): void => {
    to[city] = (to[city] ?? 0) + value
  }
  for (const slot of slots) {
    const rider = rides.rider[slot] ?? -1
    const written = rider < 0 ? 0 : (riders.city[rider] ?? 0)
    const city = written === alsoUnknown ? 0 : written
    const durationS = rides.durationS[slot] ?? Number.NaN
    add(counts, city, 1)
    if (!Number.isNaN(durationS)) add(rideS, city, durationS)
    add(energyJ, city, rides.powerSum[slot] ?? 0)
    if (rider < 0 || hasRidden[rider] === 1) continue
    hasRidden[rider] = 1
    add(riderCounts, city, 1)
  }
  return [...counts.keys()]
    .filter((city) => (counts[city] ?? 0) > 0)
    .sort(
      (a, b) =>
        Number(a === 0) - Number(b === 0) ||
        (counts[b] ?? 0) - (counts[a] ?? 0) ||
        ((cityKeys[a] ?? '') < (cityKeys[b] ?? '') ? -1 : 1)
    )
    .map((city) => ({
      city: cities[city] ?? unknownValue,
      rides: counts[city] ?? 0,
      riders: riderCounts[city] ?? 0,
      ride_s: rideS[city] ?? 0,
      energy_kj: (energyJ[city] ?? 0) / 1_000
    }))
}
