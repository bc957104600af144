import { useEffect, useRef, useState } from 'react'
import { t } from '../../i18n/translate'
import { useFormats, useLive } from '../../live/live-context'
import { saveFile } from '../../ui/save-file'
import { type Chosen, partsOf } from './quarantine-choice'
import { exportFileName, exportLines } from './quarantine-export'
import { retriedSentence } from './quarantine-words'
import type { Said } from './said-line'

export interface QuarantineActionsState {
  /** What is under way; one thing at a time. */
  readonly doing: 'retry' | 'export' | 'discard' | null
  /** How many messages of an export have come. */
  readonly exported: number
  /** What came of the last thing that was asked for. */
  readonly said: Said | null
  retryAll(): void
  exportAll(): void
  discard(chosen: Chosen): void
}

/** Retries, exports and discards quarantined messages; `refetch` reads the list anew afterwards. */
export function useQuarantineActions(refetch: () => Promise<unknown>): QuarantineActionsState {
  const { bridge, ticker } = useLive()
  const formats = useFormats()
  const [doing, setDoing] = useState<QuarantineActionsState['doing']>(null)
  const [exported, setExported] = useState(0)
  const [said, setSaid] = useState<Said | null>(null)
  const leaving = useRef(new AbortController())
  useEffect(() => {
    const controller = new AbortController()
    leaving.current = controller
    return () => controller.abort()
  }, [])

  const run = async (what: 'retry' | 'export' | 'discard', work: () => Promise<Said>): Promise<void> => {
    setDoing(what)
    setSaid(null)
    const outcome = await work()
    await refetch()
    setSaid(outcome)
    setDoing(null)
  }
  const retry = async (): Promise<Said> => {
    const retried = await bridge.call('quarantine.retry', { all: true })
    return retried.ok
      ? good(retriedSentence(retried.value, formats))
      : bad(t('quarantine.retry.failed', { why: retried.error.message }))
  }
  const exportAll = async (): Promise<Said> => {
    setExported(0)
    const all = await exportLines(bridge, leaving.current.signal, setExported)
    if (!all.ok) return bad(t('quarantine.export.failed', { why: all.error.message }))
    const file = exportFileName(ticker.nowMs())
    saveFile(all.lines, file, 'application/x-ndjson')
    return good(t('quarantine.exported', { quantity: all.messages, count: formats.integer(all.messages), file }))
  }
  const discard = async (chosen: Chosen): Promise<Said> => {
    let count = 0
    for (const part of partsOf(chosen)) {
      const discarded = await bridge.call('quarantine.discard', part)
      if (!discarded.ok) return bad(t('quarantine.discard.failed', { why: discarded.error.message }))
      count += discarded.value.discarded
    }
    return good(t('quarantine.discarded', { quantity: count, count: formats.integer(count) }))
  }
  return {
    doing,
    exported,
    said,
    retryAll: () => void run('retry', retry),
    exportAll: () => void run('export', exportAll),
    discard: (chosen) => void run('discard', () => discard(chosen))
  }
}

const good = (text: string): Said => ({ tone: 'good', text })
const bad = (text: string): Said => ({ tone: 'bad', text })
