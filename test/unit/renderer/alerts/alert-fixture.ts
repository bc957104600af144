import type { Alarm, Alert } from '../../../../src/shared/domain/alert'

/** A high-priority alert of bike 07, told two seconds ago by `shortlyAfterMs`; what a test is about is given. */
export const alertWith = (given: Partial<Alert> = {}): Alert => ({
  alert_id: 1,
  rule: 'H1',
  priority: 'high',
  state: 'firing',
  ride_id: 12,
  rider_id: 815,
  rider_alias: 'Freya H.',
  bike_serial: 'SN0007',
  bike_key: '0 SN0007',
  bike_label: '07',
  condition_since: '2026-11-24T14:03:06.000Z',
  started_at: '2026-11-24T14:03:20.000Z',
  ended_at: null,
  peak_heart_rate: 195,
  limit: 190,
  acknowledged_by: null,
  acknowledged_at: null,
  notified_at: '2026-11-24T14:03:21.000Z',
  late: false,
  muted: false,
  note: null,
  rule_version: 0,
  ...given
})

export const alarmWith = (given: Partial<Alarm> = {}): Alarm => ({
  at: '2026-11-24T14:03:22.000Z',
  alerts: [],
  silenced_until: null,
  mutes: [],
  sound: null,
  notice: null,
  rules_version: 0,
  ...given
})

export const noAlerts: ReadonlyMap<string, readonly Alert[]> = new Map()

/** One alert a bike. */
export const boardOf = (...alerts: readonly Alert[]): ReadonlyMap<string, readonly Alert[]> =>
  new Map(alerts.map((alert) => [alert.bike_key ?? '', [alert]]))
