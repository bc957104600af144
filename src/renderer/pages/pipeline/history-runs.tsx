import type { UseQueryResult } from '@tanstack/react-query'
import type { CallOutput } from '../../../shared/contract'
import type { JobRun } from '../../../shared/domain/jobs'
import { formatAge, formatBytes, momentMs } from '../../i18n/format'
import { t } from '../../i18n/translate'
import { useFormats, useLive } from '../../live/live-context'
import { Dialog } from '../../shell/dialog'
import { DialogHead } from '../../shell/dialog-head'
import { PaneEmpty, PaneTable } from '../../ui/pane'
import { compressResultOf, outcomeWords } from './history-words'
import { PaneAnswer } from './pane-answer'

/** The last runs of compressing, newest first. */
export function HistoryRuns({
  query,
  onClose
}: {
  readonly query: UseQueryResult<CallOutput<'jobs.list'>>
  readonly onClose: () => void
}) {
  return (
    <Dialog label={t('history.runs.title')} width={860} onClose={onClose}>
      <DialogHead title={t('history.runs.title')} onClose={onClose} />
      <PaneAnswer query={query} failed={t('history.runs.failed')}>
        {({ items }) =>
          items.length === 0 ? (
            <PaneEmpty title={t('history.runs.empty')} why={t('history.runs.empty.why')} />
          ) : (
            <RunsTable runs={items} />
          )
        }
      </PaneAnswer>
    </Dialog>
  )
}

function RunsTable({ runs }: { readonly runs: readonly JobRun[] }) {
  const formats = useFormats()
  const { ticker } = useLive()
  const nowMs = ticker.nowMs()
  return (
    <PaneTable label={t('history.runs.title')}>
      <thead>
        <tr>
          <th scope="col">{t('history.runs.began', { zone: formats.zone(nowMs) })}</th>
          <th scope="col">{t('history.runs.cause')}</th>
          <th scope="col" className="number">
            {t('history.runs.rides')}
          </th>
          <th scope="col" className="number">
            {t('history.runs.readings')}
          </th>
          <th scope="col" className="number">
            {t('history.runs.before')}
          </th>
          <th scope="col" className="number">
            {t('history.runs.after')}
          </th>
          <th scope="col" className="number">
            {t('history.runs.took')}
          </th>
          <th scope="col">{t('history.runs.outcome')}</th>
        </tr>
      </thead>
      <tbody>
        {runs.map((run) => (
          <RunRow key={run.job_run_id} run={run} nowMs={nowMs} />
        ))}
      </tbody>
    </PaneTable>
  )
}

function RunRow({ run, nowMs }: { readonly run: JobRun; readonly nowMs: number }) {
  const formats = useFormats()
  const beganMs = momentMs(run.began_at)
  const result = compressResultOf(run)
  return (
    <tr>
      <td>{beganMs === null ? run.began_at : formats.moment(beganMs, nowMs)}</td>
      <td className="second">{t(`history.runs.cause.${run.cause}`)}</td>
      {result === null ? (
        <td colSpan={5} />
      ) : (
        <>
          <td className="number">{formats.integer(result.rides)}</td>
          <td className="number">{formats.integer(result.readings)}</td>
          <td className="number second">{formatBytes(result.used_bytes_before)}</td>
          <td className="number second">{formatBytes(result.used_bytes_after)}</td>
          <td className="number second">{formatAge(result.took_ms)}</td>
        </>
      )}
      <td className={result === null ? '' : 'words'}>
        {result === null ? outcomeWords(run, formats) : t('history.runs.done')}
      </td>
    </tr>
  )
}
