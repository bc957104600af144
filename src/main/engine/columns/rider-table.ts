import { addressParts } from '../store/address'
import type { ColumnRider } from '../store/column-rows'
import { cityKeyOf, genderKeyOf } from '../store/rider-keys'
import type { RiderColumns } from './columns'
import { grown } from './grown'
import { createWordCodes, type WordCodes } from './word-codes'

/** The riders in columns, as they are put in. */
export interface RiderTable {
  readonly genders: WordCodes
  readonly cities: WordCodes
  readonly placeOf: ReadonlyMap<number, number>
  columns(): RiderColumns
  /** The place of an id, of whom nothing need be known yet. */
  claim(riderId: number): number
  /** Puts a rider in, or changes one; answers whether the birth date is another. */
  put(rider: ColumnRider): boolean
  /** The rides keep their place: to them it is a rider of whom nothing is known. */
  remove(riderId: number): void
}

const nothingKnown = { name: null, gender: null, address: null, bornMs: null }

export function createRiderTable(): RiderTable {
  const genders = createWordCodes()
  const cities = createWordCodes()
  const placeOf = new Map<number, number>()
  const names: (string | null)[] = []
  /** As written: what a change takes back. */
  const written: { gender: string; city: string }[] = []
  let riderId = new Float64Array(1_024)
  let bornMs = new Float64Array(1_024)
  let gender = new Uint32Array(1_024)
  let city = new Uint32Array(1_024)

  const write = (place: number, rider: Omit<ColumnRider, 'riderId'>): void => {
    const genderWord = (rider.gender ?? '').trim().normalize('NFC')
    const cityWord = addressParts(rider.address).city ?? ''
    const before = written[place]
    if (before !== undefined) {
      genders.note(genderKeyOf(before.gender), before.gender, -1)
      cities.note(cityKeyOf(before.city), before.city, -1)
    }
    gender[place] = genders.note(genderKeyOf(genderWord), genderWord, 1)
    city[place] = cities.note(cityKeyOf(cityWord), cityWord, 1)
    bornMs[place] = rider.bornMs ?? Number.NaN
    names[place] = rider.name
    written[place] = { gender: genderWord, city: cityWord }
  }
  const claim = (id: number): number => {
    let place = placeOf.get(id)
    if (place === undefined) {
      place = names.length
      placeOf.set(id, place)
      riderId = grown(riderId, place)
      bornMs = grown(bornMs, place)
      gender = grown(gender, place)
      city = grown(city, place)
      write(place, nothingKnown)
    }
    return place
  }
  return {
    genders,
    cities,
    columns: () => ({ count: names.length, riderId, bornMs, gender, city, names }),
    claim,
    put(rider) {
      const place = claim(rider.riderId)
      const bornBefore = bornMs[place]
      riderId[place] = rider.riderId
      write(place, rider)
      return !Object.is(bornBefore, bornMs[place])
    },
    remove(id) {
      const place = placeOf.get(id)
      if (place === undefined) return
      riderId[place] = 0
      write(place, nothingKnown)
    },
    placeOf
  }
}
