import type { Rider, RiderHit } from '../../../shared/domain/rider'
import { ageYears, riderMaximum } from '../../../shared/figures/heart-rate'
import { rangeLimitBpm } from '../alerts/ride-limits'
import { addressParts } from './address'
import type { LimitSource } from './limit-source'
import type { Readable } from './open'
import type { PrivacySource, RiderAlias } from './rider-privacy'
import { readRiderQuery } from './rider-query'

export interface RiderQueries {
  /** Null for an id no rider has. The age is that of `nowMs`. */
  get(riderId: number, nowMs: number): Rider | null
  /**
   * Who rides now first, then who rode last; at most `limit`. A whole number finds the rider with that id, before all
   * others. All words must begin a word of the name or of the e-mail address. An empty query finds everybody.
   */
  search(query: string, limit: number): RiderHit[]
}

interface RiderRow {
  rider_id: number
  name: string | null
  gender: string | null
  address: string | null
  born_ms: number | null
  email: string | null
  height_cm: number | null
  weight_kg: number | null
  account_created_ms: number | null
  ride_count: number
  last_start_ms: number | null
  current_ride_id: number | null
}

/** Start of a rider's newest ride, null for none: a seek in the index of either store. */
const lastStartOf = (riderId: string): string => `nullif(max(
  ifnull((SELECT max(start_ms) FROM daily_ride WHERE rider_id = ${riderId}), -9e15),
  ifnull((SELECT max(start_ms) FROM historical_ride WHERE rider_id = ${riderId}), -9e15)), -9e15)`

const riderById = `SELECT rider_id, name, gender, address, born_ms, email, height_cm, weight_kg, account_created_ms,
  (SELECT count(*) FROM daily_ride WHERE rider_id = rider.rider_id)
    + (SELECT count(*) FROM historical_ride WHERE rider_id = rider.rider_id) AS ride_count,
  ${lastStartOf('rider.rider_id')} AS last_start_ms,
  (SELECT ride_id FROM daily_ride WHERE rider_id = rider.rider_id AND end_ms IS NULL
   ORDER BY start_ms DESC, ride_id DESC LIMIT 1) AS current_ride_id
  FROM rider WHERE rider_id = ?`

/** Ids in the order of a look-up; `found` gives ids, as `id`. Two seeks in an index for each: all of 100,000 take 30 ms. */
const ranked = (found: string): string => `SELECT id FROM (${found}) ORDER BY
  EXISTS (SELECT 1 FROM daily_ride WHERE rider_id = id AND end_ms IS NULL) DESC,
  ${lastStartOf('id')} DESC, id LIMIT ?`

/** Questions about riders, by prepared statements on one connection. `limits`, `privacy`: what is in force and set when asked. */
export function createRiderQueries(database: Readable, limits: LimitSource, privacy: PrivacySource): RiderQueries {
  const byId = database.prepare<[number], RiderRow>(riderById)
  const everybody = database.prepare<[number], { id: number }>(ranked('SELECT rider_id AS id FROM rider'))
  const byWords = database.prepare<[string, number], { id: number }>(
    ranked('SELECT rowid AS id FROM rider_words WHERE rider_words MATCH ?')
  )

  const idsFor = (query: string, limit: number): number[] => {
    if (query === '') return everybody.all(limit).map(({ id }) => id)
    const { riderId, match } = readRiderQuery(query)
    const found = match === null ? [] : byWords.all(match, limit).map(({ id }) => id)
    return riderId === null ? found : [riderId, ...found.filter((id) => id !== riderId)]
  }
  return {
    get(riderId, nowMs) {
      const row = byId.get(riderId)
      return row === undefined ? null : riderFromRow(row, nowMs, limits, privacy().aliasOf)
    },
    // One read of the store: between two a rider could begin a ride and be told twice over.
    search: database.transaction((query: string, limit: number): RiderHit[] => {
      const { aliasOf } = privacy()
      return idsFor(query.trim(), limit)
        .flatMap((id) => byId.get(id) ?? [])
        .slice(0, limit)
        .map((row) => hitFromRow(row, aliasOf))
    })
  }
}

const moment = (ms: number | null): string | null => (ms === null ? null : new Date(ms).toISOString())

function riderFromRow(row: RiderRow, nowMs: number, limits: LimitSource, aliasOf: RiderAlias): Rider {
  const age = row.born_ms === null ? null : ageYears(row.born_ms, nowMs)
  const { rules } = limits.rules()
  const own = limits.ownLimits(row.rider_id)
  const maximum = riderMaximum({ ageYears: age, gender: row.gender, own }, rules.formula)
  return {
    rider_id: row.rider_id,
    name: row.name,
    alias: aliasOf(row.rider_id, row.name),
    gender: row.gender,
    age_years: age,
    height_cm: row.height_cm,
    weight_kg: row.weight_kg,
    city: addressParts(row.address).city,
    member_since: moment(row.account_created_ms),
    heart_rate_maximum: maximum.bpm,
    maximum_source: maximum.source,
    own_limits: {
      override_maximum: own.overrideMaximumBpm,
      tested_maximum: own.testedMaximumBpm,
      very_high: own.veryHighBpm,
      low: own.lowBpm
    },
    heart_rate_limit: rangeLimitBpm(rules, maximum.bpm, own),
    is_age_unknown: maximum.source === 'unknown_age',
    ride_count: row.ride_count,
    last_ride_at: moment(row.last_start_ms),
    current_ride_id: row.current_ride_id
  }
}

const hitFromRow = (row: RiderRow, aliasOf: RiderAlias): RiderHit => ({
  rider_id: row.rider_id,
  name: row.name,
  alias: aliasOf(row.rider_id, row.name),
  city: addressParts(row.address).city,
  last_ride_at: moment(row.last_start_ms),
  current_ride_id: row.current_ride_id,
  email_hint: emailHint(row.email)
})

const emailParts = /^([\p{L}\p{N}_])[^@\s]*@([\p{L}\p{N}])[^@\s]*\.([\p{L}\p{N}-]{1,30})$/u

/** An address with all but first letters and the ending hidden ("m•••@e•••.com"); null for what is no address. */
export function emailHint(email: string | null): string | null {
  const [, local, domain, ending] = emailParts.exec(email ?? '') ?? []
  return local === undefined || domain === undefined || ending === undefined
    ? null
    : `${local}•••@${domain}•••.${ending}`
}
