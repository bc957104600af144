import type { PartitionLedger } from '../store/ledger'

const windowMs = 5_000

/** Messages a second per partition over the last seconds, told from the positions. */
export interface MessageRate {
  /** To be called about once a second. */
  sample(ledgers: readonly PartitionLedger[], atMs: number): void
  perSecondOf(partition: number): number
}

/** `atMs` is a monotonic clock's. */
export function createMessageRate(): MessageRate {
  const samples = new Map<number, { atMs: number; nextOffset: number }[]>()
  return {
    sample(ledgers, atMs) {
      for (const { partition, nextOffset } of ledgers) {
        const taken = samples.get(partition) ?? []
        taken.push({ atMs, nextOffset })
        while (taken.length > 2 && atMs - (taken[0]?.atMs ?? atMs) > windowMs) taken.shift()
        samples.set(partition, taken)
      }
    },
    perSecondOf(partition) {
      const taken = samples.get(partition)
      const first = taken?.[0]
      const last = taken?.at(-1)
      if (first === undefined || last === undefined || last.atMs <= first.atMs) return 0
      // A recreated topic begins below where the last one ended.
      const messages = Math.max(0, last.nextOffset - first.nextOffset)
      return Math.round((messages / (last.atMs - first.atMs)) * 10_000) / 10
    }
  }
}
