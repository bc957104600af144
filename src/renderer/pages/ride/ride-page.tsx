import type { Rider } from '../../../shared/domain/rider'
import { t } from '../../i18n/translate'
import { usePageHead } from '../../shell/page-head'
import '../../ui/controls.css'
import '../../ui/pane.css'
import '../../ui/zones.css'
import { MinuteTable } from './minute-table'
import { PreviousButton } from './previous-button'
import { RideCharts } from './ride-charts'
import { RideDetails } from './ride-details'
import { RideKpis } from './ride-kpis'
import { RideAbsent, RideOldNotice } from './ride-notice'
import { RidePlate } from './ride-plate'
import { CompareButton, ProfileLink, RideRider } from './ride-rider'
import type { FollowedRide } from './ride-store'
import { RideToolbar } from './ride-toolbar'
import './ride-parts.css'
import './ride-charts.css'
import './ride.css'
import { type RideViewState, useRideView } from './use-ride-view'
import { useRiderOfRide } from './use-rider-of-ride'
import { ZoneTimes } from './zone-times'

/** One ride: who, how the heart does now, and how it went so far. */
export function RidePage({ rideId }: { readonly rideId: number }) {
  const view = useRideView(rideId)
  const { ride } = view.state
  const { rider, trouble } = useRiderOfRide(ride?.told.ride.rider_id ?? null)
  usePageHead(
    ride === null || ride.told.ride.end_time !== null ? t('ride.title') : t('ride.title.current'),
    ride === null ? null : noteOf(ride.told.bike_label, rider?.alias ?? null)
  )
  if (ride === null || view.shown === null) return <RideAbsent state={view.state} retry={view.retry} />
  return <KnownRide rideId={rideId} ride={ride} shown={view.shown} view={view} rider={rider} trouble={trouble} />
}

const noteOf = (bike: string, alias: string | null): string =>
  alias === null ? t('ride.bike', { bike }) : t('ride.note', { bike, alias })

function KnownRide({
  rideId,
  ride,
  shown,
  view,
  rider,
  trouble
}: {
  readonly rideId: number
  /** As it is known now. */
  readonly ride: FollowedRide
  /** As it is looked at. */
  readonly shown: FollowedRide
  readonly view: RideViewState
  readonly rider: Rider | null
  readonly trouble: string | null
}) {
  const riderId = ride.told.ride.rider_id
  return (
    <div className="ride-page">
      <section className="ride-side" aria-label={t('ride.bike', { bike: ride.told.bike_label })}>
        {/* What the heart does now is never paused. */}
        <RidePlate ride={ride} />
        <div className="ride-part ride-rider">
          <RideRider riderId={riderId} rider={rider} trouble={trouble} />
          <div className="ride-actions">
            {riderId !== null && <ProfileLink riderId={riderId} />}
            <CompareButton rideId={rideId} />
            {riderId !== null && (
              <PreviousButton rideId={rideId} riderId={riderId} startTime={ride.told.ride.start_time} />
            )}
          </div>
        </div>
        <RideDetails ride={ride} rider={rider} />
        <ZoneTimes ride={shown} />
      </section>
      <div className="ride-main">
        <RideOldNotice state={view.state} retry={view.retry} />
        <RideKpis ride={shown} weightKg={rider?.weight_kg ?? null} />
        <RideToolbar view={view} isRunning={ride.told.ride.end_time === null} />
        {view.isTable ? (
          <MinuteTable readings={shown.readings} />
        ) : (
          <RideCharts ride={shown} span={view.span} base={view.base} revision={view.revision} />
        )}
      </div>
    </div>
  )
}
