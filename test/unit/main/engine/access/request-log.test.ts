import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { createRequestLog } from '../../../../../src/main/engine/access/request-log'
import type { RequestEntry } from '../../../../../src/main/engine/ports'

beforeEach(() => {
  vi.useFakeTimers()
})
afterEach(() => {
  vi.useRealTimers()
})

const request = (status: number): RequestEntry => ({
  atMs: 0,
  who: null,
  method: 'GET',
  route: null,
  status,
  tookMs: 1,
  address: '127.0.0.1'
})

function opened(most = 100, write?: () => void) {
  const written: number[][] = []
  const failures: string[] = []
  const log = createRequestLog({
    write(entries) {
      write?.()
      written.push(entries.map(({ status }) => status))
    },
    most,
    onFailure: (what) => failures.push(what)
  })
  return { log, written, failures }
}

describe('requests on their way into the store', () => {
  it('are written together, once a second', () => {
    const { log, written } = opened()
    log.note([request(1)])
    log.note([request(2), request(3)])
    vi.advanceTimersByTime(999)
    expect(written).toEqual([])
    vi.advanceTimersByTime(1)
    expect(written).toEqual([[1, 2, 3]])
    log.note([request(4)])
    vi.advanceTimersByTime(1_000)
    expect(written).toEqual([[1, 2, 3], [4]])
    expect(vi.getTimerCount()).toBe(0)
  })

  it('are written at once when asked for, and nothing is when there is nothing', () => {
    const { log, written } = opened()
    log.note([])
    expect(vi.getTimerCount()).toBe(0)
    log.note([request(1)])
    log.flush()
    log.flush()
    vi.advanceTimersByTime(2_000)
    expect(written).toEqual([[1]])
  })

  it('of a flood are the newest, and take no more room the longer it lasts', () => {
    const { log, written } = opened(3)
    for (let status = 1; status <= 1_000; status += 1) log.note([request(status)])
    log.note([1_001, 1_002, 1_003, 1_004].map(request))
    log.flush()
    expect(written[0]?.length).toBeLessThanOrEqual(6)
    expect(written[0]?.slice(-3)).toEqual([1_002, 1_003, 1_004])
  })

  it('that can not be written are told of, and the next ones are tried again', () => {
    let isBroken = true
    const { log, written, failures } = opened(100, () => {
      if (isBroken) throw new Error('the disk is full')
    })
    log.note([request(1)])
    log.flush()
    expect(failures).toEqual(['writing the request log'])
    isBroken = false
    log.note([request(2)])
    log.flush()
    expect(written).toEqual([[2]])
  })
})
