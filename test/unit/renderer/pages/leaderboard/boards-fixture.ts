import type { Board, BoardEntry } from '../../../../../src/renderer/pages/leaderboard/board-scale'
import type { Boards } from '../../../../../src/shared/domain/boards'

export const entryOf = (changes: Partial<BoardEntry> = {}): BoardEntry => ({
  position: 1,
  rider_id: 7,
  alias: 'Otto V.',
  ride_count: 3,
  value: 3,
  change: 0,
  ...changes
})

/** A board with these values, greatest first. */
export const boardOf = (by: Board['by'], ...values: readonly number[]): Board => ({
  by,
  unit: 'rides',
  riders: values.length,
  entries: values.map((value, index) => entryOf({ position: index + 1, rider_id: index + 1, value }))
})

export const boardsOf = (changes: Partial<Boards> = {}): Boards => ({
  from: '2026-10-26T00:00:00.000Z',
  to: '2026-11-24T14:03:22.000Z',
  rides: 9_804,
  opted_out: 3,
  boards: [],
  cities: [],
  genders: [],
  ...changes
})
