import { describe, expect, it } from 'vitest'
import { createFeedProgress } from '../../../../../src/main/engine/report/feed-progress'
import { readUpTo } from '../../../../../src/main/engine/report/read-up-to'
import { temporaryOps } from '../store/store-fixture'

describe('How far the feed is read', () => {
  it('is remembered for when no console runs, and never goes back', () => {
    const ops = temporaryOps()
    const progress = createFeedProgress(ops)
    expect(progress.readUpToMs()).toBeNull()
    for (const ms of [1_000, null, 500, 20_000]) progress.note(ms)
    expect(progress.readUpToMs()).toBe(20_000)
    expect(createFeedProgress(ops).readUpToMs()).toBe(1_000)
    progress.note(61_000)
    expect(createFeedProgress(ops).readUpToMs()).toBe(61_000)
    progress.note(61_500)
    progress.close()
    expect(createFeedProgress(ops).readUpToMs()).toBe(61_500)
  })

  const checked_at = '2026-11-24T08:00:00.000Z'
  const partition = (lag: number | null, last_event_at: string | null) => ({
    topic: 'deloton',
    partition: 0,
    start_offset: 0,
    next_offset: 0,
    end_offset: null,
    lag,
    last_event_at,
    messages_per_s: 0,
    stored: 0,
    control: 0,
    duplicate: 0,
    quarantined: 0,
    gap_offsets: 0
  })

  it('is now while it is live, whoever rides or not', () => {
    expect(readUpTo({ state: 'live', partitions: [partition(0, null)], checked_at })).toBe(Date.parse(checked_at))
  })

  it('is what the partition that is furthest behind has come to while others catch up', () => {
    const early = '2026-11-24T03:00:00.000Z'
    const partitions = [partition(9, early), partition(0, '2026-11-23T00:00:00.000Z'), partition(4, checked_at)]
    expect(readUpTo({ state: 'catching_up', partitions, checked_at })).toBe(Date.parse(early))
    expect(readUpTo({ state: 'catching_up', partitions: [partition(5, null)], checked_at })).toBeNull()
    expect(readUpTo({ state: 'disconnected', partitions: [], checked_at })).toBeNull()
  })
})
