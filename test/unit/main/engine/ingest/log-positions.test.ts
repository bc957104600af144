import { describe, expect, it } from 'vitest'
import { planPositions } from '../../../../../src/main/engine/ingest/log-positions'
import { addsUp, newLedger, type PartitionLedger } from '../../../../../src/main/engine/store/ledger'

const logOf = (...ends: readonly [low: number, high: number][]) => ({
  clusterId: 'cluster',
  topic: 'deloton',
  partitions: ends.map(([low, high], partition) => ({ partition, low, high }))
})

/** A partition read from `startOffset` to before `nextOffset`. */
const readTo = (partition: number, startOffset: number, nextOffset: number): PartitionLedger => ({
  ...newLedger(partition, startOffset),
  nextOffset,
  stored: nextOffset - startOffset
})
const nextOffsets = (ledgers: readonly PartitionLedger[]): number[] => ledgers.map(({ nextOffset }) => nextOffset)

describe('planPositions', () => {
  it('begins a log never read at the first offset of each partition, or at its end if asked to', () => {
    const earliest = planPositions(logOf([0, 10], [40, 90], [7, 7]), null, 'earliest')
    expect(earliest).toEqual({
      isNewEpoch: true,
      ledgers: [0, 40, 7].map((low, index) => newLedger(index, low)),
      gaps: []
    })
    const latest = planPositions(logOf([0, 10], [40, 90], [7, 7]), null, 'latest')
    expect(latest).toEqual({
      isNewEpoch: true,
      ledgers: [10, 90, 7].map((high, index) => newLedger(index, high)),
      gaps: []
    })
  })

  it('begins anew when the source has found that the topic was made anew, though it is long enough', () => {
    const plan = planPositions(
      { ...logOf([0, 90], [3, 90]), isMadeAnew: true },
      [readTo(0, 0, 6), readTo(1, 0, 90)],
      'earliest'
    )
    expect(plan.isNewEpoch).toBe(true)
    expect(nextOffsets(plan.ledgers)).toEqual([0, 3])
    expect(plan.gaps).toEqual([{ partition: 1, from: 0, to: 2, reason: 'recreated' }])
    // A log that was never read can not have been made anew.
    expect(planPositions({ ...logOf([3, 90]), isMadeAnew: true }, null, 'earliest').gaps).toEqual([])
  })

  it('goes on where it stopped, whatever the setting for new logs says', () => {
    for (const from of ['earliest', 'latest'] as const) {
      const known = [readTo(0, 0, 6), readTo(1, 40, 90)]
      const plan = planPositions(logOf([0, 10], [40, 90]), known, from)
      expect(plan).toEqual({ isNewEpoch: false, ledgers: known, gaps: [] })
    }
  })

  it('goes on at the first offset the broker still has, and accounts for those that are gone', () => {
    const plan = planPositions(logOf([25, 60], [6, 60]), [readTo(0, 0, 6), readTo(1, 0, 6)], 'earliest')
    expect(plan.isNewEpoch).toBe(false)
    expect(plan.gaps).toEqual([{ partition: 0, from: 6, to: 24, reason: 'retention' }])
    expect(nextOffsets(plan.ledgers)).toEqual([25, 6])
    expect(plan.ledgers.map(({ gapOffsets }) => gapOffsets)).toEqual([19, 0])
    expect(plan.ledgers.every(addsUp)).toBe(true)
  })

  it('reads an emptied partition on from its end', () => {
    const plan = planPositions(logOf([60, 60]), [readTo(0, 0, 60)], 'earliest')
    expect(plan).toMatchObject({ isNewEpoch: false, gaps: [] })
    expect(nextOffsets(plan.ledgers)).toEqual([60])
  })

  it('begins a partition that was added since at its first offset, so that none of it is passed over', () => {
    const plan = planPositions(logOf([0, 6], [3, 20]), [readTo(0, 0, 6)], 'latest')
    expect(plan).toMatchObject({ isNewEpoch: false, gaps: [] })
    expect(plan.ledgers[1]).toEqual(newLedger(1, 3))
  })

  it('takes an end below the position for a topic made anew: all partitions begin again', () => {
    const known = [readTo(0, 0, 6), readTo(1, 0, 50)]
    const plan = planPositions(logOf([0, 10], [0, 49]), known, 'earliest')
    expect(plan).toEqual({ isNewEpoch: true, ledgers: [newLedger(0, 0), newLedger(1, 0)], gaps: [] })
    expect(known).toEqual([readTo(0, 0, 6), readTo(1, 0, 50)])
  })

  it('accounts for what the new topic lost before it was seen', () => {
    const plan = planPositions(logOf([8, 10]), [readTo(0, 0, 50)], 'earliest')
    expect(plan.gaps).toEqual([{ partition: 0, from: 0, to: 7, reason: 'recreated' }])
    expect(plan.ledgers).toEqual([{ ...newLedger(0, 0), nextOffset: 8, gapOffsets: 8 }])
    expect(plan.ledgers.every(addsUp)).toBe(true)
  })

  it('begins a topic made anew at its end if new logs are to begin there', () => {
    const plan = planPositions(logOf([8, 10]), [readTo(0, 0, 50)], 'latest')
    expect(plan).toEqual({ isNewEpoch: true, ledgers: [newLedger(0, 10)], gaps: [] })
  })
})
