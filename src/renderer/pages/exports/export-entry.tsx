import { IconDownload } from '@tabler/icons-react'
import type { ExportRun } from '../../../shared/domain/export'
import { formatBytes, momentMs } from '../../i18n/format'
import { t } from '../../i18n/translate'
import { useFormats, useLive } from '../../live/live-context'
import { Chip } from '../../ui/chip'
import { shortDayWords } from '../reports/day-words'
import { ExportProgress } from './export-progress'
import { fileAddress, tookWords } from './export-words'
import type { Exports } from './use-exports'

const tones = { done: 'good', cancelled: 'off', failed: 'bad' } as const

/** One export: what it is of, how far it is or what came of it, and its files. */
export function ExportEntry({ run, exports }: { readonly run: ExportRun; readonly exports: Exports }) {
  const formats = useFormats()
  const { ticker } = useLive()
  const beganMs = momentMs(run.began_at)
  const name = t('exports.run.name', {
    format: t(`exports.format.${run.format}`),
    at: beganMs === null ? '' : formats.moment(beganMs, ticker.nowMs())
  })
  const took = tookWords(run)
  return (
    <li className="export-entry">
      <div className="export-head">
        <h3>{name}</h3>
        {run.state === 'running' ? null : <Chip tone={tones[run.state]}>{t(`exports.run.${run.state}`)}</Chip>}
        <span className="export-facts">
          {run.since === null ? t('exports.run.all') : t('exports.run.since', { day: shortDayWords(run.since) })}
          {took !== null && ` · ${t('exports.run.took', { time: took })}`}
        </span>
        <span className="spring" />
        {run.state === 'running' ? (
          <button
            type="button"
            className="button small"
            disabled={exports.isBusy}
            onClick={() => exports.cancel(run.export_id)}
          >
            {exports.isBusy ? t('exports.run.cancelling') : t('exports.run.cancel')}
          </button>
        ) : (
          <button
            type="button"
            className="button small quiet-button"
            aria-label={t('exports.run.remove.of', { name })}
            disabled={exports.isBusy}
            onClick={() => exports.remove(run.export_id)}
          >
            {t('exports.run.remove')}
          </button>
        )}
      </div>
      {run.state === 'running' && <ExportProgress run={run} />}
      {run.state === 'cancelled' && <p className="export-note">{t('exports.run.cancelled.why')}</p>}
      {run.problem !== null && <p className="export-note">{run.problem}</p>}
      {run.files.length > 0 && <Files run={run} name={name} />}
    </li>
  )
}

function Files({ run, name }: { readonly run: ExportRun; readonly name: string }) {
  const formats = useFormats()
  return (
    <table className="export-files">
      <caption className="said">{t('exports.files.of', { name })}</caption>
      <thead className="said">
        <tr>
          <th scope="col">{t('exports.file')}</th>
          <th scope="col">{t('exports.file.rows')}</th>
          <th scope="col">{t('exports.file.size')}</th>
          <th scope="col">{t('exports.file.download')}</th>
        </tr>
      </thead>
      <tbody>
        {run.files.map((file) => (
          <tr key={file.name}>
            <th scope="row" className="mono export-file-name">
              {file.name}
            </th>
            <td className="number">
              {formats.integer(file.rows)}{' '}
              <span className="quiet">{t('exports.file.rows.of', { quantity: file.rows })}</span>
            </td>
            <td className="number">{formatBytes(file.bytes)}</td>
            <td className="export-download">
              <a
                className="button small"
                href={fileAddress(run.export_id, file.name)}
                download={file.name}
                aria-label={t('exports.file.download.of', { name: file.name })}
              >
                <IconDownload size={14} stroke={1.75} aria-hidden="true" />
                {t('exports.file.download')}
              </a>
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  )
}
