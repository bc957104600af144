import type { PartitionStatus, Status } from '../../../../src/shared/domain/status'

export const partitionStatus = (given: Partial<PartitionStatus> = {}): PartitionStatus => ({
  topic: 'deloton',
  partition: 0,
  start_offset: 0,
  next_offset: 100,
  end_offset: 100,
  lag: 0,
  last_event_at: '2026-11-24T14:03:22.000Z',
  messages_per_s: 8,
  stored: 100,
  control: 0,
  duplicate: 0,
  quarantined: 0,
  gap_offsets: 0,
  ...given
})

/** A console that reads and is at the end; what a test is about is given. */
export const statusWith = (given: Partial<Status> = {}): Status => ({
  running: true,
  state: 'live',
  message: null,
  state_since: '2026-11-24T13:42:08.000Z',
  version: '0.1.0',
  source: 'kafka',
  world: 'gym',
  brokers: ['localhost:9092'],
  topic: 'deloton',
  partitions: [partitionStatus()],
  counters: { stored: 100, control: 0, duplicate: 0, quarantined: 0 },
  redelivered: 0,
  left_log: null,
  gaps: [],
  field_faults: 0,
  adds_up: true,
  last_event_at: '2026-11-24T14:03:22.000Z',
  checked_at: '2026-11-24T14:03:22.400Z',
  ...given
})
