import type { Alert } from '../../../shared/domain/alert'
import { csvRow } from '../../ui/csv'

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
export const csvHead = csvRow(columns)

/** One alert as a line of RFC 4180. Null is an empty cell; moments are as the API tells them. */
export const csvLine = (alert: Alert): string => csvRow(columns.map((name) => alert[name]))
