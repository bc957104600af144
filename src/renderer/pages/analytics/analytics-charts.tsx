import { useMemo } from 'react'
import type { Analytics } from '../../../shared/domain/analytics'
import { ChartPane, type ChartState } from '../../charts/chart-pane'
import { useChartTokens } from '../../charts/chart-theme'
import { t } from '../../i18n/translate'
import { useFormats } from '../../live/live-context'
import { agesChart } from './ages-chart'
import type { AnalyticsChart, MakeChart } from './analytics-chart'
import { bikeChart } from './bike-chart'
import { citiesChart, mostCities } from './cities-chart'
import { effortChart } from './effort-chart'
import { hoursChart } from './hours-chart'
import { weekChart } from './week-chart'

/** What is known of the figures; `otherwise` is what each chart shows in their place. */
export type KnownAnalytics =
  | { readonly analytics: Analytics }
  | { readonly otherwise: Exclude<ChartState, { readonly kind: 'shown' }> }

const charts: readonly {
  readonly id: 'week' | 'bikes' | 'hours' | 'effort' | 'ages' | 'cities'
  readonly stem: string
  readonly make: MakeChart
  readonly define: (analytics: Analytics | null) => string
}[] = [
  { id: 'week', stem: 'rides-by-hour-and-day', make: weekChart, define: () => t('analytics.week.definition') },
  { id: 'bikes', stem: 'utilisation-per-bike', make: bikeChart, define: () => t('analytics.bikes.definition') },
  {
    id: 'hours',
    stem: 'heart-rate-and-power-by-hour',
    make: hoursChart,
    define: () => t('analytics.hours.definition')
  },
  {
    id: 'effort',
    stem: 'power-against-heart-rate',
    make: effortChart,
    define: (analytics) => t('analytics.effort.definition', { step: analytics?.power_step ?? '' })
  },
  { id: 'ages', stem: 'heart-rate-by-gender-and-age', make: agesChart, define: () => t('analytics.ages.definition') },
  {
    id: 'cities',
    stem: 'rides-by-city',
    make: citiesChart,
    define: () => t('analytics.cities.definition', { shown: mostCities })
  }
]

/** All charts of the page. `isOld`: whether another question is under way. */
export function AnalyticsCharts({ figures, isOld }: { readonly figures: KnownAnalytics; readonly isOld: boolean }) {
  const formats = useFormats()
  const tokens = useChartTokens()
  const analytics = 'analytics' in figures ? figures.analytics : null
  const made = useMemo(
    () =>
      charts.map(({ id, stem, make, define }, index) => {
        const chart: AnalyticsChart =
          'analytics' in figures
            ? make(figures.analytics, formats, tokens)
            : { note: '', state: index === 0 ? figures.otherwise : withoutNext(figures.otherwise) }
        return { id, stem, chart, define }
      }),
    [figures, formats, tokens]
  )
  return (
    <div className={isOld ? 'panes analytics-charts is-old' : 'panes analytics-charts'} aria-busy={isOld}>
      {made.map(({ id, stem, chart, define }) => (
        <ChartPane
          key={id}
          title={t(`analytics.${id}`)}
          definition={define(analytics)}
          fileStem={stem}
          note={chart.note}
          keys={chart.keys ?? []}
          label={chart.label ?? `${t(`analytics.${id}`)}. ${chart.note}`}
          state={chart.state}
          head={chart.scale !== undefined && <HeatScale {...chart.scale} />}
        />
      ))}
    </div>
  )
}

/** The next step is offered once, not beside each chart. */
const withoutNext = (state: Exclude<ChartState, { readonly kind: 'shown' }>): ChartState =>
  state.kind === 'empty' ? { kind: 'empty', title: state.title, why: state.why } : state

function HeatScale({ least, most }: { readonly least: string; readonly most: string }) {
  return (
    <span className="heat-scale">
      {least}
      <i />
      {most}
    </span>
  )
}
