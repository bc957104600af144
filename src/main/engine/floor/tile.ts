import { type AlertRules, defaultAlertRules } from '../../../shared/domain/alert-rules'
import type { Tile } from '../../../shared/domain/floor'
import { ageYears, heartRateZone, noOwnLimits, type OwnLimits, riderMaximum } from '../../../shared/figures/heart-rate'
import { rangeLimitBpm } from '../alerts/ride-limits'
import type { BikeStream } from '../ingest/bike-stream'
import type { FloorRider } from '../store/rider-store'
import { bikeLabel } from './names'

const moment = (ms: number | null): string | null => (ms === null ? null : new Date(ms).toISOString())

/** Names a bike stream on the floor; stable over restarts. */
export const bikeKeyOf = (stream: BikeStream): string => `${stream.partition}${stream.streamKey}`

/** Who rides, and what staff have set for them. */
export interface RiderOnTile extends Omit<FloorRider, 'name'> {
  /** What others may call them. */
  readonly alias: string | null
  readonly own: OwnLimits
}

/** A bike stream as the floor shows it. `rider` is the running ride's, null where unknown. */
export function tileOf(stream: BikeStream, rider: RiderOnTile | null, rules: AlertRules = defaultAlertRules): Tile {
  const { ride } = stream.state
  const age = ride === null || rider?.bornMs == null ? null : ageYears(rider.bornMs, ride.startMs)
  const own = rider?.own ?? noOwnLimits
  const { bpm: maximum, source } = riderMaximum({ ageYears: age, gender: rider?.gender ?? null, own }, rules.formula)
  const last = ride?.last ?? null
  const heartRate = last?.heartRateBpm ?? null
  const percent = heartRate === null ? null : (heartRate / maximum) * 100
  return {
    bike_key: bikeKeyOf(stream),
    bike_serial: stream.bikeSerial,
    bike_label: bikeLabel(stream.bikeSerial),
    state: ride === null ? 'free' : 'riding',
    ride_id: ride?.rideId ?? null,
    rider_id: ride?.riderId ?? null,
    rider_alias: rider?.alias ?? null,
    heart_rate: heartRate,
    heart_rate_percent: percent,
    heart_rate_zone: percent === null ? null : heartRateZone(percent, rules.zone_starts_percent),
    heart_rate_maximum: maximum,
    heart_rate_limit: rangeLimitBpm(rules, maximum, own),
    is_age_unknown: source === 'unknown_age',
    cadence: last?.cadenceRpm ?? null,
    power: last?.powerWatts ?? null,
    resistance: last?.resistance ?? null,
    elapsed_s: ride?.figures.lastDurationS ?? null,
    ride_started_at: moment(ride?.startMs ?? null),
    free_since: ride === null ? moment(stream.state.lastEndMs) : null,
    last_event_at: moment(ride === null ? stream.state.lastEndMs : (ride.lastReadingMs ?? ride.startMs)),
    heart_rate_trail: ride === null ? [] : [...stream.heartRateTrail]
  }
}
