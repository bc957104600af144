import { type ExportColumnName, type ExportTable, exportSchema } from '../../../shared/figures/export-schema'
import type { ExportedRide, ExportedRider } from '../store/export-rows'
import { rideFromRow } from '../store/ride-row'
import type { PrivacyTable } from '../store/rider-privacy'
import type { ExportValue, ExportValues } from './table-writer'

/** A row of a table: a value for each of its columns. */
export type ExportRow<Table extends ExportTable> = Readonly<Record<ExportColumnName<Table>, ExportValue>>

/** Rows as columns, in the order of the table. */
export function columnsOfRows<Table extends ExportTable>(
  table: Table,
  rows: readonly ExportRow<Table>[]
): ExportValues[] {
  const columns: readonly { readonly name: ExportColumnName<Table> }[] = exportSchema[table]
  return columns.map(({ name }) => rows.map((row) => row[name]))
}

export const riderRow = (rider: ExportedRider, privacy: PrivacyTable): ExportRow<'rider'> => ({
  rider_id: rider.rider_id,
  name: rider.name,
  gender: rider.gender,
  date_of_birth: rider.born_ms,
  email: rider.email,
  address: rider.address,
  street: rider.street,
  city: rider.city,
  postcode: rider.postcode,
  height_cm: rider.height_cm,
  weight_kg: rider.weight_kg,
  account_created: rider.account_created_ms,
  alias: privacy.aliasOf(rider.rider_id, rider.name),
  is_listed: privacy.of(rider.rider_id).is_listed
})

/** `dayMs` (its midnight in UTC) and `wallMs`: what the gym's calendar and clock showed when it began. */
export const rideRow = (ride: ExportedRide, dayMs: number, wallMs: number): ExportRow<'ride'> => ({
  ...rideFromRow(ride),
  start_time: ride.start_ms,
  end_time: ride.end_ms,
  best_60s_power: ride.best_60s_watts,
  best_20min_power: ride.best_20min_watts,
  date: dayMs,
  start_time_local: wallMs
})
