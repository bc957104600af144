import { IconBike } from '@tabler/icons-react'
import { Link } from '@tanstack/react-router'
import type { Rider } from '../../../shared/domain/rider'
import { momentMs } from '../../i18n/format'
import { t } from '../../i18n/translate'
import type { CurrentRide } from '../../live/current-ride'
import { useFormats, useIsPictureLive } from '../../live/live-context'
import { useCall } from '../../live/queries'
import { RiderMenu } from './rider-menu'

/** Who it is, where they are now, and the way there. `newest`: ids of the rider's two newest rides, where there are two. */
export function RiderHead({
  rider,
  current,
  newest
}: {
  readonly rider: Rider
  readonly current: CurrentRide | null
  readonly newest: readonly number[] | null
}) {
  const formats = useFormats()
  const privacy = useCall('rider.privacy', { rider_id: rider.rider_id }).data
  const sinceMs = momentMs(rider.member_since)
  return (
    <header className="rider-head">
      <h2 className={rider.name === null ? 'rider-name quiet' : 'rider-name'} data-testid="rider-name">
        {rider.name === null ? t('rider.nameUnknown') : <bdi title={rider.name}>{rider.name}</bdi>}
      </h2>
      <p className="rider-number">
        {t('rider.number', { id: rider.rider_id })},{' '}
        {sinceMs === null ? t('rider.memberUnknown') : t('rider.memberSince', { date: formats.date(sinceMs) })}
      </p>
      <div className="rider-chips">
        {current !== null && <WhereNow current={current} />}
        <span className="chip">
          {rider.ride_count === 0
            ? t('rider.rides.none')
            : t('rider.rides.count', { quantity: rider.ride_count, count: formats.integer(rider.ride_count) })}
        </span>
        {rider.alias !== null && (
          <span className="chip rider-alias">
            {t('rider.shownAs')}
            <bdi className="ellipsis" title={rider.alias}>
              {rider.alias}
            </bdi>
          </span>
        )}
        {privacy?.is_listed === false && <span className="chip">{t('rider.notListed')}</span>}
      </div>
      <div className="rider-actions">
        {current !== null && (
          <Link className="button primary" to="/ride/$rideId" params={{ rideId: current.rideId }}>
            {t('rider.openRide')}
          </Link>
        )}
        {newest !== null && (
          <Link
            className="button"
            to="/compare"
            search={{ rides: [...newest] }}
            title={t('rider.compare.explained')}
            aria-label={t('rider.compare.explained')}
          >
            {t('rider.compare')}
          </Link>
        )}
        <RiderMenu rider={rider} />
      </div>
    </header>
  )
}

function WhereNow({ current }: { readonly current: CurrentRide }) {
  const isPictureLive = useIsPictureLive()
  const { bikeLabel: bike } = current
  const words = isPictureLive
    ? bike === null
      ? t('rider.ridingNow')
      : t('rider.bikeNow', { bike })
    : bike === null
      ? t('rider.ridingWhenLive')
      : t('rider.bikeWhenLive', { bike })
  return (
    <span className="chip">
      <IconBike size={13} stroke={1.75} aria-hidden="true" />
      {words}
    </span>
  )
}
