import type { PartitionLedger } from '../store/ledger'

const windowMs = 5_000

/** Messages read a second per partition over the last seconds. Offsets that lie in a gap are none. */
export interface MessageRate {
  /** To be called about once a second. */
  sample(ledgers: readonly PartitionLedger[], atMs: number): void
  perSecondOf(partition: number): number
}

/** `atMs` is a monotonic clock's. */
export function createMessageRate(): MessageRate {
  const samples = new Map<number, { atMs: number; messages: number }[]>()
  return {
    sample(ledgers, atMs) {
      for (const { partition, startOffset, nextOffset, gapOffsets } of ledgers) {
        const taken = samples.get(partition) ?? []
        taken.push({ atMs, messages: nextOffset - startOffset - gapOffsets })
        while (taken.length > 2 && atMs - (taken[0]?.atMs ?? atMs) > windowMs) taken.shift()
        samples.set(partition, taken)
      }
    },
    perSecondOf(partition) {
      const taken = samples.get(partition)
      const first = taken?.[0]
      const last = taken?.at(-1)
      if (first === undefined || last === undefined || last.atMs <= first.atMs) return 0
      // A recreated topic is counted from 0 again.
      const messages = Math.max(0, last.messages - first.messages)
      return Math.round((messages / (last.atMs - first.atMs)) * 10_000) / 10
    }
  }
}
