import type { ApiRequest } from '../../../shared/domain/access'
import type { RequestEntry } from '../ports'
import type { Readable, Writable } from './open'
import { decodeCursor, type Page, pageOf } from './page-cursor'

/** How many of the newest requests stay. */
export const mostRequestsKept = 10_000

interface ApiRequestRow {
  request_id: number
  at_ms: number
  who: string | null
  method: string
  route: string | null
  status: number
  took_ms: number
  address: string
}

/** Writes requests in the order in which they are given, in one transaction, and lets go of the oldest. */
export function addApiRequests(ops: Writable, entries: readonly RequestEntry[], keep = mostRequestsKept): void {
  const insert = ops.prepare(
    'INSERT INTO api_request (at_ms, who, method, route, status, took_ms, address) VALUES (?, ?, ?, ?, ?, ?, ?)'
  )
  const trim = ops.prepare('DELETE FROM api_request WHERE request_id <= (SELECT max(request_id) FROM api_request) - ?')
  ops
    .transaction(() => {
      for (const { atMs, who, method, route, status, tookMs, address } of entries) {
        insert.run(atMs, who, method, route, status, tookMs, address)
      }
      trim.run(keep)
    })
    .immediate()
}

/** Newest first. Throws `BadCursorError`. */
export function listApiRequests(ops: Readable, limit: number, cursor?: string): Page<ApiRequest> {
  const [before = Number.MAX_SAFE_INTEGER] = cursor === undefined ? [] : decodeCursor(cursor, 1)
  const rows = ops
    .prepare<[number, number], ApiRequestRow>(
      'SELECT * FROM api_request WHERE request_id < ? ORDER BY request_id DESC LIMIT ?'
    )
    .all(before, limit + 1)
  return pageOf(rows, limit, requestOf, ({ request_id }) => [request_id])
}

const requestOf = (row: ApiRequestRow): ApiRequest => ({
  at: new Date(row.at_ms).toISOString(),
  who: row.who,
  method: row.method,
  route: row.route,
  status: row.status,
  took_ms: row.took_ms,
  address: row.address
})
