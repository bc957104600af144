import type { Bridge } from '../../../shared/bridge'
import type { CallInput } from '../../../shared/contract'
import type { RideRow } from '../../../shared/domain/rides-overview'
import type { CallError } from '../../../shared/result'

/** All rides of a question, or why they could not be had. */
export type AllRides = { readonly ok: true; readonly rides: number } | { readonly ok: false; readonly error: CallError }

const pageSize = 500

/**
 * Asks for the rides of a question, page by page, at most `most`, and hands each page to `onRides` with how many there are
 * in all. A ride that slips to the next page because one has begun meanwhile comes once.
 */
export async function askAllRides(
  bridge: Pick<Bridge, 'call'>,
  asked: CallInput<'rides.table'>,
  most: number,
  signal: AbortSignal,
  onRides: (rides: readonly RideRow[], soFar: number, total: number) => void
): Promise<AllRides> {
  const seen = new Set<number>()
  for (let offset = 0; seen.size < most; offset += pageSize) {
    const page = await bridge.call('rides.table', { ...asked, offset, limit: pageSize }, signal)
    if (!page.ok) return page
    const fresh = page.value.items.filter(({ ride_id }) => !seen.has(ride_id)).slice(0, most - seen.size)
    for (const { ride_id } of fresh) seen.add(ride_id)
    onRides(fresh, seen.size, Math.min(most, page.value.total))
    if (page.value.items.length < pageSize) break
  }
  return { ok: true, rides: seen.size }
}
