import { useState } from 'react'
import { t } from '../../i18n/translate'
import { useFormats, useLive } from '../../live/live-context'
import { csvType } from '../../ui/csv'
import { stampedName } from '../../ui/file-stamp'
import { saveFile } from '../../ui/save-file'
import type { Said } from '../pipeline/said-line'
import { boardsCsv } from './boards-csv'
import { type BoardsSearch, boardsInputOf } from './boards-search'

const mostPlaces = 100

/** Saves all boards of an address as one file, and says what came of it. */
export function useBoardsExport(search: BoardsSearch): { readonly said: Said | null; readonly save: () => void } {
  const { bridge, console } = useLive()
  const formats = useFormats()
  const [said, setSaid] = useState<Said | null>(null)
  const save = async (): Promise<void> => {
    setSaid(null)
    const answer = await bridge.call('boards.get', boardsInputOf(search, mostPlaces))
    if (!answer.ok) {
      setSaid({ tone: 'bad', text: t('boards.export.failed', { why: answer.error.message }) })
      return
    }
    const file = stampedName('leaderboard', 'csv', console.clock.nowMs(), console.info.get()?.world === 'sample')
    saveFile(boardsCsv(answer.value), file, csvType)
    const places = answer.value.boards.reduce((sum, { entries }) => sum + entries.length, 0)
    setSaid({ tone: 'good', text: t('boards.exported', { quantity: places, count: formats.integer(places), file }) })
  }
  return { said, save: () => void save() }
}
