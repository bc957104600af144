import { IconBike, IconUser } from '@tabler/icons-react'
import type { RiderHit } from '../../shared/domain/rider'
import { momentMs } from '../i18n/format'
import { t } from '../i18n/translate'
import type { CurrentRide } from '../live/current-ride'
import { useFormats, useIsPictureLive, useLive } from '../live/live-context'
import { isEmailLike } from './look-up-query'
import { MarkedName } from './marked-name'

/** A rider: whose name, how to tell two of the same name apart, and where they are. */
export function RiderRow({
  hit,
  ride,
  query
}: {
  readonly hit: RiderHit
  readonly ride: CurrentRide | null
  readonly query: string
}) {
  const id = t('lookUp.rider', { id: hit.rider_id })
  return (
    <>
      <IconUser size={18} stroke={1.75} aria-hidden="true" />
      {hit.name === null ? (
        <span className="look-up-name quiet">{t('rider.nameUnknown')}</span>
      ) : (
        <MarkedName name={hit.name} query={query} />
      )}
      <span className="look-up-meta ellipsis">
        {query.trim() === String(hit.rider_id) ? <mark>{id}</mark> : id}
        {hit.city !== null && (
          <>
            {' · '}
            <bdi>{hit.city}</bdi>
          </>
        )}
        {isEmailLike(query) && hit.email_hint !== null && (
          <>
            {' · '}
            <bdi>{hit.email_hint}</bdi>
          </>
        )}
      </span>
      <span className="spring" />
      <RiderState hit={hit} ride={ride} />
    </>
  )
}

function RiderState({ hit, ride }: { readonly hit: RiderHit; readonly ride: CurrentRide | null }) {
  const formats = useFormats()
  const { ticker } = useLive()
  const isPictureLive = useIsPictureLive()
  if (ride !== null && isPictureLive) {
    return (
      <span className="chip">
        <IconBike size={13} stroke={1.75} aria-hidden="true" />
        {ride.bikeLabel === null ? t('rider.ridingNow') : t('rider.bikeNow', { bike: ride.bikeLabel })}
      </span>
    )
  }
  if (ride !== null) {
    const text = ride.bikeLabel === null ? t('rider.ridingWhenLive') : t('rider.bikeWhenLive', { bike: ride.bikeLabel })
    return <span className="look-up-state">{text}</span>
  }
  const lastMs = momentMs(hit.last_ride_at)
  if (lastMs === null) return <span className="look-up-state">{t('lookUp.noRide')}</span>
  const nowMs = ticker.nowMs()
  const isToday = formats.date(lastMs) === formats.date(nowMs)
  return (
    <span className="look-up-state">
      {isToday
        ? t('lookUp.rodeToday', { time: formats.hourMinute(lastMs) })
        : t('lookUp.lastRide', { day: formats.day(lastMs, nowMs) })}
    </span>
  )
}
