import type { RideSortColumn } from '../../../shared/domain/rides-overview'
import { foldText } from '../../../shared/figures/fold-text'
import { bikeLabel } from '../floor/names'
import type { Columns } from './columns'
import { createWordRanks } from './word-ranks'

/** What a ride (its slot) is sorted by; NaN where it has no such value. */
export type RideSortKey = (slot: number) => number

/** Makes the keys of a column of the table. Remembers the order of words from one time to the next. */
export function createRideSortKeys(): (columns: Columns, sort: RideSortColumn) => RideSortKey {
  const names = createWordRanks(foldText)
  const genders = createWordRanks(foldText)
  const cities = createWordRanks(foldText)
  const bikes = createWordRanks(bikeSortKey)
  return (columns, sort) => {
    const { rides, riders } = columns
    /** Of the rider at a place; the code 0 is unknown. */
    const byRider =
      (keyOf: (rider: number) => number): RideSortKey =>
      (slot) => {
        const rider = rides.rider[slot] ?? -1
        return rider < 0 ? Number.NaN : keyOf(rider)
      }
    const byCode = (codes: Uint32Array, ranks: Float64Array): RideSortKey =>
      byRider((rider) => rankOf(ranks, codes[rider] ?? 0))
    const mean =
      (sum: Float64Array, count: Float64Array): RideSortKey =>
      (slot) =>
        // Nothing by nothing is NaN.
        at(sum, slot) / at(count, slot)
    switch (sort) {
      case 'start_time':
        return (slot) => at(rides.startMs, slot)
      case 'rider': {
        const ranks = names(riders.names)
        return byRider((rider) => at(ranks, rider))
      }
      case 'gender':
        return byCode(riders.gender, genders(columns.genders))
      case 'age':
        return (slot) => knownAge(rides.ageYears[slot])
      case 'city':
        return byCode(riders.city, cities(columns.cities))
      case 'bike': {
        const ranks = bikes(columns.bikes)
        return (slot) => rankOf(ranks, rides.bike[slot] ?? 0)
      }
      case 'duration_s':
        return (slot) => at(rides.durationS, slot)
      case 'avg_heart_rate':
        return mean(rides.heartRateSum, rides.heartRateCount)
      case 'max_heart_rate':
        return (slot) => at(rides.heartRateMax, slot)
      case 'avg_power':
        return mean(rides.powerSum, rides.powerCount)
      case 'max_power':
        return (slot) => at(rides.powerMax, slot)
      case 'best_60s_power':
        return (slot) => at(rides.best60sWatts, slot)
      case 'energy_kj':
        return (slot) => at(rides.powerSum, slot)
      case 'avg_resistance':
        return mean(rides.resistanceSum, rides.resistanceCount)
      case 'avg_cadence':
        return mean(rides.cadenceSum, rides.cadenceCount)
    }
  }
}

const at = (values: Float64Array, place: number): number => values[place] ?? Number.NaN
const rankOf = (ranks: Float64Array, code: number): number => (code === 0 ? Number.NaN : at(ranks, code))
const knownAge = (years: number | undefined): number => (years === undefined || years < 0 ? Number.NaN : years)
const digitsOfNumbers = 15

/** What people call the bike, its numbers by size: "7" before "10"; bikes that are called the same by their serial. */
const bikeSortKey = (serial: string): string =>
  `${bikeLabel(serial)} ${serial}`.replace(/\d+/g, (digits) => digits.padStart(digitsOfNumbers, '0'))
