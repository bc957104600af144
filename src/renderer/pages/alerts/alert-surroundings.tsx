import { IconChartLine, IconTable } from '@tabler/icons-react'
import { useState } from 'react'
import type { Alert } from '../../../shared/domain/alert'
import { momentMs } from '../../i18n/format'
import { t } from '../../i18n/translate'
import { PaneEmpty } from '../../ui/pane'
import { PaneFailure, PaneWait } from '../pipeline/pane-answer'
import { useRides } from '../ride/use-rides'
import { AlertChart } from './alert-chart'
import { AlertValues } from './alert-values'
import { readingsBetween, spansOf } from './surroundings'

/** Two minutes before and after an alert fired, as a chart or a table. */
export function AlertSurroundings({ alert, rideId }: { readonly alert: Alert; readonly rideId: number }) {
  const { states, retry } = useRides([rideId])
  const [isTable, setTable] = useState(false)
  const { ride = null, error = null } = states[0] ?? {}
  const TableIcon = isTable ? IconChartLine : IconTable
  const tableWords = isTable ? t('alertsPage.chart.toChart') : t('alertsPage.chart.toTable')
  const spans = spansOf(alert, ride?.readings.atMs.at(-1) ?? null)
  const readings = ride === null ? null : readingsBetween(ride.readings, spans.fromMs, spans.toMs)
  const hasReadings = readings !== null && readings.atMs.length > 0
  return (
    <section className="alert-part alert-around" aria-label={t('alertsPage.chart')}>
      <div className="alert-part-head">
        <h3>{t('alertsPage.chart')}</h3>
        <span className="quiet">{t('alertsPage.chart.unit')}</span>
        <span className="spring" />
        {hasReadings && (
          <button
            type="button"
            className="icon-button"
            aria-label={tableWords}
            title={tableWords}
            onClick={() => setTable(!isTable)}
          >
            <TableIcon size={16} stroke={1.75} aria-hidden="true" />
          </button>
        )}
      </div>
      {ride === null && error === null && <PaneWait />}
      {ride === null && error !== null && error.code !== 'not-found' && (
        <PaneFailure error={error} failed={t('alertsPage.chart.failed')} refusal={null} onRetry={retry} />
      )}
      {(error?.code === 'not-found' || (readings !== null && !hasReadings)) && (
        <PaneEmpty title={t('alertsPage.chart.gone')} why={t('alertsPage.chart.gone.why')} />
      )}
      {ride !== null &&
        hasReadings &&
        (isTable ? (
          <AlertValues readings={readings} spans={spans} maximumBpm={ride.told.heart_rate_maximum} />
        ) : (
          <AlertChart
            alert={alert}
            readings={readings}
            spans={spans}
            maximumBpm={ride.told.heart_rate_maximum}
            hasEnded={momentMs(ride.told.ride.end_time) !== null}
          />
        ))}
    </section>
  )
}
