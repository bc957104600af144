import type { Alert } from '../../../shared/domain/alert'
import { bikeLabel } from '../floor/names'
import type { StoredAlert } from './alert-store'
import type { RiderAlias } from './rider-privacy'

const moment = (ms: number): string => new Date(ms).toISOString()
const momentOrNull = (ms: number | null): string | null => (ms === null ? null : moment(ms))

/** An alert as it is told. `riderAlias`: what others may call the rider; null where nobody knows. */
export const alertFromStored = (alert: StoredAlert, riderAlias: string | null): Alert => ({
  alert_id: alert.alertId,
  rule: alert.rule,
  priority: alert.priority,
  state: alert.state,
  ride_id: alert.rideId,
  rider_id: alert.riderId,
  rider_alias: riderAlias,
  bike_serial: alert.bikeSerial,
  bike_key: alert.bikeKey,
  bike_label: alert.bikeKey === null ? '' : bikeLabel(alert.bikeSerial),
  condition_since: moment(alert.conditionMs),
  started_at: moment(alert.startedMs),
  ended_at: momentOrNull(alert.endedMs),
  peak_heart_rate: alert.peakBpm,
  limit: alert.limitBpm,
  acknowledged_by: alert.acknowledgedBy,
  acknowledged_at: momentOrNull(alert.acknowledgedMs),
  notified_at: momentOrNull(alert.notifiedMs),
  late: alert.isLate,
  muted: alert.isMuted,
  note: alert.note,
  rule_version: alert.ruleVersion
})

/** A row of `alert` joined with `rider`. */
export type AlertRow = Omit<StoredAlert, 'isLate' | 'isMuted'> & {
  readonly isLate: 0 | 1
  readonly isMuted: 0 | 1
  readonly riderName: string | null
}

/** The columns of an `AlertRow`, of `alert LEFT JOIN rider USING (rider_id)`. */
export const alertRowColumns = `alert_id AS alertId, rule, priority, state, ride_id AS rideId, rider_id AS riderId,
  bike_key AS bikeKey, bike_serial AS bikeSerial, condition_ms AS conditionMs, started_ms AS startedMs,
  arrived_ms AS arrivedMs, ended_ms AS endedMs, peak_bpm AS peakBpm, limit_bpm AS limitBpm,
  acknowledged_ms AS acknowledgedMs, acknowledged_by AS acknowledgedBy, notified_ms AS notifiedMs, late AS isLate,
  muted AS isMuted, note, rule_version AS ruleVersion, name AS riderName`

export const alertFromRow = (row: AlertRow, aliasOf: RiderAlias): Alert =>
  alertFromStored(
    { ...row, isLate: row.isLate === 1, isMuted: row.isMuted === 1 },
    row.riderId === null ? null : aliasOf(row.riderId, row.riderName)
  )
