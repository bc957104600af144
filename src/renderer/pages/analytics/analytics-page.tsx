import { useMemo } from 'react'
import { t } from '../../i18n/translate'
import { useConsoleTime, useFormats } from '../../live/live-context'
import { CallFailedError } from '../../live/queries'
import { usePageHead } from '../../shell/page-head'
import '../../ui/controls.css'
import { isNarrowed, notNarrowed, type RideFilterAddress } from '../../ui/filters/ride-filter-search'
import { RideFilters } from '../../ui/filters/ride-filters'
import '../../ui/pane.css'
import { spanWords } from '../leaderboard/boards-note'
import { dayAt } from '../reports/month'
import '../ride/ride-parts.css'
import { useGymZone } from '../rides/use-rides'
import { AnalyticsCharts, type KnownAnalytics } from './analytics-charts'
import { usualPeriod } from './analytics-search'
import './analytics.css'
import { BoardLinks } from './board-links'
import { useAnalytics, useAnalyticsAddress, useFacets } from './use-analytics'

/** When the gym is used, which bikes, how hard, and by whom. */
export function AnalyticsPage() {
  usePageHead(t('analytics.title'))
  const address = useAnalyticsAddress()
  const zone = useGymZone()
  const today = useConsoleTime((nowMs) => dayAt(nowMs, zone))
  const facets = useFacets(address.search)
  const query = useAnalytics(address.search)
  const figures = useFigures(query, address)
  return (
    <div className="analytics-page">
      <div className="filter-bar">
        <RideFilters address={address} usual={usualPeriod} today={today} overview={facets} />
        <Totals query={query} />
      </div>
      <BoardLinks search={address.search} />
      <AnalyticsCharts figures={figures} isOld={query.isPlaceholderData} />
    </div>
  )
}

/** What all charts are made of. */
function Totals({ query: { data, error, dataUpdatedAt } }: { readonly query: ReturnType<typeof useAnalytics> }) {
  const formats = useFormats()
  if (data === undefined) return null
  const words = t('analytics.totals', {
    rides: t('analytics.rides', { quantity: data.rides, count: formats.integer(data.rides) }),
    riders: t('analytics.riders', { quantity: data.riders, count: formats.integer(data.riders) }),
    period: spanWords(data, formats)
  })
  return (
    <>
      {error !== null && (
        <span className="chip warning">{t('analytics.stale', { time: formats.hourMinute(dataUpdatedAt) })}</span>
      )}
      <span className="analytics-totals ellipsis" title={words}>
        {words}
      </span>
    </>
  )
}

function useFigures(query: ReturnType<typeof useAnalytics>, address: RideFilterAddress): KnownAnalytics {
  const { data, error, refetch } = query
  return useMemo((): KnownAnalytics => {
    if (data !== undefined && data.rides > 0) return { analytics: data }
    if (data !== undefined) return { otherwise: emptyState(address) }
    if (error === null) return { otherwise: { kind: 'loading' } }
    const why = error instanceof CallFailedError ? error.call.message : error.message
    return { otherwise: { kind: 'failed', title: t('analytics.failed'), why, retry: () => void refetch() } }
  }, [data, error, refetch, address])
}

/** Why there is nothing to draw, and the way to where there may be something. */
function emptyState({ search, change }: RideFilterAddress) {
  if (isNarrowed(search)) {
    const next = (
      <button type="button" className="button small" onClick={() => change(notNarrowed)}>
        {t('analytics.empty.clear')}
      </button>
    )
    return { kind: 'empty', title: t('analytics.empty'), why: t('analytics.empty.narrowed'), next } as const
  }
  if (search.period === 'all') {
    return { kind: 'empty', title: t('analytics.empty.never'), why: t('analytics.empty.never.why') } as const
  }
  const next = (
    <button type="button" className="button small" onClick={() => change({ period: 'all' })}>
      {t('analytics.empty.all')}
    </button>
  )
  return { kind: 'empty', title: t('analytics.empty'), why: t('analytics.empty.why'), next } as const
}
