import { useEffect, useRef, useState } from 'react'
import { t } from '../../i18n/translate'
import { useFormats, useLive } from '../../live/live-context'
import { csvType, tsvRow } from '../../ui/csv'
import { stampedName } from '../../ui/file-stamp'
import { saveFile } from '../../ui/save-file'
import type { Said } from '../pipeline/said-line'
import { askAllRides } from './all-rides'
import type { RideColumn } from './ride-columns'
import { ridesCsvHead, ridesCsvLines } from './rides-csv'
import { tableOf } from './rides-question'
import type { RidesSearch } from './rides-search'

/** What the clipboard takes at most; a spreadsheet chokes on more. */
const mostCopied = 10_000

/** Rides on their way out of the page. */
export interface RidesFiles {
  /** What is under way; null for nothing. */
  readonly progress: { readonly soFar: number; readonly total: number } | null
  /** What came of the last. */
  readonly said: Said | null
  exportCsv(): void
  copy(columns: readonly RideColumn[]): void
  cancel(): void
}

/** Saves or copies all rides the address is about. Leaving the page cancels it. */
export function useRidesFiles(search: RidesSearch): RidesFiles {
  const { bridge, console } = useLive()
  const formats = useFormats()
  const [progress, setProgress] = useState<RidesFiles['progress']>(null)
  const [said, setSaid] = useState<Said | null>(null)
  const running = useRef<AbortController | null>(null)
  useEffect(() => () => running.current?.abort(), [])

  /** Answers the parts and how many rides they hold; null where it came to nothing, which has been said. */
  const gather = async (
    asked: RidesSearch,
    most: number,
    partOf: (rides: Parameters<typeof ridesCsvLines>[0]) => string
  ): Promise<{ readonly parts: readonly string[]; readonly rides: number } | null> => {
    const abort = new AbortController()
    running.current?.abort()
    running.current = abort
    setSaid(null)
    setProgress({ soFar: 0, total: 0 })
    const parts: string[] = []
    const all = await askAllRides(bridge, tableOf(asked), most, abort.signal, (rides, soFar, total) => {
      parts.push(partOf(rides))
      setProgress({ soFar, total })
    })
    if (running.current !== abort) return null
    running.current = null
    setProgress(null)
    if (abort.signal.aborted) setSaid({ tone: 'bad', text: t('rides.export.cancelled') })
    else if (!all.ok) setSaid({ tone: 'bad', text: t('rides.export.failed', { why: all.error.message }) })
    else return { parts, rides: all.rides }
    return null
  }

  const exportCsv = async (): Promise<void> => {
    // Newest first whatever is shown: rides that begin meanwhile push others on, and none out.
    const { sort: _sort, ascending: _ascending, ...asked } = search
    const all = await gather(asked, Number.POSITIVE_INFINITY, ridesCsvLines)
    if (all === null) return
    const file = stampedName('rides', 'csv', console.clock.nowMs(), console.info.get()?.world === 'sample')
    saveFile([ridesCsvHead, ...all.parts], file, csvType)
    setSaid({
      tone: 'good',
      text: t('rides.exported', { quantity: all.rides, count: formats.integer(all.rides), file })
    })
  }

  const copy = async (columns: readonly RideColumn[]): Promise<void> => {
    const all = await gather(search, mostCopied, (rides) =>
      rides.map((ride) => tsvRow(columns.map(({ value }) => value(ride)))).join('')
    )
    if (all === null) return
    try {
      await navigator.clipboard.writeText([tsvRow(columns.map(({ head }) => head)), ...all.parts].join(''))
      setSaid({ tone: 'good', text: t('rides.copied', { quantity: all.rides, count: formats.integer(all.rides) }) })
    } catch {
      setSaid({ tone: 'bad', text: t('rides.copy.refused') })
    }
  }
  return {
    progress,
    said,
    exportCsv: () => void exportCsv(),
    copy: (columns) => void copy(columns),
    cancel: () => running.current?.abort()
  }
}
