import { type ReactNode, useEffect, useState } from 'react'
import type { Rider } from '../../../shared/domain/rider'
import { t } from '../../i18n/translate'
import type { CurrentRide } from '../../live/current-ride'
import { useFormats, useLive } from '../../live/live-context'
import { CallFailedError } from '../../live/queries'
import { openLookUp } from '../../look-up/look-up'
import { usePageHead } from '../../shell/page-head'
import '../../ui/pane.css'
import '../../ui/table.css'
import { RiderAlerts } from './rider-alerts'
import { RiderDetails } from './rider-details'
import { RiderHead } from './rider-head'
import { RiderHeartRate } from './rider-heart-rate'
import { RidesPane } from './rides-pane'
import './rider.css'
import { useRider } from './use-rider'

/** Who a rider is, and all their rides. */
export function RiderPage({ riderId }: { readonly riderId: number }) {
  const { rider, rides, current } = useRider(riderId)
  usePageHead(t('rider.title'), rider.data?.name ?? null)
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
        <RiderColumn rider={rider.data} current={current} oldSinceMs={error === null ? null : rider.dataUpdatedAt} />
      )}
      <RidesPane rides={rides} count={rider.data?.ride_count ?? null} />
    </div>
  )
}

function RiderColumn({
  rider,
  current,
  oldSinceMs
}: {
  readonly rider: Rider
  readonly current: CurrentRide | null
  /** When the figures were answered, by the page's clock, where later questions failed. */
  readonly oldSinceMs: number | null
}) {
  const formats = useFormats()
  const { console, ticker } = useLive()
  return (
    <div className="pane rider-column">
      <RiderHead rider={rider} current={current} />
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
  const [isShown, setShown] = useState(false)
  useEffect(() => {
    const timer = setTimeout(() => setShown(true), 200)
    return () => clearTimeout(timer)
  }, [])
  return (
    <div className="pane rider-skeleton" aria-busy="true">
      <span className="said">{t('loading.label')}</span>
      {isShown && (
        <>
          <span className="skeleton" style={{ width: 210, height: 20 }} />
          <span className="skeleton" style={{ width: 160, height: 12 }} />
          <span className="skeleton" style={{ height: 110, marginTop: 24 }} />
          <span className="skeleton" style={{ height: 190, marginTop: 12 }} />
        </>
      )}
    </div>
  )
}
