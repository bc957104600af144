import { IconX } from '@tabler/icons-react'
import { Link } from '@tanstack/react-router'
import { useEffect, useRef } from 'react'
import { t } from '../../i18n/translate'
import { usePageKeys } from '../../shell/shortcuts'
import '../../ui/controls.css'
import '../../ui/pane.css'
import '../../ui/zones.css'
import { MinuteTable } from './minute-table'
import { RideCharts } from './ride-charts'
import { RideDetails } from './ride-details'
import './ride-drawer.css'
import { RideKpis } from './ride-kpis'
import { RideAbsent, RideOldNotice } from './ride-notice'
import { RidePlate } from './ride-plate'
import { CompareButton, ProfileLink, RideRider } from './ride-rider'
import type { FollowedRide } from './ride-store'
import { RideToolbar } from './ride-toolbar'
import './ride-parts.css'
import './ride-charts.css'
import { type RideViewState, useRideView } from './use-ride-view'
import { useRiderOfRide } from './use-rider-of-ride'
import { ZoneTimes } from './zone-times'

/**
 * A ride beside the floor, in one column. It takes the focus when it opens and gives it to nobody when it closes: that is
 * for who opened it. A key by `rideId` makes each ride a drawer of its own.
 */
export function RideDrawer({ rideId, onClose }: { readonly rideId: number; readonly onClose: () => void }) {
  const view = useRideView(rideId)
  const headingRef = useRef<HTMLHeadingElement>(null)
  useEffect(() => headingRef.current?.focus(), [])
  usePageKeys({ Escape: onClose })
  const { ride } = view.state
  const title = ride === null ? t('ride.drawer.loading') : t('ride.drawer', { bike: ride.told.bike_label })
  return (
    <aside className="ride-drawer" aria-label={title} data-testid="ride-drawer">
      <header className="ride-drawer-head">
        <h2 ref={headingRef} tabIndex={-1} className="ellipsis">
          {title}
        </h2>
        <span className="spring" />
        {ride !== null && <CompareButton rideId={rideId} />}
        <Link className="button small" to="/ride/$rideId" params={{ rideId }}>
          {t('ride.openPage')}
        </Link>
        <button
          type="button"
          className="icon-button"
          onClick={onClose}
          aria-label={t('ride.close')}
          title={t('ride.close')}
        >
          <IconX size={18} stroke={1.75} aria-hidden="true" />
        </button>
      </header>
      {ride === null || view.shown === null ? (
        <RideAbsent state={view.state} retry={view.retry} />
      ) : (
        <KnownRide ride={ride} shown={view.shown} view={view} />
      )}
    </aside>
  )
}

function KnownRide({
  ride,
  shown,
  view
}: {
  readonly ride: FollowedRide
  readonly shown: FollowedRide
  readonly view: RideViewState
}) {
  const riderId = ride.told.ride.rider_id
  const { rider, trouble } = useRiderOfRide(riderId)
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reachable without a mouse
    // biome-ignore lint/a11y/useSemanticElements: a fieldset is for form fields
    <div className="ride-drawer-body" role="group" tabIndex={0} aria-label={t('ride.kpi.figures')}>
      <RideOldNotice state={view.state} retry={view.retry} />
      <RidePlate ride={ride} />
      <div className="ride-part ride-rider">
        <div className="ride-drawer-rider">
          <RideRider riderId={riderId} rider={rider} trouble={trouble} />
        </div>
        {riderId !== null && <ProfileLink riderId={riderId} />}
      </div>
      <RideKpis ride={shown} weightKg={rider?.weight_kg ?? null} />
      <RideToolbar view={view} isRunning={ride.told.ride.end_time === null} />
      <div className="ride-drawer-charts">
        {view.isTable ? (
          <MinuteTable readings={shown.readings} />
        ) : (
          <RideCharts ride={shown} span={view.span} base={view.base} revision={view.revision} />
        )}
      </div>
      <ZoneTimes ride={shown} />
      <RideDetails ride={ride} rider={rider} />
    </div>
  )
}
