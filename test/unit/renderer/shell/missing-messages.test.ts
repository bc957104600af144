import { describe, expect, it } from 'vitest'
import { missingMessages, unseenLeftLog } from '../../../../src/renderer/shell/missing-messages'
import type { Gap } from '../../../../src/shared/domain/status'

const gap = (from: number, to: number, reason: Gap['reason'], minute: number): Gap => ({
  topic: 'deloton',
  partition: 0,
  from,
  to,
  reason,
  noticed_at: `2026-11-24T14:${String(minute).padStart(2, '0')}:00.000Z`
})

describe('missingMessages', () => {
  it('adds up what was deleted before it was read, and says when the last was found', () => {
    const gaps = [gap(0, 9, 'retention', 1), gap(20, 20, 'retention', 3)]
    expect(missingMessages(gaps, '')).toEqual({
      messages: 11,
      reason: 'retention',
      noticedAt: '2026-11-24T14:03:00.000Z'
    })
  })

  it('passes over markers of transactions and compacted messages: they hide nobody', () => {
    expect(missingMessages([gap(0, 9, 'transaction', 1), gap(10, 12, 'compaction', 2)], '')).toBeNull()
  })

  it('tells only what was found since it was last seen', () => {
    const gaps = [gap(0, 9, 'retention', 1), gap(20, 22, 'recreated', 3)]
    expect(missingMessages(gaps, '2026-11-24T14:01:00.000Z')).toMatchObject({ messages: 3, reason: 'recreated' })
    expect(missingMessages(gaps, '2026-11-24T14:03:00.000Z')).toBeNull()
  })

  it('names no reason where there are several', () => {
    expect(missingMessages([gap(0, 0, 'retention', 1), gap(5, 5, 'recreated', 1)], '')?.reason).toBeNull()
    expect(missingMessages([], '')).toBeNull()
  })
})

describe('unseenLeftLog', () => {
  it('is the log that was left, until that was seen', () => {
    const left = { reason: 'recreated' as const, at: '2026-11-24T14:03:00.000Z' }
    expect(unseenLeftLog(left, '')).toBe(left)
    expect(unseenLeftLog(left, '2026-11-24T14:03:00.000Z')).toBeNull()
    expect(unseenLeftLog(null, '')).toBeNull()
  })
})
