import type { ExportRun } from '../../../shared/domain/export'
import { formatElapsed } from '../../i18n/format'
import { t } from '../../i18n/translate'
import { useFormats } from '../../live/live-context'
import { progressPercent } from './export-words'

/** How far an export is: a bar, rows, rate and time left. */
export function ExportProgress({ run }: { readonly run: ExportRun }) {
  const formats = useFormats()
  const percent = progressPercent(run)
  if (percent === null) return <p className="export-note">{t('exports.run.counting')}</p>
  const parts = [
    t('exports.run.rows', {
      done: formats.integer(run.rows_done),
      total: formats.integer(Math.max(run.rows_done, run.rows_total))
    })
  ]
  if (run.rows_per_s !== null) parts.push(t('exports.run.rate', { count: formats.integer(run.rows_per_s) }))
  if (run.left_s !== null) parts.push(t('exports.run.left', { time: formatElapsed(Math.ceil(run.left_s)) }))
  return (
    <div className="export-progress">
      <progress aria-label={t('exports.run.progress')} max={100} value={percent} />
      <b>{Math.floor(percent)}&nbsp;%</b>
      <span className="export-facts">{parts.join(' · ')}</span>
    </div>
  )
}
