import type { Bridge } from '../../../shared/bridge'
import type { CallOutput } from '../../../shared/contract'
import type { CallError, Result } from '../../../shared/result'

/** Whole messages as JSON lines, keys and values in base64, or why they could not be had. */
export type ExportedLines =
  | { readonly ok: true; readonly lines: readonly string[]; readonly messages: number }
  | { readonly ok: false; readonly error: CallError }

/** Asks for all quarantined messages, page by page; `onProgress` is told how many have come. */
export async function exportLines(
  bridge: Pick<Bridge, 'call'>,
  signal: AbortSignal,
  onProgress: (messages: number) => void
): Promise<ExportedLines> {
  // A text a page: a text a message would be a million of them.
  const lines: string[] = []
  let messages = 0
  for (let cursor: string | null = null; ; ) {
    const page: Result<CallOutput<'quarantine.export'>> = await bridge.call(
      'quarantine.export',
      cursor === null ? {} : { cursor },
      signal
    )
    if (!page.ok) return page
    if (page.value.items.length > 0) lines.push(page.value.items.map((item) => `${JSON.stringify(item)}\n`).join(''))
    messages += page.value.items.length
    onProgress(messages)
    cursor = page.value.next_cursor
    if (cursor === null) return { ok: true, lines, messages }
  }
}

/** A name that sorts by time on every system: "quarantine-20261124-140322.jsonl", UTC. */
export const exportFileName = (nowMs: number): string =>
  `quarantine-${new Date(nowMs).toISOString().slice(0, 19).replaceAll(/[-:]/g, '').replace('T', '-')}.jsonl`
