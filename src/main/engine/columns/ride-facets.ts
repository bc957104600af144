import { type RideFilter, unknownValue } from '../../../shared/domain/ride-filter'
import type { RidesOverview } from '../../../shared/domain/rides-overview'
import { bikeLabel } from '../floor/names'
import { cityKeyOf, genderKeyOf } from '../store/rider-keys'
import type { Columns } from './columns'

type Facets = RidesOverview['facets']
type Facet = Facets[keyof Facets][number]

const mostValues = 200
/** As long as a filter takes. */
const longest = { genders: 50, cities: 200, bikes: 200 } as const satisfies Partial<Record<keyof RideFilter, number>>

/**
 * What some rides (their slots) can be filtered by: most rides first, `unknown` last. What a filter would not take, as a word
 * too long to be one, is left out.
 */
export function facetsOf({ rides, riders, ...words }: Columns, slots: Uint32Array): Facets {
  const genders = new Float64Array(words.genders.length)
  const cities = new Float64Array(words.cities.length)
  const bikes = new Float64Array(words.bikes.length)
  for (const slot of slots) {
    const rider = rides.rider[slot] ?? -1
    count(genders, rider < 0 ? 0 : (riders.gender[rider] ?? 0))
    count(cities, rider < 0 ? 0 : (riders.city[rider] ?? 0))
    count(bikes, rides.bike[slot] ?? 0)
  }
  return {
    genders: ranked(genders, longest.genders, (code) => ({
      value: asked(words.genderKeys[code], words.genders[code], genderKeyOf),
      label: words.genders[code] ?? unknownValue
    })),
    cities: ranked(cities, longest.cities, (code) => ({
      value: asked(words.cityKeys[code], words.cities[code], cityKeyOf),
      label: words.cities[code] ?? unknownValue
    })),
    bikes: ranked(bikes, longest.bikes, (code) => {
      const serial = words.bikes[code] ?? unknownValue
      return { value: serial, label: code === 0 ? unknownValue : bikeLabel(serial) }
    })
  }
}

function count(counts: Float64Array, code: number): void {
  counts[code] = (counts[code] ?? 0) + 1
}

/** The key, which stays when more riders write the word in another way; the word where the key itself means something else. */
const asked = (key = unknownValue, word = unknownValue, keyOf: (word: string) => string | null): string =>
  keyOf(key) === key ? key : word

function ranked(counts: Float64Array, longestValue: number, named: (code: number) => Omit<Facet, 'rides'>): Facet[] {
  const known: Facet[] = []
  // A city or bike that is called so is not told from none.
  let unknown = 0
  counts.forEach((rides, code) => {
    if (rides === 0) return
    const { value, label } = code === 0 ? { value: unknownValue, label: unknownValue } : named(code)
    if (value === unknownValue) unknown += rides
    else if (value !== '' && value.length <= longestValue) known.push({ value, label, rides })
  })
  known.sort((a, b) => b.rides - a.rides || (a.value < b.value ? -1 : 1))
  if (unknown === 0) return known.slice(0, mostValues)
  return [...known.slice(0, mostValues - 1), { value: unknownValue, label: unknownValue, rides: unknown }]
}
