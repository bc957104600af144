import { describe, expect, it } from 'vitest'
import { partitionSum, totalSum } from '../../../../../src/renderer/pages/pipeline/sum'
import type { PartitionStatus } from '../../../../../src/shared/domain/status'

const partitionWith = (given: Partial<PartitionStatus> = {}): PartitionStatus => ({
  topic: 'deloton',
  partition: 0,
  start_offset: 100,
  next_offset: 1_100,
  end_offset: 1_100,
  lag: 0,
  last_event_at: null,
  messages_per_s: 0,
  stored: 900,
  control: 60,
  duplicate: 5,
  quarantined: 5,
  gap_offsets: 30,
  ...given
})

describe('partitionSum', () => {
  it('accounts for every offset from the start to the next one', () => {
    expect(partitionSum(partitionWith())).toMatchObject({ read: 1_000, accounted: 1_000, gaps: 30, addsUp: true })
  })

  it('does not add up when one message is missing', () => {
    expect(partitionSum(partitionWith({ stored: 899 }))).toMatchObject({ accounted: 999, addsUp: false })
  })
})

describe('totalSum', () => {
  it('sums every kind over all partitions', () => {
    expect(totalSum([partitionWith(), partitionWith({ partition: 1 })])).toEqual({
      read: 2_000,
      stored: 1_800,
      control: 120,
      duplicate: 10,
      quarantined: 10,
      gaps: 60,
      accounted: 2_000,
      addsUp: true
    })
  })

  it('does not let one partition make up for another', () => {
    const total = totalSum([partitionWith({ stored: 899 }), partitionWith({ partition: 1, stored: 901 })])
    expect(total.read).toBe(total.accounted)
    expect(total.addsUp).toBe(false)
  })

  it('adds up to nothing before anything was read', () => {
    expect(totalSum([])).toMatchObject({ read: 0, accounted: 0, addsUp: true })
  })
})
