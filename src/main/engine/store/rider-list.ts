import { ageYears } from '../../../shared/figures/heart-rate'
import { addressParts } from './address'
import type { Readable } from './open'
import { emailHint } from './rider-queries'
import { readRiderQuery } from './rider-query'

/** What a list shows of a rider beside their rides. */
export interface ListedRider {
  readonly name: string | null
  readonly gender: string | null
  readonly ageYears: number | null
  readonly city: string | null
  readonly emailHint: string | null
}

export interface RiderList {
  /** Ids of all whom `RiderQueries.search` would find, in no order; null for a query that asks for nobody in particular. */
  found(query: string): readonly number[] | null
  /** Null for an id no rider has. The age is that of `nowMs`. */
  get(riderId: number, nowMs: number): ListedRider | null
}

interface RiderRow {
  name: string | null
  gender: string | null
  address: string | null
  born_ms: number | null
  email: string | null
}

/** What a list of riders is filled with, by prepared statements on one connection. */
export function createRiderList(database: Readable): RiderList {
  const byWords = database.prepare<[string], number>('SELECT rowid FROM rider_words WHERE rider_words MATCH ?').pluck()
  const byId = database.prepare<[number], RiderRow>(
    'SELECT name, gender, address, born_ms, email FROM rider WHERE rider_id = ?'
  )
  return {
    found(query) {
      if (query.trim() === '') return null
      const { riderId, match } = readRiderQuery(query)
      const ids = new Set(match === null ? [] : byWords.all(match))
      if (riderId !== null) ids.add(riderId)
      return [...ids]
    },
    get(riderId, nowMs) {
      const row = byId.get(riderId)
      if (row === undefined) return null
      return {
        name: row.name,
        gender: row.gender,
        ageYears: row.born_ms === null ? null : ageYears(row.born_ms, nowMs),
        city: addressParts(row.address).city,
        emailHint: emailHint(row.email)
      }
    }
  }
}
