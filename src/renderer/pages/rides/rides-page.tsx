import { useMemo } from 'react'
import { t } from '../../i18n/translate'
import { useConsoleTime } from '../../live/live-context'
import { CallFailedError } from '../../live/queries'
import { usePageHead } from '../../shell/page-head'
import '../../ui/controls.css'
import { isNarrowed, notNarrowed } from '../../ui/filters/ride-filter-search'
import { PaneEmpty } from '../../ui/pane'
import '../../ui/pane.css'
import { dayAt } from '../reports/month'
import '../ride/ride-parts.css'
import { RidesBar } from './rides-bar'
import { type KnownFigures, RidesCharts } from './rides-charts'
import './rides.css'
import { RidesTablePane } from './rides-table-pane'
import { useGymZone, useRideRows, useRidesKeptNew, useRidesOverview } from './use-rides'
import { type RidesAddress, useRidesSearch } from './use-rides-search'

/** All rides there were: who rode, when, how it went, and every one of them. */
export function RidesPage() {
  usePageHead(t('rides.title'), t('rides.subtitle'))
  const address = useRidesSearch()
  const zone = useGymZone()
  const today = useConsoleTime((nowMs) => dayAt(nowMs, zone))
  const overview = useRidesOverview(address.search)
  const rows = useRideRows(address.search)
  useRidesKeptNew()
  const figures = useFigures(overview, address)
  return (
    <div className="rides-page">
      <RidesBar address={address} today={today} overview={overview.data} />
      <RidesCharts search={address.search} figures={figures} isOld={overview.isPlaceholderData} />
      <RidesTablePane
        address={address}
        rows={rows}
        totals={overview.data?.totals}
        empty={
          <PaneEmpty title={emptyTitle(address)} why={emptyWhy(address)}>
            <p className="rides-next">
              <WayOut address={address} />
            </p>
          </PaneEmpty>
        }
      />
    </div>
  )
}

function useFigures(query: ReturnType<typeof useRidesOverview>, address: RidesAddress): KnownFigures {
  const { data, error, refetch } = query
  return useMemo((): KnownFigures => {
    if (data !== undefined && data.totals.rides > 0) return { overview: data }
    if (data !== undefined) return { otherwise: { kind: 'empty', title: emptyTitle(address), why: emptyWhy(address) } }
    if (error === null) return { otherwise: { kind: 'loading' } }
    const why = error instanceof CallFailedError ? error.call.message : error.message
    return { otherwise: { kind: 'failed', title: t('rides.chart.failed'), why, retry: () => void refetch() } }
  }, [data, error, refetch, address])
}

/** Whether there has been no ride at all. */
const isFirstRun = ({ search }: RidesAddress): boolean => search.period === 'all' && !isNarrowed(search)

const emptyTitle = (address: RidesAddress): string => (isFirstRun(address) ? t('rides.empty.never') : t('rides.empty'))

function emptyWhy(address: RidesAddress): string {
  if (isFirstRun(address)) return t('rides.empty.never.why')
  return isNarrowed(address.search) ? t('rides.empty.narrowed') : t('rides.empty.why')
}

/** From where there are no rides to where there may be some. */
function WayOut({ address }: { readonly address: RidesAddress }) {
  if (isFirstRun(address)) return null
  if (isNarrowed(address.search)) {
    return (
      <button type="button" className="button small" onClick={() => address.change(notNarrowed)}>
        {t('rides.empty.clear')}
      </button>
    )
  }
  return (
    <button type="button" className="button small" onClick={() => address.change({ period: 'all' })}>
      {t('rides.empty.all')}
    </button>
  )
}
