import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { createMessageGiver } from '../../../../../../src/main/engine/sources/log-file/message-giver'
import type { LogFileSpeed } from '../../../../../../src/main/engine/sources/log-file/pace'
import type { MessageBatch } from '../../../../../../src/main/engine/sources/telemetry-source'

beforeEach(() => {
  vi.useFakeTimers({ now: 1_000_000 })
})
afterEach(() => {
  vi.useRealTimers()
})

/** A line of the file at so many seconds after its beginning. */
const line = (atS: number): Buffer => {
  const stamp = new Date(Date.UTC(2026, 10, 1) + atS * 1_000).toISOString().replace('T', ' ').replace('Z', '000')
  return Buffer.from(`${stamp} mendoza v9: [INFO]: Ride - duration = 1.0; resistance = ${atS}`)
}
const untimed = Buffer.from('--------- beginning of main')

function createGiver(speed: LogFileSpeed, nextOffset = 0, store: () => Promise<boolean> = async () => true) {
  const stopping = new AbortController()
  const batches: (MessageBatch & { readonly atMs: number })[] = []
  const give = createMessageGiver({
    events: {
      batch(batch) {
        batches.push({ ...batch, atMs: Date.now() - 1_000_000 })
        return store()
      }
    },
    nextOffset,
    speed,
    now: Date.now,
    signal: stopping.signal
  })
  /** Offsets given so far, with the ms at which they were. */
  const given = () => batches.flatMap(({ atMs, messages }) => messages.map(({ offset }) => [offset, atMs]))
  return { give, batches, given, stop: () => stopping.abort() }
}

describe('the messages of a file', () => {
  it('are numbered by line and given in bounded batches that follow each other', async () => {
    const giver = createGiver('max')
    const lines = Array.from({ length: 12_000 }, (_, index) => line(index))
    expect(await giver.give(lines)).toBe(true)
    expect(await giver.give([])).toBe(true)
    expect(await giver.give([untimed])).toBe(true)
    expect(giver.batches.map(({ messages, endsBefore }) => [messages.length, endsBefore])).toEqual([
      [5_000, 5_000],
      [5_000, 10_000],
      [2_000, 12_000],
      [1, 12_001]
    ])
    expect(giver.given().map(([offset]) => offset)).toEqual(Array.from({ length: 12_001 }, (_, index) => index))
    expect(giver.batches.every(({ partition, holes }) => partition === 0 && holes.length === 0)).toBe(true)
  })

  it('go on at the position they are asked from', async () => {
    const giver = createGiver('max', 3)
    await giver.give([line(0), line(1)])
    expect(giver.batches).toEqual([])
    await giver.give([line(2), line(3), line(4)])
    expect(giver.given()).toEqual([
      [3, 0],
      [4, 0]
    ])
    expect(giver.batches[0]?.messages[0]?.value?.toString()).toContain('resistance = 3')
  })

  it('come at the pace of their timestamps, gaps shortened, untimed ones with the one before', async () => {
    const giver = createGiver(2)
    const done = giver.give([untimed, line(0), line(0.5), untimed, line(1), line(3_600)])
    await vi.advanceTimersByTimeAsync(20_000)
    expect(await done).toBe(true)
    expect(giver.given()).toEqual([
      [0, 0],
      [1, 0],
      [2, 250],
      [3, 250],
      [4, 500],
      [5, 5_500]
    ])
  })

  it('come ten times as fast as the bikes wrote them when that is asked for', async () => {
    const giver = createGiver(10)
    const done = giver.give(Array.from({ length: 101 }, (_, half) => line(half / 2)))
    await vi.advanceTimersByTimeAsync(1_000)
    expect(giver.given().at(-1)).toEqual([20, 1_000])
    await vi.advanceTimersByTimeAsync(3_999)
    expect(giver.given().at(-1)).toEqual([99, 4_950])
    await vi.advanceTimersByTimeAsync(1)
    expect(await done).toBe(true)
    expect(giver.given()).toEqual(Array.from({ length: 101 }, (_, half) => [half, half * 50]))
  })

  it('are paced from the first that is still to be given', async () => {
    const giver = createGiver(1, 2)
    const done = giver.give([line(0), line(5), line(9), line(10)])
    await vi.advanceTimersByTimeAsync(1_000)
    expect(await done).toBe(true)
    expect(giver.given()).toEqual([
      [2, 0],
      [3, 1_000]
    ])
  })

  it('come at once when they are late, in order', async () => {
    let store: () => void = () => undefined
    const giver = createGiver(1, 0, () => new Promise((resolve) => (store = () => resolve(true))))
    const done = giver.give([line(0), line(1), line(2), line(3)])
    await vi.advanceTimersByTimeAsync(2_500)
    expect(giver.given()).toEqual([[0, 0]])
    store()
    await vi.advanceTimersByTimeAsync(0)
    expect(giver.given()).toEqual([
      [0, 0],
      [1, 2_500],
      [2, 2_500]
    ])
    store()
    await vi.advanceTimersByTimeAsync(500)
    store()
    expect(await done).toBe(true)
    expect(giver.given().at(-1)).toEqual([3, 3_000])
  })

  it('can wait longer than a timer can', async () => {
    const giver = createGiver(0.000_001)
    const done = giver.give([line(0), line(9)])
    await vi.advanceTimersByTimeAsync(24 * 3_600_000)
    expect(giver.given()).toEqual([[0, 0]])
    giver.stop()
    expect(await done).toBe(false)
  })

  it('end at once when the source is to stop, in a pause too', async () => {
    const giver = createGiver(1)
    const done = giver.give([line(0), line(10), line(20)])
    await vi.advanceTimersByTimeAsync(1_000)
    giver.stop()
    expect(await done).toBe(false)
    expect(giver.given()).toEqual([[0, 0]])
    expect(vi.getTimerCount()).toBe(0)
  })

  it('end with the batch that is being stored when the source is to stop', async () => {
    const giver = createGiver('max', 0, async () => {
      giver.stop()
      return true
    })
    expect(await giver.give(Array.from({ length: 12_000 }, () => untimed))).toBe(false)
    expect(giver.batches).toHaveLength(1)
  })

  it('end when one batch will not be stored', async () => {
    const giver = createGiver('max', 0, async () => false)
    expect(await giver.give(Array.from({ length: 6_000 }, () => untimed))).toBe(false)
    expect(giver.batches).toHaveLength(1)
  })
})
