import type { RiderRecord } from '../../../shared/domain/rider'
import { addressParts } from './address'
import type { Readable } from './open'
import { decodeCursor, type Page, pageOf } from './page-cursor'
import { readRiderQuery } from './rider-query'

export interface RiderRecords {
  /** Null for an id no rider has. */
  get(riderId: number): RiderRecord | null
  /** By id: those whom `RiderQueries.search` finds, all for an empty query. Throws `BadCursorError`. */
  list(query: string, limit: number, cursor: string | undefined): Page<RiderRecord>
}

interface RecordRow {
  rider_id: number
  name: string | null
  gender: string | null
  address: string | null
  born_ms: number | null
  email: string | null
  height_cm: number | null
  weight_kg: number | null
  account_created_ms: number | null
}

const columns = 'rider_id, name, gender, address, born_ms, email, height_cm, weight_kg, account_created_ms'

/** What is stored of riders, by prepared statements on one connection. */
export function createRiderRecords(database: Readable): RiderRecords {
  const byId = database.prepare<[number], RecordRow>(`SELECT ${columns} FROM rider WHERE rider_id = ?`)
  const all = database.prepare<[number, number], RecordRow>(
    `SELECT ${columns} FROM rider WHERE rider_id > ? ORDER BY rider_id LIMIT ?`
  )
  const idsByWords = database
    .prepare<[string, number, number], number>(
      'SELECT rowid FROM rider_words WHERE rider_words MATCH ? AND rowid > ? ORDER BY rowid LIMIT ?'
    )
    .pluck()

  const found = (query: string, after: number, limit: number): RecordRow[] => {
    const { riderId, match } = readRiderQuery(query)
    const ids = new Set(match === null ? [] : idsByWords.all(match, after, limit))
    if (riderId !== null && riderId > after) ids.add(riderId)
    return [...ids]
      .sort((a, b) => a - b)
      .flatMap((id) => byId.get(id) ?? [])
      .slice(0, limit)
  }
  return {
    get(riderId) {
      const row = byId.get(riderId)
      return row === undefined ? null : recordFromRow(row)
    },
    list: database.transaction((query: string, limit: number, cursor: string | undefined) => {
      const [after = 0] = cursor === undefined ? [0] : decodeCursor(cursor, 1)
      const rows = query.trim() === '' ? all.all(after, limit + 1) : found(query, after, limit + 1)
      return pageOf(rows, limit, recordFromRow, (last) => [last.rider_id])
    })
  }
}

/** A UTC date, never shifted by a zone. */
const dateOf = (ms: number | null): string | null => (ms === null ? null : new Date(ms).toISOString().slice(0, 10))

const recordFromRow = (row: RecordRow): RiderRecord => ({
  rider_id: row.rider_id,
  name: row.name,
  gender: row.gender,
  date_of_birth: dateOf(row.born_ms),
  email: row.email,
  address: row.address,
  ...addressParts(row.address),
  height_cm: row.height_cm,
  weight_kg: row.weight_kg,
  account_created: dateOf(row.account_created_ms)
})
