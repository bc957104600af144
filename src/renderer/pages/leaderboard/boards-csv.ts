import type { Boards } from '../../../shared/domain/boards'
import { csvRow } from '../../ui/csv'

/** All boards as CSV, a line a place, by alias only. */
export const boardsCsv = ({ boards }: Pick<Boards, 'boards'>): readonly string[] => [
  csvRow(['board', 'position', 'rider_id', 'alias', 'value', 'unit', 'ride_count', 'change']),
  ...boards.flatMap(({ by, unit, entries }) =>
    entries.map((entry) =>
      csvRow([by, entry.position, entry.rider_id, entry.alias, entry.value, unit, entry.ride_count, entry.change])
    )
  )
]
