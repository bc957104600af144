import type { PartitionStatus } from '../../../shared/domain/status'

/** Messages read from the log and what each of them counted as. */
export interface MessageSum {
  readonly read: number
  readonly stored: number
  readonly control: number
  readonly duplicate: number
  readonly quarantined: number
  readonly gaps: number
  /** All but `read`, added up. */
  readonly accounted: number
  readonly addsUp: boolean
}

/** The page adds up by itself, from the positions and counters, and believes no flag. */
export function partitionSum(partition: PartitionStatus): MessageSum {
  const { stored, control, duplicate, quarantined, gap_offsets: gaps } = partition
  const read = partition.next_offset - partition.start_offset
  const accounted = stored + control + duplicate + quarantined + gaps
  return { read, stored, control, duplicate, quarantined, gaps, accounted, addsUp: read === accounted }
}

/** The sum over all partitions. It adds up only where each of them does: two wrongs make no right. */
export function totalSum(partitions: readonly PartitionStatus[]): MessageSum {
  const none: MessageSum = {
    read: 0,
    stored: 0,
    control: 0,
    duplicate: 0,
    quarantined: 0,
    gaps: 0,
    accounted: 0,
    addsUp: true
  }
  return partitions.map(partitionSum).reduce(
    (total, sum) => ({
      read: total.read + sum.read,
      stored: total.stored + sum.stored,
      control: total.control + sum.control,
      duplicate: total.duplicate + sum.duplicate,
      quarantined: total.quarantined + sum.quarantined,
      gaps: total.gaps + sum.gaps,
      accounted: total.accounted + sum.accounted,
      addsUp: total.addsUp && sum.addsUp
    }),
    none
  )
}
