import type { Alert, AlertTransition, TransitionKind } from '../../../../../src/shared/domain/alert'

export const firedMs = Date.UTC(2026, 10, 24, 14, 2, 41)
export const iso = (afterS: number): string => new Date(firedMs + afterS * 1_000).toISOString()

/** A grave alert that fired at 14:02:41 UTC and that people were told of at once. */
export const anAlert = (change: Partial<Alert> = {}): Alert => ({
  alert_id: 1,
  rule: 'H1',
  priority: 'high',
  state: 'firing',
  ride_id: 5,
  rider_id: 7,
  rider_alias: 'Marta K.',
  bike_serial: 'A1',
  bike_key: 'bike 07',
  bike_label: '07',
  condition_since: iso(-14),
  started_at: iso(0),
  ended_at: null,
  peak_heart_rate: 195,
  limit: 193,
  acknowledged_by: null,
  acknowledged_at: null,
  notified_at: iso(0),
  late: false,
  muted: false,
  note: null,
  rule_version: 4,
  ...change
})

export const aTransition = (
  kind: TransitionKind,
  afterS: number,
  change: Partial<AlertTransition> = {}
): AlertTransition => ({
  kind,
  at: iso(afterS),
  arrived_at: iso(afterS),
  heart_rate: null,
  limit: 193,
  rule_version: 4,
  by: null,
  note: null,
  ...change
})
