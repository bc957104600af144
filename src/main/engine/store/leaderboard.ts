import type { AgeBracket, LeaderboardEntry, LeaderboardMeasure } from '../../../shared/domain/leaderboard'
import { boardSql, filterOf, type RiderFilter } from './leaderboard-sql'
import type { Readable } from './open'
import { BadCursorError, decodeCursor, encodeCursor, type Page } from './page-cursor'
import type { Span } from './report-queries'

/** Whose places are asked for. */
export interface BoardQuestion {
  readonly by: LeaderboardMeasure
  /** Rides that began in it; null for all. */
  readonly span: Span | null
  /** Case and accents do not matter. */
  readonly city?: string | undefined
  /** Case does not matter; `unknown` for riders who have none. */
  readonly gender?: string | undefined
  readonly ageBracket?: AgeBracket | undefined
  /** The day of the gym's calendar on which riders are as old as that, `YYYY-MM-DD`. */
  readonly day: string
}

/**
 * A page of known riders, greatest value first, equal ones by id; running rides count with their figures so far. Riders
 * without a value are left out. Throws `BadCursorError`.
 */
export type ReadLeaderboard = (
  question: BoardQuestion,
  limit: number,
  cursor: string | undefined
) => Page<LeaderboardEntry>

interface BoardRow {
  riderId: number
  name: string | null
  rides: number
  value: number
}

/** The last rider listed, their position, and how many were listed up to them. */
interface Listed {
  readonly value: number
  readonly riderId: number
  readonly position: number
  readonly count: number
}

const noneListed: Listed = { value: Number.POSITIVE_INFINITY, riderId: 0, position: 0, count: 0 }

/** The unit on the wire, and how many of the stored ones it has. */
const units = {
  rides: { unit: 'rides', stored: 1 },
  longest_ride: { unit: 's', stored: 1 },
  peak_power: { unit: 'W', stored: 1 },
  total_time: { unit: 's', stored: 1e6 },
  energy: { unit: 'kJ', stored: 1e9 }
} as const

/** Leaderboards, by statements that are prepared when first asked for. Needs the newest schema. */
export function createLeaderboard(database: Readable): ReadLeaderboard {
  // One for each measure with and without a span and each kind of filter: some hundred at most.
  const statements = new Map<string, ReturnType<typeof prepared>>()
  const prepared = (sql: string) => database.prepare<[Record<string, unknown>], BoardRow>(sql)
  const ask = (by: LeaderboardMeasure, span: Span | null, filter: RiderFilter, last: Listed, limit: number) => {
    const sql = boardSql(by, span !== null, filter)
    const statement = statements.get(sql) ?? prepared(sql)
    statements.set(sql, statement)
    const { value, riderId } = last
    return statement.all({ ...span, ...filter.values, value, riderId, limit })
  }
  return ({ by, span, ...riders }, limit, cursor) => {
    const last = cursor === undefined ? noneListed : listedUpTo(cursor)
    const filter = filterOf(riders)
    const rows = filter === null ? [] : ask(by, span, filter, last, limit + 1)
    const { unit, stored } = units[by]
    const items: LeaderboardEntry[] = []
    let listed = last
    for (const { riderId, name, rides, value } of rows.slice(0, limit)) {
      const count = listed.count + 1
      listed = { value, riderId, count, position: value === listed.value ? listed.position : count }
      const { position } = listed
      items.push({ position, rider_id: riderId, name, ride_count: rides, value: value / stored, unit })
    }
    return { items, next_cursor: rows.length > limit ? cursorAfter(listed) : null }
  }
}

/** The value by its bits: two whole numbers. */
function cursorAfter({ value, riderId, position, count }: Listed): string {
  const bits = new DataView(new ArrayBuffer(8))
  bits.setFloat64(0, value)
  return encodeCursor([bits.getUint32(0), bits.getUint32(4), riderId, position, count])
}

function listedUpTo(cursor: string): Listed {
  const [high = 0, low = 0, riderId = 0, position = 0, count = 0] = decodeCursor(cursor, 5)
  const bits = new DataView(new ArrayBuffer(8))
  bits.setUint32(0, high)
  bits.setUint32(4, low)
  const value = bits.getFloat64(0)
  if (!Number.isFinite(value) || position < 1 || position > count) throw new BadCursorError()
  return { value, riderId, position, count }
}
