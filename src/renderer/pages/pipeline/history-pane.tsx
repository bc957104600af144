import { useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import type { JobRun } from '../../../shared/domain/jobs'
import type { StoreSize } from '../../../shared/domain/pipeline'
import { formatBytes } from '../../i18n/format'
import { t } from '../../i18n/translate'
import { useConsoleTime, useFormats, useLive } from '../../live/live-context'
import { useCall } from '../../live/queries'
import { Pane } from '../../ui/pane'
import { HistoryRuns } from './history-runs'
import './history.css'
import { compressedSentence, lastRunWords, nextRunWords } from './history-words'
import { OldNote, PaneAnswer } from './pane-answer'
import { type Said, SaidLine } from './said-line'

const askEveryMs = 10_000
const shownRuns = 20

/**
 * How much the store holds, and how rides go from the daily part of it into the historical one. `mayAdminister`: whether
 * who looks at it may have them moved.
 */
export function HistoryPane({ mayAdminister }: { readonly mayAdminister: boolean }) {
  const size = useCall('store.size', {}, { everyMs: askEveryMs })
  const runs = useCall('jobs.list', { job: 'compress', limit: shownRuns }, { everyMs: askEveryMs })
  const { isBusy, said, compress } = useCompress()
  const [isListShown, setListShown] = useState(false)
  return (
    <Pane
      title={t('history.title')}
      note={<OldNote query={size} />}
      className="history"
      head={
        mayAdminister && (
          <button
            type="button"
            className="button small"
            title={t('history.compress.explained')}
            disabled={isBusy}
            onClick={compress}
          >
            {isBusy ? t('history.compressing') : t('history.compress')}
          </button>
        )
      }
    >
      <PaneAnswer query={size} failed={t('history.failed')}>
        {(value) => (
          <>
            <dl className="history-facts">
              <Sizes size={value} />
              <NextRun nextAt={runs.data?.next_at} />
              <LastRun run={runs.data?.items[0]} isAsked={runs.data !== undefined} onMore={() => setListShown(true)} />
            </dl>
            <SaidLine said={said} />
          </>
        )}
      </PaneAnswer>
      {isListShown && <HistoryRuns query={runs} onClose={() => setListShown(false)} />}
    </Pane>
  )
}

function Sizes({ size }: { readonly size: StoreSize }) {
  const formats = useFormats()
  return (
    <>
      <div>
        <dt>{t('history.database')}</dt>
        <dd>{formatBytes(size.database_bytes)}</dd>
      </div>
      <div>
        <dt title={t('history.wal.explained')}>{t('history.wal')}</dt>
        <dd>{formatBytes(size.wal_bytes)}</dd>
      </div>
      <div>
        <dt title={t('history.daily.explained')}>{t('history.daily')}</dt>
        <dd data-testid="daily-rides">{formats.integer(size.daily_rides)}</dd>
      </div>
      <div>
        <dt title={t('history.historical.explained')}>{t('history.historical')}</dt>
        <dd data-testid="historical-rides">{formats.integer(size.historical_rides)}</dd>
      </div>
      <div>
        <dt>{t('history.free')}</dt>
        <dd>
          {size.free_bytes === null ? (
            <span className="quiet">{t('history.unknown')}</span>
          ) : (
            formatBytes(size.free_bytes)
          )}
        </dd>
      </div>
    </>
  )
}

/** Undefined while it is not known. */
function NextRun({ nextAt }: { readonly nextAt: string | null | undefined }) {
  const formats = useFormats()
  const words = useConsoleTime((nowMs) => (nextAt === undefined ? null : nextRunWords(nextAt, formats, nowMs)))
  return (
    <div>
      <dt>{t('history.next')}</dt>
      <dd>{words ?? <span className="quiet">{t('history.unknown')}</span>}</dd>
    </div>
  )
}

function LastRun({
  run,
  isAsked,
  onMore
}: {
  readonly run: JobRun | undefined
  readonly isAsked: boolean
  readonly onMore: () => void
}) {
  const formats = useFormats()
  const words = useConsoleTime((nowMs) => (run === undefined ? null : lastRunWords(run, formats, nowMs)))
  return (
    <div className="history-last">
      <dt>{t('history.last')}</dt>
      <dd>
        {words === null ? (
          <span className="quiet">{isAsked ? t('history.last.never') : t('history.unknown')}</span>
        ) : (
          <>
            <span className="ellipsis" data-testid="last-run" title={`${words}. ${t('history.moved.explained')}`}>
              {words}
            </span>
            <button type="button" className="text-button" onClick={onMore}>
              {t('history.runs')}
            </button>
          </>
        )}
      </dd>
    </div>
  )
}

/** Has rides moved when asked to, and says what came of it. */
function useCompress(): { isBusy: boolean; said: Said | null; compress: () => void } {
  const { bridge } = useLive()
  const formats = useFormats()
  const queries = useQueryClient()
  const [isBusy, setBusy] = useState(false)
  const [said, setSaid] = useState<Said | null>(null)
  const run = async (): Promise<void> => {
    setBusy(true)
    setSaid(null)
    const done = await bridge.call('compress.run', {})
    setBusy(false)
    setSaid(
      done.ok
        ? { tone: 'good', text: compressedSentence(done.value, formats) }
        : { tone: 'bad', text: t('history.compress.failed', { why: done.error.message }) }
    )
    await Promise.all(['store.size', 'jobs.list'].map((name) => queries.invalidateQueries({ queryKey: [name] })))
  }
  return { isBusy, said, compress: () => void run() }
}
