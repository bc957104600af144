import { IconHistory } from '@tabler/icons-react'
import { Link } from '@tanstack/react-router'
import { t } from '../../i18n/translate'
import { useLive, useStored } from '../../live/live-context'
import { useCall } from '../../live/queries'
import { dayAt } from '../reports/month'
import { previousRideId } from './previous-ride'

/** Compares the ride with the rider's ride before it; nothing for a first one. */
export function PreviousButton({
  rideId,
  riderId,
  startTime
}: {
  readonly rideId: number
  readonly riderId: number
  readonly startTime: string
}) {
  const info = useStored(useLive().console.info)
  const startMs = Date.parse(startTime)
  const to = info === null || Number.isNaN(startMs) ? null : dayAt(startMs, info.time_zone)
  const { data } = useCall(
    'rides.table',
    { rider_id: riderId, period: 'days', ...(to === null ? {} : { to }), limit: 50 },
    { isEnabled: to !== null }
  )
  const previous = data === undefined ? null : previousRideId({ ride_id: rideId, start_time: startTime }, data.items)
  if (previous === null) return null
  return (
    <Link
      className="button small"
      to="/compare"
      search={{ rides: [rideId, previous] }}
      title={t('ride.previous.explained')}
    >
      <IconHistory size={14} stroke={1.75} aria-hidden="true" />
      {t('ride.previous')}
    </Link>
  )
}
