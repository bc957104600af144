import { IconTable } from '@tabler/icons-react'
import { useMemo, useState } from 'react'
import type { Throughput } from '../../../shared/domain/pipeline'
import { t } from '../../i18n/translate'
import { useFormats, useLive } from '../../live/live-context'
import { useCall } from '../../live/queries'
import { Pane, PaneTable } from '../../ui/pane'
import { OldNote, PaneAnswer } from './pane-answer'
import { ThroughputChart } from './throughput-chart'
import { fiveMinuteMeans, type ThroughputPoint, throughputPoints } from './throughput-figures'

const askEveryMs = 5_000
/** A minute: with fewer points the line is hardly seen. */
const fewestPoints = 12

/** How many messages a second were read over the last hour. */
export function ThroughputPane() {
  const formats = useFormats()
  const [isTable, setTable] = useState(false)
  const query = useCall('throughput.get', {}, { everyMs: askEveryMs })
  const now = query.data?.points.at(-1)?.messages_per_s ?? null
  return (
    <Pane
      title={t('throughput.title')}
      className="throughput"
      note={
        <>
          <span className="note ellipsis">{t('throughput.note')}</span>
          <OldNote query={query} />
        </>
      }
      head={
        <>
          {query.data !== undefined && query.data.points.length > 0 && (
            <span className="throughput-now">
              {now === null ? (
                <span className="note">{t('throughput.noFeed')}</span>
              ) : (
                <span className="figure">{formats.oneDecimal(now)}</span>
              )}
            </span>
          )}
          <button
            type="button"
            className="icon-button small"
            aria-label={t('throughput.table')}
            title={t('throughput.table')}
            aria-pressed={isTable}
            onClick={() => setTable((before) => !before)}
          >
            <IconTable size={16} stroke={1.75} aria-hidden="true" />
          </button>
        </>
      }
    >
      <PaneAnswer query={query} failed={t('throughput.failed')}>
        {(throughput) => <ThroughputBody throughput={throughput} isTable={isTable} />}
      </PaneAnswer>
    </Pane>
  )
}

function ThroughputBody({ throughput, isTable }: { readonly throughput: Throughput; readonly isTable: boolean }) {
  const { ticker } = useLive()
  const formats = useFormats()
  const points = useMemo(() => throughputPoints(throughput), [throughput])
  const newest = points.at(-1)
  if (isTable && newest !== undefined) return <ThroughputTable points={points} />
  const now = newest?.messagesPerS ?? null
  const isBeginning = points.filter(({ messagesPerS }) => messagesPerS !== null).length < fewestPoints
  return (
    <div className="throughput-body">
      <ThroughputChart
        points={points}
        // Until there is a point the hour ends at this minute, so that the empty frame stands still.
        endMs={newest?.atMs ?? Math.floor(ticker.nowMs() / 60_000) * 60_000}
        label={t('throughput.label', { now: now === null ? t('throughput.noFeed') : formats.oneDecimal(now) })}
      />
      {isBeginning && <p className="throughput-begins">{t('throughput.begins')}</p>}
    </div>
  )
}

/** The chart's figures as means of five minutes. */
function ThroughputTable({ points }: { readonly points: readonly ThroughputPoint[] }) {
  const formats = useFormats()
  const means = useMemo(() => fiveMinuteMeans(points), [points])
  return (
    <PaneTable label={t('throughput.title')}>
      <thead>
        <tr>
          <th scope="col">{t('throughput.span', { zone: formats.zone(points.at(-1)?.atMs ?? 0) })}</th>
          <th scope="col" className="number">
            {t('throughput.mean')}
          </th>
        </tr>
      </thead>
      <tbody>
        {means.map(({ fromMs, toMs, messagesPerS }) => (
          <tr key={fromMs}>
            <td>{t('throughput.from', { from: formats.hourMinute(fromMs), to: formats.hourMinute(toMs) })}</td>
            <td className="number">
              {messagesPerS === null ? (
                <span className="words">{t('throughput.noFeed')}</span>
              ) : (
                formats.oneDecimal(messagesPerS)
              )}
            </td>
          </tr>
        ))}
      </tbody>
    </PaneTable>
  )
}
