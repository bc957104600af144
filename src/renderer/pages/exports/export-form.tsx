import { IconAlertSquareRoundedFilled, IconTableExport } from '@tabler/icons-react'
import { type FormEvent, useId, useState } from 'react'
import type { ExportRequest } from '../../../shared/domain/export'
import { t } from '../../i18n/translate'
import { Pane } from '../../ui/pane'
import { SaidLine } from '../pipeline/said-line'
import { Segments } from '../ride/segments'
import '../settings/api/api-section.css'
import { CopiedLine } from '../settings/api/copied-line'
import { commandOf, exportTables } from './export-words'
import type { Exports } from './use-exports'

const formats = ['csv', 'parquet'] as const

/** What to export: format, tables, since when; and the command that does the same by schedule. */
export function ExportForm({ exports }: { readonly exports: Exports }) {
  const [format, setFormat] = useState<ExportRequest['format']>('csv')
  const [tables, setTables] = useState<ExportRequest['tables']>([...exportTables])
  const [scope, setScope] = useState<'all' | 'since'>('all')
  const [day, setDay] = useState('')
  const [isTold, setTold] = useState(false)
  const id = useId()
  const since = scope === 'since' && day !== '' ? day : null
  const request: ExportRequest = { format, tables, since }
  const isDayMissing = scope === 'since' && since === null
  const isWrong = tables.length === 0 || isDayMissing
  const submit = (event: FormEvent): void => {
    event.preventDefault()
    setTold(isWrong)
    if (!isWrong && !exports.isRunning && !exports.isBusy) exports.start(request)
  }
  return (
    <Pane title={t('exports.new')} className="exports-new">
      <form className="exports-form" onSubmit={submit} noValidate>
        <div className="exports-field">
          <span className="exports-label" aria-hidden="true">
            {t('exports.format')}
          </span>
          <Segments
            label={t('exports.format')}
            choices={formats.map((value) => ({ value, words: t(`exports.format.${value}`) }))}
            value={format}
            onChange={setFormat}
          />
          <p className="exports-hint">{t(`exports.format.${format}.what`)}</p>
        </div>
        <fieldset className="exports-field exports-tables" aria-describedby={`${id}-tables`}>
          <legend className="exports-label">{t('exports.tables')}</legend>
          {exportTables.map((table) => (
            <label key={table} className="exports-table">
              <input
                type="checkbox"
                checked={tables.includes(table)}
                onChange={({ currentTarget: { checked } }) =>
                  setTables(exportTables.filter((each) => (each === table ? checked : tables.includes(each))))
                }
              />
              <b>{t(`exports.table.${table}`)}</b>
              <span>{t(`exports.table.${table}.what`)}</span>
            </label>
          ))}
          <Fault id={`${id}-tables`} text={isTold && tables.length === 0 ? t('exports.tables.none') : null} />
        </fieldset>
        <div className="exports-field">
          <span className="exports-label" aria-hidden="true">
            {t('exports.rides')}
          </span>
          <div className="exports-since">
            <Segments
              label={t('exports.rides')}
              choices={[
                { value: 'all', words: t('exports.rides.all') },
                { value: 'since', words: t('exports.rides.since') }
              ]}
              value={scope}
              onChange={setScope}
            />
            {scope === 'since' && (
              <input
                type="date"
                aria-label={t('exports.since')}
                aria-invalid={isTold && isDayMissing}
                aria-describedby={`${id}-since`}
                value={day}
                onChange={({ currentTarget }) => setDay(currentTarget.value)}
              />
            )}
          </div>
          {scope === 'since' && <p className="exports-hint">{t('exports.since.what')}</p>}
          <Fault id={`${id}-since`} text={isTold && isDayMissing ? t('exports.since.wrong') : null} />
        </div>
        <div className="exports-start">
          <button type="submit" className="button primary" disabled={exports.isRunning || exports.isBusy}>
            <IconTableExport size={16} stroke={1.75} aria-hidden="true" />
            {t('exports.start')}
          </button>
          {exports.isRunning && <span className="exports-hint">{t('exports.start.busy')}</span>}
        </div>
        {tables.includes('rider') && <p className="exports-hint">{t('exports.personal')}</p>}
      </form>
      <SaidLine said={exports.said} />
      <section className="exports-schedule" aria-labelledby={`${id}-schedule`}>
        <h2 id={`${id}-schedule`}>{t('exports.schedule')}</h2>
        <p className="exports-hint">{t('exports.schedule.what')}</p>
        <CopiedLine label={t('exports.schedule.command')} text={commandOf(request)} isLong />
      </section>
    </Pane>
  )
}

function Fault({ id, text }: { readonly id: string; readonly text: string | null }) {
  return (
    <p className="exports-fault" id={id} aria-live="polite">
      {text !== null && (
        <>
          <IconAlertSquareRoundedFilled size={14} aria-hidden="true" />
          {text}
        </>
      )}
    </p>
  )
}
