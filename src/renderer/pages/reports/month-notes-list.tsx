import { useMemo } from 'react'
import type { Report } from '../../../shared/domain/report'
import { t } from '../../i18n/translate'
import { shortDayWords } from './day-words'
import { type MonthNote, monthNotes } from './month-notes'
import { MoodIcon } from './mood-icon'
import { completenessText } from './report-mood'

/** What went wrong with a month's reports, each a way to its day. */
export function MonthNotesList({
  reports,
  onChoose
}: {
  readonly reports: readonly Report[]
  readonly onChoose: (day: string) => void
}) {
  const notes = useMemo(() => monthNotes(reports), [reports])
  if (notes.length === 0) return null
  return (
    <ul className="month-notes" aria-label={t('reports.notes')}>
      {notes.map((note) => (
        <li key={note.date}>
          <MoodIcon mood={note.kind} />
          <button type="button" className="month-note" onClick={() => onChoose(note.date)}>
            {titleOf(note)}
          </button>
          <p>
            <Why note={note} />
          </p>
        </li>
      ))}
    </ul>
  )
}

function titleOf(note: MonthNote): string {
  const day = shortDayWords(note.date)
  switch (note.kind) {
    case 'failed':
      return t('reports.note.failed', { day })
    case 'mail-failed':
      return t('reports.note.mailFailed', { day, failed: note.failed, of: note.of })
    case 'partial':
      return t('reports.note.partial', { day, percent: completenessText(note.percent) })
  }
}

function Why({ note }: { readonly note: MonthNote }) {
  if (note.kind === 'partial') return t('reports.note.partial.why')
  if (note.kind === 'failed') return <bdi>{note.why ?? t('reports.note.noWhy')}</bdi>
  return (
    <>
      <bdi>{note.recipient}</bdi>: <bdi>{note.why ?? t('reports.note.noWhy')}</bdi>
    </>
  )
}
