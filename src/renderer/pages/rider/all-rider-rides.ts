import type { Bridge } from '../../../shared/bridge'
import type { CallOutput } from '../../../shared/contract'
import type { CallError, Result } from '../../../shared/result'
import { riderRidesCsvHead, riderRidesCsvLines } from './rider-rides-csv'

/** A rider's rides as parts of a CSV file, or why they could not be had. */
export type ExportedRides =
  | { readonly ok: true; readonly parts: readonly string[]; readonly rides: number }
  | { readonly ok: false; readonly error: CallError }

const pageSize = 1_000

/** Asks for all rides of a rider, page by page; `onProgress` is told how many have come. */
export async function exportRiderRides(
  bridge: Pick<Bridge, 'call'>,
  riderId: number,
  signal: AbortSignal,
  onProgress: (rides: number) => void
): Promise<ExportedRides> {
  const parts: string[] = [riderRidesCsvHead]
  let rides = 0
  for (let cursor: string | null = null; ; ) {
    const page: Result<CallOutput<'rider.rides'>> = await bridge.call(
      'rider.rides',
      { rider_id: riderId, limit: pageSize, ...(cursor === null ? {} : { cursor }) },
      signal
    )
    if (!page.ok) return page
    parts.push(riderRidesCsvLines(page.value.items))
    rides += page.value.items.length
    onProgress(rides)
    cursor = page.value.next_cursor
    if (cursor === null) return { ok: true, parts, rides }
  }
}
