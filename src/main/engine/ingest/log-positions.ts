import type { OpenedLog, PartitionEnds } from '../sources/telemetry-source'
import { newLedger, type PartitionLedger, type StoredGap } from '../store/ledger'

/** What to do about a log whose ends the broker just told. */
export interface PositionPlan {
  /** True when the topic began anew: what is stored of the former epoch stays, this one starts with fresh positions. */
  readonly isNewEpoch: boolean
  /** Every partition of the topic, with its position. */
  readonly ledgers: PartitionLedger[]
  /** Offsets that are gone before they were read. */
  readonly gaps: StoredGap[]
}

/**
 * Decides where to go on in each partition. A log never read begins by `from`; a known partition where it stopped,
 * with a gap where the broker no longer holds that place; a partition added since at its first offset. An end that lies
 * below our position says that the topic was recreated, and so may the source: a new epoch, by `from`. `known` is changed
 * in place by gaps.
 */
export function planPositions(
  log: OpenedLog,
  known: readonly PartitionLedger[] | null,
  from: 'earliest' | 'latest'
): PositionPlan {
  const knownByPartition = new Map((known ?? []).map((ledger) => [ledger.partition, ledger]))
  const isShorter = log.partitions.some(({ partition, high }) => {
    const ledger = knownByPartition.get(partition)
    return ledger !== undefined && high < ledger.nextOffset
  })
  const wasRecreated = known !== null && (isShorter || log.isMadeAnew === true)
  if (known === null || wasRecreated) {
    const fresh = log.partitions.map((ends) => freshPosition(ends, from, wasRecreated))
    return {
      isNewEpoch: true,
      ledgers: fresh.map(({ ledger }) => ledger),
      gaps: fresh.flatMap(({ gap }) => (gap === null ? [] : [gap]))
    }
  }
  const gaps: StoredGap[] = []
  const ledgers = log.partitions.map(({ partition, low }) => {
    const ledger = knownByPartition.get(partition)
    if (ledger === undefined) return newLedger(partition, low)
    if (ledger.nextOffset < low) {
      gaps.push({ partition, from: ledger.nextOffset, to: low - 1, reason: 'retention' })
      ledger.gapOffsets += low - ledger.nextOffset
      ledger.nextOffset = low
    }
    return ledger
  })
  return { isNewEpoch: false, ledgers, gaps }
}

/** After a recreation, offsets the new topic already lost before we came are a gap: they may have been rides. */
function freshPosition(
  ends: PartitionEnds,
  from: 'earliest' | 'latest',
  wasRecreated: boolean
): { ledger: PartitionLedger; gap: StoredGap | null } {
  const { partition, low, high } = ends
  if (from === 'latest') return { ledger: newLedger(partition, high), gap: null }
  if (!wasRecreated || low === 0) return { ledger: newLedger(partition, low), gap: null }
  const ledger = newLedger(partition, 0)
  ledger.nextOffset = low
  ledger.gapOffsets = low
  return { ledger, gap: { partition, from: 0, to: low - 1, reason: 'recreated' } }
}
