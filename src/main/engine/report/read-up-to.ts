import type { Status } from '../../../shared/domain/status'

/** Before which moment all that happened is stored, epoch ms; null where nobody knows. */
export function readUpTo({
  state,
  partitions,
  checked_at
}: Pick<Status, 'state' | 'partitions' | 'checked_at'>): number | null {
  if (state === 'live') return Date.parse(checked_at)
  const behind = partitions.filter(({ lag }) => lag !== 0)
  if (partitions.length === 0 || behind.some(({ last_event_at }) => last_event_at === null)) return null
  if (behind.length === 0) return null
  return Math.min(...behind.map(({ last_event_at }) => Date.parse(last_event_at ?? '')))
}
