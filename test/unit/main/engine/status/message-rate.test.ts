import { describe, expect, it } from 'vitest'
import { createMessageRate } from '../../../../../src/main/engine/status/message-rate'
import { newLedger, type PartitionLedger } from '../../../../../src/main/engine/store/ledger'

const at = (nextOffset: number, gapOffsets = 0, partition = 0): PartitionLedger => ({
  ...newLedger(partition, 0),
  nextOffset,
  gapOffsets,
  stored: nextOffset - gapOffsets
})

describe('the message rate', () => {
  it('is 0 until two moments are known, and for a partition never seen', () => {
    const rate = createMessageRate()
    expect(rate.perSecondOf(0)).toBe(0)
    rate.sample([at(1_000)], 0)
    expect(rate.perSecondOf(0)).toBe(0)
    rate.sample([at(1_010)], 0)
    expect(rate.perSecondOf(0)).toBe(0)
  })

  it('is what was read in the last seconds, to a tenth', () => {
    const rate = createMessageRate()
    rate.sample([at(0)], 0)
    rate.sample([at(2)], 1_500)
    expect(rate.perSecondOf(0)).toBe(1.3)
  })

  it('forgets what is more than five seconds old', () => {
    const rate = createMessageRate()
    rate.sample([at(0)], 0)
    for (let second = 1; second <= 5; second += 1) rate.sample([at(1_000)], second * 1_000)
    expect(rate.perSecondOf(0)).toBe(200)
    rate.sample([at(1_000)], 6_000)
    expect(rate.perSecondOf(0)).toBe(0)
  })

  it('is told after a long sleep over the time slept, not as a burst', () => {
    const rate = createMessageRate()
    rate.sample([at(0)], 0)
    rate.sample([at(10)], 1_000)
    rate.sample([at(3_610)], 3_601_000)
    expect(rate.perSecondOf(0)).toBe(1)
  })

  it('tells partitions apart', () => {
    const rate = createMessageRate()
    rate.sample([at(0, 0, 0), at(0, 0, 1)], 0)
    rate.sample([at(10, 0, 0), at(40, 0, 1)], 1_000)
    expect([rate.perSecondOf(0), rate.perSecondOf(1)]).toEqual([10, 40])
  })

  it('does not count offsets that never came as messages read', () => {
    const rate = createMessageRate()
    rate.sample([at(0)], 0)
    rate.sample([at(1_000_010, 1_000_000)], 1_000)
    expect(rate.perSecondOf(0)).toBe(10)
  })

  it('is never negative, even when a topic begins anew below where it ended', () => {
    const rate = createMessageRate()
    rate.sample([at(5_000)], 0)
    rate.sample([at(3)], 1_000)
    expect(rate.perSecondOf(0)).toBe(0)
  })
})
