import type { ExportRequest } from '../domain/export'

export type ExportTable = ExportRequest['tables'][number]

/**
 * What a column holds. `whole`: a whole number. `moment`: UTC. `wall_time`: what the gym's clock showed then, without a zone.
 * `date`: a day of a calendar. `flag`: true or false.
 */
export type ExportColumnType = 'whole' | 'number' | 'text' | 'moment' | 'wall_time' | 'date' | 'flag'

export interface ExportColumn {
  readonly name: string
  readonly type: ExportColumnType
  readonly unit?: string
  /** Never null. */
  readonly isKey?: true
}

/**
 * The tables of an export and their columns, in the order of the files (docs/export.md). Names are those of the API; a name
 * that was once written keeps its meaning, new columns come last.
 */
export const exportSchema = {
  rider: [
    { name: 'rider_id', type: 'whole', isKey: true },
    { name: 'name', type: 'text' },
    { name: 'gender', type: 'text' },
    { name: 'date_of_birth', type: 'date' },
    { name: 'email', type: 'text' },
    { name: 'address', type: 'text' },
    { name: 'street', type: 'text' },
    { name: 'city', type: 'text' },
    { name: 'postcode', type: 'text' },
    { name: 'height_cm', type: 'number', unit: 'cm' },
    { name: 'weight_kg', type: 'number', unit: 'kg' },
    { name: 'account_created', type: 'date' },
    { name: 'alias', type: 'text' },
    { name: 'is_listed', type: 'flag' }
  ],
  bike: [
    { name: 'bike_serial', type: 'text', isKey: true },
    { name: 'bike_label', type: 'text' },
    { name: 'bike_model', type: 'text' },
    { name: 'first_ride_time', type: 'moment' },
    { name: 'last_ride_time', type: 'moment' },
    { name: 'rides', type: 'whole' }
  ],
  ride: [
    { name: 'ride_id', type: 'whole', isKey: true },
    { name: 'rider_id', type: 'whole' },
    { name: 'bike_serial', type: 'text' },
    { name: 'start_time', type: 'moment' },
    { name: 'end_time', type: 'moment' },
    { name: 'duration_s', type: 'number', unit: 's' },
    { name: 'reading_count', type: 'whole' },
    { name: 'avg_heart_rate', type: 'number', unit: 'bpm' },
    { name: 'max_heart_rate', type: 'number', unit: 'bpm' },
    { name: 'min_heart_rate', type: 'number', unit: 'bpm' },
    { name: 'avg_power', type: 'number', unit: 'W' },
    { name: 'max_power', type: 'number', unit: 'W' },
    { name: 'avg_resistance', type: 'number' },
    { name: 'max_resistance', type: 'number' },
    { name: 'avg_cadence', type: 'number', unit: 'rev/min' },
    { name: 'max_cadence', type: 'number', unit: 'rev/min' },
    { name: 'energy_kj', type: 'number', unit: 'kJ' },
    { name: 'store', type: 'text' },
    { name: 'best_60s_power', type: 'number', unit: 'W' },
    { name: 'best_20min_power', type: 'number', unit: 'W' },
    { name: 'date', type: 'date' },
    { name: 'start_time_local', type: 'wall_time' }
  ],
  day: [
    { name: 'date', type: 'date', isKey: true },
    { name: 'time_zone', type: 'text' },
    { name: 'rides', type: 'whole' },
    { name: 'riders', type: 'whole' },
    { name: 'duration_s', type: 'number', unit: 's' },
    { name: 'energy_kj', type: 'number', unit: 'kJ' },
    { name: 'reading_count', type: 'whole' }
  ],
  reading: [
    { name: 'ride_id', type: 'whole', isKey: true },
    { name: 't_s', type: 'number', unit: 's' },
    { name: 'heart_rate', type: 'number', unit: 'bpm' },
    { name: 'cadence', type: 'number', unit: 'rev/min' },
    { name: 'power', type: 'number', unit: 'W' },
    { name: 'resistance', type: 'number' }
  ]
} as const satisfies { readonly [Table in ExportTable]: readonly ExportColumn[] }

export type ExportColumnName<Table extends ExportTable> = (typeof exportSchema)[Table][number]['name']

/** A table's file. */
export const exportFileName = (table: ExportTable, format: ExportRequest['format']): string => `${table}.${format}`
