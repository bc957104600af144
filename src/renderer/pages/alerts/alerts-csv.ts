import type { Alert } from '../../../shared/domain/alert'

/** Columns of an export in their order, named as the API names them. */
const columns = [
  'alert_id',
  'rule',
  'priority',
  'state',
  'ride_id',
  'rider_id',
  'rider_alias',
  'bike_serial',
  'bike_label',
  'condition_since',
  'started_at',
  'ended_at',
  'peak_heart_rate',
  'limit',
  'acknowledged_by',
  'acknowledged_at',
  'notified_at',
  'late',
  'muted',
  'note',
  'rule_version'
] as const satisfies readonly (keyof Alert)[]

/** The first line of an export. */
export const csvHead = `${columns.join(',')}\r\n`

/** One alert as a line of RFC 4180. Null is an empty cell; moments are as the API tells them. */
export const csvLine = (alert: Alert): string => `${columns.map((name) => csvCell(alert[name])).join(',')}\r\n`

/**
 * A cell. A text that a spreadsheet would take for a formula (it begins with `=`, `+`, `-`, `@`, a tab or a line's end, be it
 * after spaces) has a `'` before it.
 */
export function csvCell(value: string | number | boolean | null): string {
  if (value === null) return ''
  if (typeof value !== 'string') return String(value)
  const safe = /^\s*[=+\-@]|^[\t\r\n]/.test(value) ? `'${value}` : value
  return /[",\r\n]/.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe
}
