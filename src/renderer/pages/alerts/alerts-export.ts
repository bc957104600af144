import type { Bridge } from '../../../shared/bridge'
import type { CallOutput } from '../../../shared/contract'
import type { CallError, Result } from '../../../shared/result'
import type { ListInput } from './alert-filter'
import { csvHead, csvLine } from './alerts-csv'

/** Alerts as parts of a CSV file, or why they could not be had. */
export type ExportedAlerts =
  | { readonly ok: true; readonly parts: readonly string[]; readonly alerts: number }
  | { readonly ok: false; readonly error: CallError }

const pageSize = 1_000

/** Asks for all alerts of a question, page by page; `onProgress` is told how many have come. */
export async function exportAlerts(
  bridge: Pick<Bridge, 'call'>,
  asked: ListInput,
  signal: AbortSignal,
  onProgress: (alerts: number) => void
): Promise<ExportedAlerts> {
  const parts: string[] = [csvHead]
  let alerts = 0
  for (let cursor: string | null = null; ; ) {
    const page: Result<CallOutput<'alerts.list'>> = await bridge.call(
      'alerts.list',
      { ...asked, limit: pageSize, ...(cursor === null ? {} : { cursor }) },
      signal
    )
    if (!page.ok) return page
    parts.push(page.value.items.map(csvLine).join(''))
    alerts += page.value.items.length
    onProgress(alerts)
    cursor = page.value.next_cursor
    if (cursor === null) return { ok: true, parts, alerts }
  }
}

/** A name that sorts by time on every system and says what is no real person's: "alerts-20261124-140322.csv", UTC. */
export const exportFileName = (nowMs: number, isSample: boolean): string =>
  `alerts-${isSample ? 'sample-data-' : ''}${new Date(nowMs).toISOString().slice(0, 19).replaceAll(/[-:]/g, '').replace('T', '-')}.csv`
