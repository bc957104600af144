import type { ReactNode } from 'react'
import type { Rider } from '../../../shared/domain/rider'
import type { RiderRide } from '../../../shared/domain/rider-history'
import { t } from '../../i18n/translate'
import type { CurrentRide } from '../../live/current-ride'
import { useFormats, useLive } from '../../live/live-context'
import { CallFailedError } from '../../live/queries'
import { openLookUp } from '../../look-up/look-up'
import { usePageHead } from '../../shell/page-head'
import '../../ui/pane.css'
import '../../ui/table.css'
import { Wait } from '../../ui/wait'
import '../ride/ride-parts.css'
import { RiderAlerts } from './rider-alerts'
import { RiderBests } from './rider-bests'
import { RiderDetails } from './rider-details'
import { RiderHead } from './rider-head'
import { RiderHeartRate } from './rider-heart-rate'
import { RiderTrends } from './rider-trends'
import { RidesPane } from './rides-pane'
import './rider.css'
import { useRider } from './use-rider'

/** Who a rider is, what they reached, and all their rides. */
export function RiderPage({ riderId }: { readonly riderId: number }) {
  const { rider, history, rides, current } = useRider(riderId)
  usePageHead(t('riders.title'), rider.data?.name ?? null)
  const { error } = rider
  const isUnknown = error instanceof CallFailedError && error.call.code === 'not-found'
  if (isUnknown) {
    return (
      <RiderWords title={t('rider.none', { id: riderId })} why={t('rider.none.why')}>
        <button type="button" className="button" onClick={openLookUp}>
          {t('rider.lookUp')} <kbd>/</kbd>
        </button>
      </RiderWords>
    )
  }
  if (rider.data === undefined && error !== null) {
    return (
      <RiderWords title={t('rider.failed')} why={error.message}>
        <button type="button" className="button" onClick={() => void rider.refetch()}>
          {t('rider.retry')}
        </button>
      </RiderWords>
    )
  }
  return (
    <div className="panes rider">
      {rider.data === undefined ? (
        <RiderSkeleton />
      ) : (
        <RiderColumn
          rider={rider.data}
          current={current}
          newest={newestTwo(rides.data?.pages[0]?.items)}
          oldSinceMs={error === null ? null : rider.dataUpdatedAt}
        />
      )}
      <div className="rider-main">
        <RiderBests history={history} />
        <RiderTrends riderId={riderId} history={history} />
        <RidesPane
          riderId={riderId}
          rides={rides}
          count={rider.data?.ride_count ?? null}
          totals={history.data?.totals}
        />
      </div>
    </div>
  )
}

const newestTwo = (rides: readonly RiderRide[] | undefined): readonly number[] | null =>
  rides === undefined || rides.length < 2 ? null : rides.slice(0, 2).map(({ ride_id }) => ride_id)

function RiderColumn({
  rider,
  current,
  newest,
  oldSinceMs
}: {
  readonly rider: Rider
  readonly current: CurrentRide | null
  readonly newest: readonly number[] | null
  /** When the figures were answered, by the page's clock, where later questions failed. */
  readonly oldSinceMs: number | null
}) {
  const formats = useFormats()
  const { console, ticker } = useLive()
  return (
    <div className="pane rider-column">
      <RiderHead rider={rider} current={current} newest={newest} />
      {oldSinceMs !== null && (
        <p className="rider-old" role="status">
          {t('rider.old', {
            moment: formats.moment(oldSinceMs + console.clock.nowMs() - Date.now(), ticker.nowMs())
          })}
        </p>
      )}
      <RiderDetails rider={rider} />
      <RiderHeartRate rider={rider} />
      <RiderAlerts riderId={rider.rider_id} />
    </div>
  )
}

/** In place of a rider: why there is none. */
function RiderWords({
  title,
  why,
  children
}: {
  readonly title: string
  readonly why: string
  readonly children: ReactNode
}) {
  return (
    <div className="rider-words">
      <h2>{title}</h2>
      <p>{why}</p>
      {children}
    </div>
  )
}

function RiderSkeleton() {
  return (
    <div className="pane rider-skeleton" aria-busy="true">
      <Wait>
        <span className="skeleton" style={{ width: 210, height: 20 }} />
        <span className="skeleton" style={{ width: 160, height: 12 }} />
        <span className="skeleton" style={{ height: 110, marginTop: 24 }} />
        <span className="skeleton" style={{ height: 190, marginTop: 12 }} />
      </Wait>
    </div>
  )
}
