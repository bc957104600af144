import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import type { RequestEntry } from '../../../../src/main/engine/ports'
import { createRequestNotes } from '../../../../src/main/http/request-notes'

beforeEach(() => void vi.useFakeTimers())
afterEach(() => void vi.useRealTimers())

const entry: RequestEntry = {
  atMs: 1,
  who: null,
  method: 'GET',
  route: '/rides',
  status: 200,
  tookMs: 1,
  address: '127.0.0.1'
}
const setUp = () => {
  const deliver = vi.fn<(entries: readonly RequestEntry[]) => void>()
  const onDropped = vi.fn<(count: number) => void>()
  return { deliver, onDropped, notes: createRequestNotes({ deliver, onDropped }) }
}

describe('Answered requests', () => {
  it('are handed over together once a second, and nothing is where there were none', () => {
    const { deliver, notes } = setUp()
    notes.start()
    notes.note(entry)
    notes.note({ ...entry, status: 401 })
    vi.advanceTimersByTime(999)
    expect(deliver).not.toHaveBeenCalled()
    vi.advanceTimersByTime(1)
    expect(deliver).toHaveBeenCalledExactlyOnceWith([entry, { ...entry, status: 401 }])
    vi.advanceTimersByTime(5_000)
    expect(deliver).toHaveBeenCalledOnce()
    notes.stop()
  })

  it('beyond 5,000 a second are counted and passed over', () => {
    const { deliver, onDropped, notes } = setUp()
    notes.start()
    for (let turn = 0; turn < 5_007; turn += 1) notes.note(entry)
    vi.advanceTimersByTime(1_000)
    expect(deliver.mock.calls[0]?.[0]).toHaveLength(5_000)
    expect(onDropped).toHaveBeenCalledExactlyOnceWith(7)
    notes.note(entry)
    vi.advanceTimersByTime(1_000)
    expect(deliver.mock.calls[1]?.[0]).toHaveLength(1)
    expect(onDropped).toHaveBeenCalledOnce()
    notes.stop()
  })

  it('are handed over when it stops, and never after', () => {
    const { deliver, notes } = setUp()
    notes.start()
    notes.note(entry)
    notes.stop()
    expect(deliver).toHaveBeenCalledOnce()
    vi.advanceTimersByTime(5_000)
    expect(deliver).toHaveBeenCalledOnce()
    expect(vi.getTimerCount()).toBe(0)
  })
})
