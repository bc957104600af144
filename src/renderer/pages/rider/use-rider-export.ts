import { useEffect, useRef, useState } from 'react'
import { t } from '../../i18n/translate'
import { useFormats, useLive } from '../../live/live-context'
import { csvType } from '../../ui/csv'
import { stampedName } from '../../ui/file-stamp'
import { saveFile } from '../../ui/save-file'
import type { Said } from '../pipeline/said-line'
import { exportRiderRides } from './all-rider-rides'

export interface RiderExport {
  /** How many rides have come; null while nothing is exported. */
  readonly exported: number | null
  /** What came of the last export. */
  readonly said: Said | null
  start(): void
  cancel(): void
}

/** Saves all rides of a rider as a CSV file. Leaving the page cancels it. */
export function useRiderExport(riderId: number): RiderExport {
  const { bridge, console } = useLive()
  const formats = useFormats()
  const [exported, setExported] = useState<number | null>(null)
  const [said, setSaid] = useState<Said | null>(null)
  const running = useRef<AbortController | null>(null)
  useEffect(() => () => running.current?.abort(), [])

  const start = async (): Promise<void> => {
    if (running.current !== null) return
    const abort = new AbortController()
    running.current = abort
    setSaid(null)
    setExported(0)
    const all = await exportRiderRides(bridge, riderId, abort.signal, setExported)
    running.current = null
    setExported(null)
    if (abort.signal.aborted) return setSaid({ tone: 'bad', text: t('rider.rides.export.cancelled') })
    if (!all.ok) return setSaid({ tone: 'bad', text: t('rider.rides.export.failed', { why: all.error.message }) })
    const stem = `rider-${riderId}-rides`
    const file = stampedName(stem, 'csv', console.clock.nowMs(), console.info.get()?.world === 'sample')
    saveFile(all.parts, file, csvType)
    const count = formats.integer(all.rides)
    setSaid({ tone: 'good', text: t('rider.rides.exported', { quantity: all.rides, count, file }) })
  }
  return { exported, said, start: () => void start(), cancel: () => running.current?.abort() }
}
