import type { AlertStats } from '../../../shared/domain/alert'
import type { Formats } from '../../i18n/format'
import { t } from '../../i18n/translate'
import { useFormats } from '../../live/live-context'
import { useCall } from '../../live/queries'
import { useAlarm } from '../../live/use-alarm'
import '../ride/ride-parts.css'
import { Kpi, type KpiFacts } from '../ride/kpi'
import { openFacts } from './open-facts'

const askEveryMs = 30_000

/** How many are open, and how alerts went over the last week. */
export function AlertFigures() {
  const formats = useFormats()
  const alarm = useAlarm()
  const { data: stats, error } = useCall('alerts.stats', { days: 7 }, { everyMs: askEveryMs })
  return (
    <>
      <dl className="kpis alerts-figures" aria-label={t('alertsPage.figures')}>
        {alarm === null ? <WaitingFigure /> : <Kpi facts={openFacts(alarm.alerts, formats)} age={null} />}
        {stats === undefined
          ? ['rate', 'median', 'days'].map((figure) => <WaitingFigure key={figure} />)
          : statsFacts(stats, formats).map((facts) => <Kpi key={facts.label} facts={facts} age={null} />)}
      </dl>
      {stats === undefined && error !== null && (
        <p className="alerts-figures-failed">{t('alertsPage.figures.failed', { why: error.message })}</p>
      )}
    </>
  )
}

/** The room of a figure that is not known yet. */
const WaitingFigure = () => <div className="kpi alerts-figure-wait" aria-hidden="true" />

function statsFacts(stats: AlertStats, formats: Formats): readonly KpiFacts[] {
  const { per_100_ride_hours: rate, count, median_acknowledge_s: medianS } = stats
  const rateWords = (value: number | null): string => (value === null ? '' : formats.oneDecimal(value))
  return [
    {
      label: t('alertsPage.figures.rate'),
      value: rate.high === null ? null : formats.oneDecimal(rate.high),
      unit: t('alertsPage.figures.high'),
      detail:
        rate.high === null
          ? t('alertsPage.figures.rate.none')
          : t('alertsPage.figures.both', { medium: rateWords(rate.medium), low: rateWords(rate.low) }),
      explained: t('alertsPage.figures.rate.explained')
    },
    {
      label: t('alertsPage.figures.median'),
      value: medianS === null ? null : formats.integer(Math.round(medianS)),
      unit: 's',
      detail: t(medianS === null ? 'alertsPage.figures.median.none' : 'alertsPage.figures.median.goal'),
      explained: t('alertsPage.figures.median.explained')
    },
    {
      label: t('alertsPage.figures.days'),
      value: formats.integer(count.high),
      unit: t('alertsPage.figures.high'),
      detail: t('alertsPage.figures.counts', {
        medium: formats.integer(count.medium),
        low: formats.integer(count.low)
      })
    }
  ]
}
