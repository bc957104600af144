import type { ConsoleState, PartitionStatus, SourceKind, Status } from '../../../shared/domain/status'
import { addsUp, type LeftLog, type NoticedGap, type PartitionLedger } from '../store/ledger'

/** All that a status is made of. */
export interface StatusFacts {
  readonly running: boolean
  readonly state: ConsoleState
  readonly message: string | null
  readonly stateSinceMs: number
  readonly version: string
  readonly source: SourceKind
  readonly brokers: readonly string[]
  readonly topic: string
  readonly ledgers: readonly PartitionLedger[]
  readonly gaps: readonly NoticedGap[]
  readonly leftLog: LeftLog | null
  /** End of a partition's log, null where the broker was not asked in the last 2 s. */
  readonly endOffsetOf: (partition: number) => number | null
  readonly messagesPerSecondOf: (partition: number) => number
  readonly nowMs: number
}

const moment = (ms: number | null): string | null => (ms === null ? null : new Date(ms).toISOString())

/** The status as pages, commands and the API see it; a pure function of the facts. */
export function statusReport(facts: StatusFacts): Status {
  const { ledgers, topic } = facts
  const sum = (of: (ledger: PartitionLedger) => number): number =>
    ledgers.reduce((total, ledger) => total + of(ledger), 0)
  const lastEventMs = ledgers.reduce<number | null>(
    (newest, { lastEventMs: ms }) => (ms !== null && (newest === null || ms > newest) ? ms : newest),
    null
  )
  return {
    running: facts.running,
    state: facts.state,
    message: facts.message,
    state_since: new Date(facts.stateSinceMs).toISOString(),
    version: facts.version,
    source: facts.source,
    world: facts.source === 'simulator' ? 'sample' : 'gym',
    brokers: [...facts.brokers],
    topic,
    partitions: [...ledgers]
      .sort((a, b) => a.partition - b.partition)
      .map((ledger): PartitionStatus => {
        // Read after the end was asked for, more may be stored by now than the end then was.
        const asked = facts.endOffsetOf(ledger.partition)
        const end = asked === null ? null : Math.max(asked, ledger.nextOffset)
        return {
          topic,
          partition: ledger.partition,
          start_offset: ledger.startOffset,
          next_offset: ledger.nextOffset,
          end_offset: end,
          lag: end === null ? null : end - ledger.nextOffset,
          last_event_at: moment(ledger.lastEventMs),
          messages_per_s: facts.messagesPerSecondOf(ledger.partition),
          stored: ledger.stored,
          control: ledger.control,
          duplicate: ledger.duplicate,
          quarantined: ledger.quarantined,
          gap_offsets: ledger.gapOffsets
        }
      }),
    counters: {
      stored: sum((ledger) => ledger.stored),
      control: sum((ledger) => ledger.control),
      duplicate: sum((ledger) => ledger.duplicate),
      quarantined: sum((ledger) => ledger.quarantined)
    },
    redelivered: sum((ledger) => ledger.redelivered),
    gaps: facts.gaps.map(({ noticedMs, ...gap }) => ({
      topic,
      ...gap,
      noticed_at: new Date(noticedMs).toISOString()
    })),
    left_log:
      facts.leftLog === null
        ? null
        : { reason: facts.leftLog.reason, at: new Date(facts.leftLog.leftMs).toISOString() },
    field_faults: sum((ledger) => ledger.fieldFaults),
    adds_up: ledgers.every(addsUp),
    last_event_at: moment(lastEventMs),
    checked_at: new Date(facts.nowMs).toISOString()
  }
}
