import { useMemo } from 'react'
import type { Alert } from '../../../shared/domain/alert'
import { Chart } from '../../charts/chart'
import { useChartTokens } from '../../charts/chart-theme'
import { t } from '../../i18n/translate'
import { useFormats, useZoneStarts } from '../../live/live-context'
import type { RideReadings } from '../ride/ride-readings'
import { rideView } from '../ride/ride-view'
import { gymDayStartMs } from '../ride/time-places'
import { heldS } from './alert-outcome'
import { type AlertPlotFacts, type AlertPlotWords, alertLayout, alertTraces } from './alert-plot'
import { secondsWords } from './seconds-words'
import { type AlertSpans, closeRange } from './surroundings'

/** Heart rate around an alert, with zones, the limit, and when it held and fired. */
export function AlertChart({
  alert,
  readings,
  spans,
  maximumBpm,
  hasEnded
}: {
  readonly alert: Alert
  readonly readings: RideReadings
  readonly spans: AlertSpans
  readonly maximumBpm: number
  readonly hasEnded: boolean
}) {
  const tokens = useChartTokens()
  const formats = useFormats()
  const zoneStarts = useZoneStarts()
  // Drawn anew with each reading, not with each drawing of the page.
  const key = `${readings.atMs.length} ${readings.atMs.at(-1)} ${spans.firing[1]} ${hasEnded}`
  const { limit: limitBpm } = alert
  const { firedMs } = spans
  const fired = formats.time(firedMs)
  const held = secondsWords(heldS(alert))
  // biome-ignore lint/correctness/useExhaustiveDependencies: the key tells when readings and spans are others
  const [data, layout] = useMemo(() => {
    const dayStartMs = gymDayStartMs(firedMs, fired)
    const view = rideView(readings, 'whole', 'clock', dayStartMs, !hasEnded)
    const facts: AlertPlotFacts = {
      heartRate: view.heartRate,
      silent: view.silent,
      spans,
      lastMs: readings.atMs.at(-1) ?? null,
      dayStartMs,
      axis: closeRange(readings.heartRateBpm, limitBpm),
      zones: { maximum: maximumBpm, startsPercent: zoneStarts },
      limitBpm
    }
    const words: AlertPlotWords = {
      heartRate: t('ride.heartRate'),
      hold: t('alertsPage.chart.hold', { time: held }),
      firing: t('alertsPage.chart.firing'),
      limit: t('alertsPage.chart.limit', { bpm: Math.round(limitBpm ?? 0) }),
      fired,
      minutes: (minutes) =>
        t(minutes < 0 ? 'alertsPage.chart.before' : 'alertsPage.chart.after', { minutes: Math.abs(minutes) }),
      zone: (zone) => t('tile.zone', { zone }),
      bpm: t('alertsPage.chart.unit')
    }
    return [alertTraces(facts, words, tokens), alertLayout(facts, words, tokens)]
  }, [key, firedMs, fired, held, limitBpm, maximumBpm, zoneStarts, tokens])
  return (
    <Chart className="alert-chart" data={data} layout={layout} label={t('alertsPage.chart.said', { time: fired })} />
  )
}
