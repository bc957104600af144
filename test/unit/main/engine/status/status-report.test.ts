import { describe, expect, it } from 'vitest'
import { type StatusFacts, statusReport } from '../../../../../src/main/engine/status/status-report'
import { newLedger, type PartitionLedger } from '../../../../../src/main/engine/store/ledger'
import { statusSchema } from '../../../../../src/shared/domain/status'

const nowMs = Date.UTC(2026, 10, 1, 10)
const first: PartitionLedger = {
  ...newLedger(0, 100),
  nextOffset: 115,
  stored: 1,
  control: 2,
  duplicate: 3,
  quarantined: 4,
  gapOffsets: 5,
  redelivered: 6,
  fieldFaults: 7,
  lastEventMs: nowMs - 2_000
}
const second: PartitionLedger = { ...first, partition: 1, lastEventMs: nowMs - 1_000 }
const facts: StatusFacts = {
  running: true,
  state: 'live',
  message: null,
  stateSinceMs: nowMs - 60_000,
  version: '1.2.3',
  source: 'kafka',
  brokers: ['a:1', 'b:2'],
  topic: 'deloton',
  ledgers: [first],
  gaps: [],
  leftLog: null,
  endOffsetOf: () => 120,
  messagesPerSecondOf: () => 2.5,
  nowMs
}

describe('a status', () => {
  it('says everything of a partition, and is what the contract promises', () => {
    const status = statusReport({
      ...facts,
      leftLog: { reason: 'recreated', leftMs: 1_000 },
      gaps: [{ partition: 0, from: 104, to: 108, reason: 'retention', noticedMs: 0 }]
    })
    expect(status).toEqual({
      running: true,
      state: 'live',
      message: null,
      state_since: '2026-11-01T09:59:00.000Z',
      version: '1.2.3',
      source: 'kafka',
      world: 'gym',
      brokers: ['a:1', 'b:2'],
      topic: 'deloton',
      partitions: [
        {
          topic: 'deloton',
          partition: 0,
          start_offset: 100,
          next_offset: 115,
          end_offset: 120,
          lag: 5,
          last_event_at: '2026-11-01T09:59:58.000Z',
          messages_per_s: 2.5,
          stored: 1,
          control: 2,
          duplicate: 3,
          quarantined: 4,
          gap_offsets: 5
        }
      ],
      counters: { stored: 1, control: 2, duplicate: 3, quarantined: 4 },
      redelivered: 6,
      left_log: { reason: 'recreated', at: '1970-01-01T00:00:01.000Z' },
      gaps: [
        {
          topic: 'deloton',
          partition: 0,
          from: 104,
          to: 108,
          reason: 'retention',
          noticed_at: '1970-01-01T00:00:00.000Z'
        }
      ],
      field_faults: 7,
      adds_up: true,
      last_event_at: '2026-11-01T09:59:58.000Z',
      checked_at: '2026-11-01T10:00:00.000Z'
    })
    expect(statusSchema.strict().safeParse(status).success).toBe(true)
  })

  it('sums the partitions, lists them by number and has the newest event of all', () => {
    const ledgers = [second, first]
    const status = statusReport({ ...facts, ledgers })
    expect(status.partitions.map(({ partition }) => partition)).toEqual([0, 1])
    expect(status.counters).toEqual({ stored: 2, control: 4, duplicate: 6, quarantined: 8 })
    expect(status).toMatchObject({ redelivered: 12, field_faults: 14, last_event_at: '2026-11-01T09:59:59.000Z' })
    expect(ledgers).toEqual([second, first])
  })

  it('has neither end nor lag where the broker was not asked', () => {
    const { partitions } = statusReport({ ...facts, endOffsetOf: () => null })
    expect(partitions).toMatchObject([{ end_offset: null, lag: null }])
  })

  it('never has a negative lag: what was read since the broker was asked lies before the end', () => {
    const { partitions } = statusReport({ ...facts, endOffsetOf: () => 110 })
    expect(partitions).toMatchObject([{ next_offset: 115, end_offset: 115, lag: 0 }])
  })

  it('says so when a single partition does not add up', () => {
    expect(statusReport({ ...facts, ledgers: [first, { ...second, stored: 2 }] }).adds_up).toBe(false)
  })

  it('has no event where none was read, and adds up to nothing', () => {
    expect(statusReport({ ...facts, ledgers: [newLedger(0, 0)] })).toMatchObject({ last_event_at: null, adds_up: true })
    expect(statusReport({ ...facts, ledgers: [] })).toMatchObject({
      partitions: [],
      counters: { stored: 0, control: 0, duplicate: 0, quarantined: 0 },
      last_event_at: null,
      adds_up: true
    })
  })

  it('marks what the simulator made', () => {
    expect(statusReport({ ...facts, source: 'simulator' }).world).toBe('sample')
  })
})
