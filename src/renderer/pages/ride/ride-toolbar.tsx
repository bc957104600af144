import { IconChartLine, IconHeartOff, IconPlayerPause, IconPlayerPlay, IconTable } from '@tabler/icons-react'
import { useMemo } from 'react'
import { formatElapsed } from '../../i18n/format'
import { t } from '../../i18n/translate'
import { useFormats } from '../../live/live-context'
import type { RideReadings } from './ride-readings'
import { Segments } from './segments'
import { lengthOfSpans, silentSpans } from './silent-spans'
import type { RideViewState } from './use-ride-view'

/** How the ride is looked at. */
export function RideToolbar({ view, isRunning }: { readonly view: RideViewState; readonly isRunning: boolean }) {
  const { isTable } = view
  const TableIcon = isTable ? IconChartLine : IconTable
  const tableWords = isTable ? t('ride.charts') : t('ride.table')
  return (
    <div className="ride-toolbar">
      {!isTable && (
        <>
          <Segments
            label={t('ride.span')}
            value={view.span}
            onChange={view.setSpan}
            choices={[
              { value: 'last', words: t('ride.span.last') },
              { value: 'whole', words: t('ride.span.whole') }
            ]}
          />
          <Segments
            label={t('ride.base')}
            value={view.base}
            onChange={view.setBase}
            choices={[
              { value: 'ride', words: t('ride.base.ride') },
              { value: 'clock', words: t('ride.base.clock') }
            ]}
          />
        </>
      )}
      <span className="spring" />
      {view.shown !== null && <SilentChip readings={view.shown.readings} />}
      {view.behindS !== null && (
        <span className="chip warning" data-testid="paused">
          <IconPlayerPause size={13} stroke={1.75} aria-hidden="true" />
          {t('ride.pause.on', { time: view.behindS < 60 ? `${view.behindS}\u00a0s` : formatElapsed(view.behindS) })}
        </span>
      )}
      {view.behindS !== null ? (
        <button type="button" className="button primary" onClick={view.goLive} aria-keyshortcuts="L">
          <IconPlayerPlay size={16} stroke={1.75} aria-hidden="true" />
          {t('ride.live')}
          <kbd>{t('ride.live.key')}</kbd>
        </button>
      ) : (
        isRunning && (
          <button type="button" className="button" onClick={view.togglePause} aria-keyshortcuts="Space">
            <IconPlayerPause size={16} stroke={1.75} aria-hidden="true" />
            {t('ride.pause')}
            <kbd>{t('ride.pause.key')}</kbd>
          </button>
        )
      )}
      <button
        type="button"
        className="icon-button"
        aria-label={tableWords}
        title={tableWords}
        onClick={() => view.setTable(!isTable)}
      >
        <TableIcon size={18} stroke={1.75} aria-hidden="true" />
      </button>
    </div>
  )
}

/** More spans than this are told by their number. */
const mostTold = 3

/** How long there was no heart rate. */
function SilentChip({ readings }: { readonly readings: RideReadings }) {
  const formats = useFormats()
  const spans = useMemo(() => silentSpans(readings), [readings])
  if (spans.length === 0) return null
  return (
    <span className="chip">
      <IconHeartOff size={13} stroke={1.75} aria-hidden="true" />
      {spans.length <= mostTold
        ? t('ride.silent', { time: spans.map((span) => formatElapsed(lengthOfSpans([span]))).join(' + ') })
        : t('ride.silent.spans', {
            quantity: spans.length,
            count: formats.integer(spans.length),
            time: formatElapsed(lengthOfSpans(spans))
          })}
    </span>
  )
}
