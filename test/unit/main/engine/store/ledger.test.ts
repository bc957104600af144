import { describe, expect, it } from 'vitest'
import {
  addsUp,
  createLedgerWriter,
  findLeftLog,
  findLog,
  findNewestLog,
  newLedger,
  readGaps,
  readPartitions
} from '../../../../../src/main/engine/store/ledger'
import { temporaryData } from './store-fixture'

describe('a log', () => {
  it('is found by its cluster and topic in its newest epoch, and by its topic alone the one read last', () => {
    const database = temporaryData()
    const { addLog } = createLedgerWriter(database)
    expect(findLog(database, 'c1', 't')).toBeNull()
    expect(findNewestLog(database, 't')).toBeNull()
    addLog('c1', 't', 1, 0)
    const second = addLog('c1', 't', 2, 0)
    const elsewhere = addLog('c2', 't', 1, 0)
    addLog('c1', 'other', 1, 0)
    expect(findLog(database, 'c1', 't')).toEqual(second)
    expect(second.epoch).toBe(2)
    expect(findLog(database, 'c2', 't')).toEqual(elsewhere)
    expect(findNewestLog(database, 't')).toEqual(elsewhere)
  })
})

describe('a partition', () => {
  it('comes back as it was saved last; where it began never changes', () => {
    const database = temporaryData()
    const writer = createLedgerWriter(database)
    const ledger = newLedger(3, 100)
    writer.savePartition(1, ledger)
    Object.assign(ledger, {
      nextOffset: 121,
      stored: 1,
      control: 2,
      duplicate: 3,
      quarantined: 4,
      gapOffsets: 11,
      redelivered: 6,
      fieldFaults: 7,
      lastEventMs: -1
    })
    writer.savePartition(1, ledger)
    expect(readPartitions(database, 1)).toEqual([ledger])
    writer.savePartition(1, { ...ledger, startOffset: 0 })
    expect(readPartitions(database, 1)[0]?.startOffset).toBe(100)
    expect(readPartitions(database, 2)).toEqual([])
  })

  it('adds up when every offset is one of stored, control, duplicate, quarantined or gap, and redelivered is none', () => {
    const ledger = newLedger(0, 100)
    expect(addsUp(ledger)).toBe(true)
    const read = { ...ledger, nextOffset: 115, stored: 1, control: 2, duplicate: 3, quarantined: 4, gapOffsets: 5 }
    expect(addsUp(read)).toBe(true)
    expect(addsUp({ ...read, redelivered: 9, fieldFaults: 9 })).toBe(true)
    for (const name of ['stored', 'control', 'duplicate', 'quarantined', 'gapOffsets', 'nextOffset'] as const) {
      expect(addsUp({ ...read, [name]: read[name] + 1 })).toBe(false)
    }
  })
})

describe('gaps', () => {
  it('are listed in the order they were noticed, and of many the newest', () => {
    const database = temporaryData()
    const writer = createLedgerWriter(database)
    const gap = (from: number) => ({ partition: 0, from, to: from + 4, reason: 'retention' as const })
    for (const from of [50, 10, 30]) writer.addGap(1, gap(from), from + 1_000)
    writer.addGap(2, gap(99), 0)
    expect(readGaps(database, 1, 10)).toEqual([50, 10, 30].map((from) => ({ ...gap(from), noticedMs: from + 1_000 })))
    expect(readGaps(database, 1, 2)).toEqual([10, 30].map((from) => ({ ...gap(from), noticedMs: from + 1_000 })))
  })
})

describe('the log that was left', () => {
  it('is the topic’s former one, on its cluster or another, and none for the first', () => {
    const database = temporaryData()
    const writer = createLedgerWriter(database)
    const first = writer.addLog('cluster', 'deloton', 1, 1_000)
    writer.addLog('cluster', 'another topic', 1, 1_500)
    const recreated = writer.addLog('cluster', 'deloton', 2, 2_000)
    const moved = writer.addLog('other cluster', 'deloton', 1, 3_000)
    expect(findLeftLog(database, first.logId)).toBeNull()
    expect(findLeftLog(database, recreated.logId)).toEqual({ reason: 'recreated', leftMs: 2_000 })
    expect(findLeftLog(database, moved.logId)).toEqual({ reason: 'other_cluster', leftMs: 3_000 })
  })
})
