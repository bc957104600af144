import type { Ride } from '../../../shared/domain/ride'
import type { RideRow } from '../../../shared/domain/rides-overview'
import { heartRateZone, noOwnLimits, type OwnLimits, riderMaximum } from '../../../shared/figures/heart-rate'
import { bikeLabel } from '../floor/names'
import type { LimitSource } from '../store/limit-source'
import type { RiderAlias } from '../store/rider-privacy'
import type { Columns } from './columns'

export interface RideRowSource {
  /** As it is stored; null for an id no ride has. */
  readonly ride: (rideId: number) => Ride | null
  /** In force now. */
  readonly limits: LimitSource
  /** What others may call riders now. */
  readonly aliasOf: () => RiderAlias
}

/** Rows of the table for some rides (their slots). One that has been deleted since has none. */
export function rideRowsOf(columns: Columns, slots: readonly number[], source: RideRowSource): RideRow[] {
  const { rides, riders } = columns
  const { rules } = source.limits.rules()
  const aliasOf = source.aliasOf()
  const ownLimits = new Map<number, OwnLimits>()
  const limitsOf = (riderId: number): OwnLimits => {
    const own = ownLimits.get(riderId) ?? source.limits.ownLimits(riderId)
    ownLimits.set(riderId, own)
    return own
  }
  return slots.flatMap((slot) => {
    const ride = source.ride(rides.rideId[slot] ?? 0)
    if (ride === null) return []
    const riderId = ride.rider_id
    const place = riderId === null ? -1 : (columns.riderAt.get(riderId) ?? -1)
    const name = riders.names[place] ?? null
    const gender = wordOf(columns.genders, riders.gender[place])
    const age = rides.ageYears[slot] ?? -1
    const ageYears = age < 0 ? null : age
    const average = ride.avg_heart_rate
    const zoneOf = (bpm: number): RideRow['zone'] => {
      const own = riderId === null ? noOwnLimits : limitsOf(riderId)
      const maximum = riderMaximum({ ageYears, gender, own }, rules.formula)
      return heartRateZone((bpm / maximum.bpm) * 100, rules.zone_starts_percent)
    }
    return [
      {
        ...ride,
        rider_name: name,
        rider_alias: riderId === null ? null : aliasOf(riderId, name),
        gender,
        age_years: ageYears,
        city: wordOf(columns.cities, riders.city[place]),
        bike_label: bikeLabel(ride.bike_serial),
        best_60s_power: numberOrNull(rides.best60sWatts[slot]),
        zone: average === null ? null : zoneOf(average)
      }
    ]
  })
}

const wordOf = (words: readonly string[], code = 0): string | null => (code === 0 ? null : (words[code] ?? null))
const numberOrNull = (value = Number.NaN): number | null => (Number.isNaN(value) ? null : value)
