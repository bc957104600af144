import { useMemo } from 'react'
import type { RidesOverview } from '../../../shared/domain/rides-overview'
import { ChartPane, type ChartState } from '../../charts/chart-pane'
import { type ChartTokens, useChartTokens } from '../../charts/chart-theme'
import type { Formats } from '../../i18n/format'
import { t } from '../../i18n/translate'
import { useFormats, useLive } from '../../live/live-context'
import type { Measure } from './measure'
import type { RidesSearch } from './rides-search'
import { timeChart, timeFigures } from './time-charts'
import { ageChart, genderChart, hourChart, type WhoChart } from './who-charts'

/** What is known of the figures; `otherwise` is what each chart shows in their place. */
export type KnownFigures =
  | { readonly overview: RidesOverview }
  | { readonly otherwise: Exclude<ChartState, { readonly kind: 'shown' }> }

const whoCharts: readonly {
  readonly id: 'byAge' | 'byGender' | 'perHour'
  readonly stem: string
  readonly make: (overview: RidesOverview, measure: Measure, formats: Formats, tokens: ChartTokens) => WhoChart
}[] = [
  { id: 'byAge', stem: 'rides-by-age', make: ageChart },
  { id: 'byGender', stem: 'rides-by-gender', make: genderChart },
  { id: 'perHour', stem: 'rides-per-hour', make: hourChart }
]

/** Who rode, or how it went over time. */
export function RidesCharts({
  search,
  figures,
  isOld
}: {
  readonly search: RidesSearch
  readonly figures: KnownFigures
  /** Whether another question is under way. */
  readonly isOld: boolean
}) {
  const className = `panes rides-charts ${search.charts === 'time' ? 'is-time' : 'is-who'}${isOld ? ' is-old' : ''}`
  return (
    <div className={className} aria-busy={isOld}>
      {search.charts === 'time' ? (
        <TimeCharts figures={figures} />
      ) : (
        <WhoCharts figures={figures} measure={search.measure ?? 'count'} />
      )}
    </div>
  )
}

function WhoCharts({ figures, measure }: { readonly figures: KnownFigures; readonly measure: Measure }) {
  const formats = useFormats()
  const tokens = useChartTokens()
  const charts = useMemo(
    () =>
      whoCharts.map(({ id, stem, make }) => {
        const none: WhoChart = { note: '', keys: [], state: 'otherwise' in figures ? figures.otherwise : waiting }
        return { id, stem, chart: 'overview' in figures ? make(figures.overview, measure, formats, tokens) : none }
      }),
    [figures, measure, formats, tokens]
  )
  return charts.map(({ id, stem, chart }) => (
    <ChartPane
      key={id}
      title={t(`rides.chart.${id}`)}
      definition={t(`rides.chart.${id}.definition`)}
      fileStem={stem}
      {...chart}
    />
  ))
}

const waiting = { kind: 'loading' } as const

function TimeCharts({ figures }: { readonly figures: KnownFigures }) {
  const formats = useFormats()
  const { ticker } = useLive()
  const tokens = useChartTokens()
  const states = useMemo(
    () =>
      timeFigures.map((which) => ({
        which,
        state: 'overview' in figures ? timeChart(figures.overview, which, formats, tokens, ticker.nowMs()) : null
      })),
    [figures, formats, tokens, ticker]
  )
  return states.map(({ which, state }) => (
    <ChartPane
      key={which}
      title={t(`rides.time.${which}`)}
      note={t(`rides.time.${which}.unit`)}
      definition={t(`rides.time.${which}.definition`)}
      fileStem={`rides-over-time-${which.toLowerCase()}`}
      state={state ?? ('otherwise' in figures ? figures.otherwise : waiting)}
    />
  ))
}
