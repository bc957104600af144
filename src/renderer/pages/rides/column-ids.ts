/** Columns of the table of rides, in their order. */
export const columnIds = [
  'start_time',
  'rider',
  'gender',
  'age',
  'city',
  'bike',
  'duration_s',
  'avg_heart_rate',
  'max_heart_rate',
  'zone',
  'avg_power',
  'max_power',
  'best_60s_power',
  'energy_kj',
  'avg_resistance',
  'avg_cadence'
] as const
export type ColumnId = (typeof columnIds)[number]

/** Shown until somebody chooses. */
export const usualColumns: readonly ColumnId[] = columnIds.filter(
  (id) => id !== 'best_60s_power' && id !== 'avg_cadence'
)
