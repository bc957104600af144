import { useEffect, useRef, useState } from 'react'
import type { Alert } from '../../../shared/domain/alert'
import { t } from '../../i18n/translate'
import { useFormats, useLive } from '../../live/live-context'
import { saveFile } from '../../ui/save-file'
import type { Said } from '../pipeline/said-line'
import type { ListInput } from './alert-filter'
import { csvHead, csvLine } from './alerts-csv'
import { type ExportedAlerts, exportAlerts, exportFileName } from './alerts-export'

export interface AlertsExport {
  /** How many alerts have come; null while nothing is exported. */
  readonly exported: number | null
  /** What came of the last export. */
  readonly said: Said | null
  start(): void
  cancel(): void
}

/**
 * Saves what is listed as a CSV file: `listed`, where all of it is known, else all pages of the question. Leaving the page
 * cancels it.
 */
export function useAlertsExport(listed: readonly Alert[] | null, asked: ListInput): AlertsExport {
  const { bridge, console } = useLive()
  const formats = useFormats()
  const [exported, setExported] = useState<number | null>(null)
  const [said, setSaid] = useState<Said | null>(null)
  const running = useRef<AbortController | null>(null)
  useEffect(() => () => running.current?.abort(), [])

  const start = async (): Promise<void> => {
    const abort = new AbortController()
    running.current = abort
    setSaid(null)
    setExported(0)
    const all: ExportedAlerts =
      listed === null
        ? await exportAlerts(bridge, asked, abort.signal, setExported)
        : { ok: true, parts: [csvHead, ...listed.map(csvLine)], alerts: listed.length }
    setExported(null)
    if (abort.signal.aborted) return setSaid({ tone: 'bad', text: t('alertsPage.export.cancelled') })
    if (!all.ok) return setSaid({ tone: 'bad', text: t('alertsPage.export.failed', { why: all.error.message }) })
    const file = exportFileName(console.clock.nowMs(), console.info.get()?.world === 'sample')
    saveFile(all.parts, file, 'text/csv;charset=utf-8')
    const count = formats.integer(all.alerts)
    setSaid({ tone: 'good', text: t('alertsPage.exported', { quantity: all.alerts, count, file }) })
  }
  return { exported, said, start: () => void start(), cancel: () => running.current?.abort() }
}
