import type { AgeBracket, LeaderboardMeasure } from '../../../shared/domain/leaderboard'
import { bornWithin } from '../../../shared/figures/age'
import { cityKeyOf, genderKeyOf } from './rider-keys'

/** Conditions on a row of `rider`, and the values they name. */
export interface RiderFilter {
  readonly conditions: readonly string[]
  readonly values: Readonly<Record<string, string | number>>
  /** Few riders satisfy them: they are looked for first. */
  readonly isNarrow: boolean
}

/** Null where nobody can satisfy it. */
export function filterOf(asked: {
  readonly city?: string | undefined
  readonly gender?: string | undefined
  readonly ageBracket?: AgeBracket | undefined
  readonly day: string
}): RiderFilter | null {
  const conditions: string[] = []
  const values: Record<string, string | number> = {}
  if (asked.city !== undefined) {
    const cityKey = cityKeyOf(asked.city)
    if (cityKey === null) return null
    conditions.push('city_key = @cityKey')
    values.cityKey = cityKey
  }
  if (asked.gender !== undefined) {
    const genderKey = genderKeyOf(asked.gender)
    conditions.push(genderKey === null ? 'gender_key IS NULL' : 'gender_key = @genderKey')
    if (genderKey !== null) values.genderKey = genderKey
  }
  if (asked.ageBracket !== undefined) {
    const { fromMs, beforeMs } = bornWithin(asked.ageBracket, asked.day)
    const isWithin = 'born_ms >= @bornFromMs AND born_ms < @bornBeforeMs'
    conditions.push(asked.ageBracket === 'unknown' ? `(${isWithin}) IS NOT TRUE` : isWithin)
    values.bornFromMs = fromMs
    values.bornBeforeMs = beforeMs
  }
  return { conditions, values, isNarrow: asked.city !== undefined }
}

interface MeasureSql {
  /** Over rides; null where none has the value. As the triggers of `rider_total` have it. */
  readonly ofRides: string
  /** Over historical rides, a column of `rider_total`. */
  readonly stored: string
  readonly isSum: boolean
}

const durationS = 'max(0, last_duration_s - first_duration_s + 1)'
const measures: Readonly<Record<LeaderboardMeasure, MeasureSql>> = {
  rides: { ofRides: 'count(*)', stored: 'rides', isSum: true },
  longest_ride: { ofRides: `max(${durationS})`, stored: 'longest_ride_s', isSum: false },
  peak_power: { ofRides: 'max(power_max)', stored: 'peak_power_watts', isSum: false },
  total_time: { ofRides: `sum(round(${durationS} * 1e6))`, stored: 'total_time_us', isSum: true },
  energy: { ofRides: 'sum(round(power_sum * 1e6))', stored: 'energy_uj', isSum: true }
}

/** Of two values the sum or the greater, of one that one. */
const joined = (isSum: boolean, one: string, other: string): string =>
  `ifnull(${isSum ? `${one} + ${other}` : `max(${one}, ${other})`}, ifnull(${one}, ${other}))`

/** After the rider that was listed last: a range of an index and a condition. */
const isBelow = (value: string, riderId: string): string =>
  `${value} <= @value AND (${value} < @value OR ${riderId} > @riderId)`

/** Rows of `riderId`, `name`, `rides` and `value`, in the order of a board. Takes `value`, `riderId` and `limit`. */
export function boardSql(by: LeaderboardMeasure, hasSpan: boolean, filter: RiderFilter): string {
  return hasSpan ? boardOfSpan(measures[by], filter) : boardOfAll(measures[by], filter)
}

const listedFirst = 'ORDER BY value DESC, riderId LIMIT @limit'
const and = (conditions: readonly string[]): string => conditions.map((condition) => ` AND ${condition}`).join('')

/** Also takes `fromMs` and `toMs`. */
function boardOfSpan({ ofRides }: MeasureSql, { conditions }: RiderFilter): string {
  const begun = (table: string): string => `SELECT rider_id, first_duration_s, last_duration_s, power_sum, power_max
    FROM ${table} WHERE start_ms >= @fromMs AND start_ms < @toMs AND rider_id IS NOT NULL`
  return `SELECT rider_id AS riderId, name, rides, value
    FROM (SELECT rider_id, count(*) AS rides, ${ofRides} AS value
      FROM (${begun('daily_ride')} UNION ALL ${begun('historical_ride')}) GROUP BY rider_id)
    CROSS JOIN rider USING (rider_id) WHERE ${isBelow('value', 'rider_id')}${and(conditions)} ${listedFirst}`
}

/**
 * Riders whose rides are all historical are read in the order of the index; daily rides are few, and added up when they are
 * asked for.
 */
function boardOfAll({ ofRides, stored, isSum }: MeasureSql, { conditions, isNarrow }: RiderFilter): string {
  const value = `rider_total.${stored}`
  const tables = isNarrow ? 'rider CROSS JOIN rider_total' : 'rider_total CROSS JOIN rider'
  const resting = `SELECT rider.rider_id AS riderId, name, rides, ${value} AS value FROM ${tables} USING (rider_id)
    WHERE ${isBelow(value, 'rider_total.rider_id')}${and(conditions)}
      AND NOT EXISTS (SELECT 1 FROM daily_ride WHERE daily_ride.rider_id = rider_total.rider_id)
    ORDER BY ${value} DESC, rider_total.rider_id LIMIT @limit`
  const riding = `SELECT riderId, name, rides, value FROM (
      SELECT rider.rider_id AS riderId, name, today.rides + ifnull(rider_total.rides, 0) AS rides,
        ${joined(isSum, 'today.value', value)} AS value
      FROM (SELECT rider_id, count(*) AS rides, ${ofRides} AS value FROM daily_ride
        WHERE rider_id IS NOT NULL GROUP BY rider_id) AS today
      CROSS JOIN rider USING (rider_id) LEFT JOIN rider_total USING (rider_id)
      WHERE TRUE${and(conditions)})
    WHERE ${isBelow('value', 'riderId')} ${listedFirst}`
  return `SELECT * FROM (${resting}) UNION ALL SELECT * FROM (${riding}) ${listedFirst}`
}
