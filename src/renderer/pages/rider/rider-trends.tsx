import { useMemo } from 'react'
import { ChartPane, type ChartState } from '../../charts/chart-pane'
import type { ChartTable } from '../../charts/chart-table'
import { useChartTokens } from '../../charts/chart-theme'
import type { Formats } from '../../i18n/format'
import { t } from '../../i18n/translate'
import { useFormats, useLive } from '../../live/live-context'
import { useGymZone } from '../rides/use-rides'
import { type TrendMeasure, type TrendPoint, trendOf } from './trend'
import { trendDrawing } from './trend-drawing'
import { trendTicks } from './trend-ticks'
import type { useRider } from './use-rider'

type History = ReturnType<typeof useRider>['history']

/** How power and heart rate went from ride to ride. */
export function RiderTrends({ riderId, history }: { readonly riderId: number; readonly history: History }) {
  const power = useTrend(history, 'avg_power')
  const heartRate = useTrend(history, 'avg_heart_rate')
  return (
    <div className="panes rider-trends">
      <ChartPane
        title={t('rider.trend.power')}
        note={t('rider.trend.power.note')}
        definition={t('rider.trend.power.definition')}
        fileStem={`rider-${riderId}-power`}
        {...power}
      />
      <ChartPane
        title={t('rider.trend.heartRate')}
        note={t('rider.trend.heartRate.note')}
        definition={t('rider.trend.heartRate.definition')}
        fileStem={`rider-${riderId}-heart-rate`}
        {...heartRate}
      />
    </div>
  )
}

const wordsOf = {
  avg_power: {
    title: () => t('rider.trend.power'),
    empty: () => t('rider.trend.empty.power'),
    head: () => t('rider.trend.watts'),
    field: 'avg_power_w',
    unit: 'W',
    colour: 'power'
  },
  avg_heart_rate: {
    title: () => t('rider.trend.heartRate'),
    empty: () => t('rider.trend.empty.heartRate'),
    head: () => t('rider.trend.bpm'),
    field: 'avg_heart_rate_bpm',
    unit: 'bpm',
    colour: 'heartRate'
  }
} as const

function useTrend(
  { data, error, refetch }: History,
  measure: TrendMeasure
): { readonly state: ChartState; readonly label?: string } {
  const formats = useFormats()
  const { console } = useLive()
  const tokens = useChartTokens()
  const timeZone = useGymZone()
  const words = wordsOf[measure]
  const trend = data?.trend
  return useMemo((): { readonly state: ChartState; readonly label?: string } => {
    if (trend === undefined) {
      if (error === null) return { state: { kind: 'loading' } }
      const retry = (): void => void refetch()
      return { state: { kind: 'failed', title: t('rider.trend.failed'), why: error.message, retry } }
    }
    const points = trendOf(trend, measure)
    const [first, last] = [points[0], points.at(-1)]
    if (first === undefined || last === undefined) {
      return { state: { kind: 'empty', title: t('rider.trend.empty'), why: words.empty() } }
    }
    const nowMs = console.clock.nowMs()
    const write = (value: number): string => `${formats.integer(value)}\u00a0${words.unit}`
    const drawing = trendDrawing(
      {
        points,
        ticks: trendTicks(first.atMs, last.atMs, { timeZone, formats, nowMs }),
        colour: words.colour,
        write: (point) => [
          `${formats.shortMoment(point.atMs, nowMs)}  ${write(point.value)}`,
          `${t('rider.trend.mean')}  ${write(point.mean)}`
        ]
      },
      tokens
    )
    const said = { quantity: points.length, count: formats.integer(points.length), value: write(last.value) }
    return {
      state: { kind: 'shown', drawing, table: tableOf(points, words, formats, nowMs) },
      label: t('rider.trend.said', { title: words.title(), ...said })
    }
  }, [trend, error, refetch, measure, words, console, formats, timeZone, tokens])
}

const tableOf = (
  points: readonly TrendPoint[],
  words: (typeof wordsOf)[TrendMeasure],
  formats: Formats,
  nowMs: number
): ChartTable => ({
  columns: [
    { head: t('rider.trend.start'), field: 'start_time', say: (at) => formats.shortMoment(Date.parse(at), nowMs) },
    { head: words.head(), field: words.field, write: formats.oneDecimal },
    { head: t('rider.trend.mean'), field: 'mean_of_7', write: formats.oneDecimal }
  ],
  rows: points.map(({ atMs, value, mean }) => [new Date(atMs).toISOString(), value, mean])
})
