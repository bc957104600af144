import { describe, expect, it } from 'vitest'
import type { RequestEntry } from '../../../../../src/main/engine/ports'
import { addApiRequests, listApiRequests } from '../../../../../src/main/engine/store/api-requests'
import { BadCursorError } from '../../../../../src/main/engine/store/page-cursor'
import { temporaryOps } from './store-fixture'

const request = (status: number): RequestEntry => ({
  atMs: 1_000,
  who: 'token report (ab)',
  method: 'GET',
  route: '/ride/{ride_id}',
  status,
  tookMs: 1.5,
  address: '127.0.0.1'
})
const requests = (...statuses: number[]): RequestEntry[] => statuses.map(request)

describe('the request log', () => {
  it('answers what was written, newest first, page by page', () => {
    const ops = temporaryOps()
    addApiRequests(ops, requests(1, 2))
    addApiRequests(ops, [{ ...request(3), who: null, route: null }])
    const first = listApiRequests(ops, 2)
    expect(first.items).toEqual([
      {
        at: '1970-01-01T00:00:01.000Z',
        who: null,
        method: 'GET',
        route: null,
        status: 3,
        took_ms: 1.5,
        address: '127.0.0.1'
      },
      expect.objectContaining({ status: 2, who: 'token report (ab)', route: '/ride/{ride_id}' })
    ])
    const last = listApiRequests(ops, 2, first.next_cursor ?? '')
    expect(last).toMatchObject({ items: [{ status: 1 }], next_cursor: null })
  })

  it('keeps the newest only, whether they come one by one or at once', () => {
    const ops = temporaryOps()
    addApiRequests(ops, requests(1, 2, 3, 4, 5), 3)
    expect(listApiRequests(ops, 10).items.map(({ status }) => status)).toEqual([5, 4, 3])
    addApiRequests(ops, requests(6), 3)
    expect(listApiRequests(ops, 10).items.map(({ status }) => status)).toEqual([6, 5, 4])
  })

  it('is written whole or not at all', () => {
    const ops = temporaryOps()
    const broken = { ...request(2), method: null } as unknown as RequestEntry
    expect(() => addApiRequests(ops, [request(1), broken])).toThrow()
    expect(listApiRequests(ops, 10).items).toEqual([])
  })

  it('refuses a cursor it did not give out', () => {
    expect(() => listApiRequests(temporaryOps(), 10, 'x')).toThrow(BadCursorError)
  })
})
