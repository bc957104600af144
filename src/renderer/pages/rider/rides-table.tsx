import { Link } from '@tanstack/react-router'
import type { RiderRide } from '../../../shared/domain/rider-history'
import { formatElapsed, momentMs } from '../../i18n/format'
import { t } from '../../i18n/translate'
import { useFormats, useIsPictureLive, useLive } from '../../live/live-context'
import { Chip } from '../../ui/chip'
import { PaneTable } from '../../ui/pane'
import { ZoneShare } from './zone-share'

/** Rides, one a row; each leads to its page. */
export function RidesTable({ rides }: { readonly rides: readonly RiderRide[] }) {
  const formats = useFormats()
  const zones = new Set(rides.flatMap((ride) => (momentMs(ride.start_time) === null ? [] : startZone(ride, formats))))
  const [zone] = zones
  const start = zones.size === 1 && zone !== undefined ? t('rider.rides.startIn', { zone }) : t('rider.rides.start')
  return (
    <PaneTable label={t('rider.rides')}>
      <thead>
        <tr>
          <th scope="col">{t('rider.rides.date')}</th>
          <th scope="col">{start}</th>
          <th scope="col" className="number">
            {t('rider.rides.duration')}
          </th>
          <th scope="col">{t('rider.rides.bike')}</th>
          <th scope="col" className="number">
            {t('rider.rides.avgHeartRate')}
          </th>
          <th scope="col" className="number">
            {t('rider.rides.maxHeartRate')}
          </th>
          <th scope="col">{t('rider.rides.zones')}</th>
          <th scope="col" className="number">
            {t('rider.rides.avgPower')}
          </th>
          <th scope="col" className="number">
            {t('rider.rides.energy')}
          </th>
        </tr>
      </thead>
      <tbody>
        {rides.map((ride) => (
          <RideRow key={ride.ride_id} ride={ride} isZoneShown={zones.size > 1} />
        ))}
      </tbody>
    </PaneTable>
  )
}

const startZone = (ride: RiderRide, formats: ReturnType<typeof useFormats>): string =>
  formats.zone(momentMs(ride.start_time) ?? 0)

function RideRow({ ride, isZoneShown }: { readonly ride: RiderRide; readonly isZoneShown: boolean }) {
  const formats = useFormats()
  const { ticker } = useLive()
  const startMs = momentMs(ride.start_time)
  const nowMs = ticker.nowMs()
  const day = startMs === null ? ride.start_time : formats.day(startMs, nowMs)
  const time = startMs === null ? '' : formats.hourMinute(startMs)
  return (
    <tr className="rider-ride">
      <td>
        <Link to="/ride/$rideId" params={{ rideId: ride.ride_id }} aria-label={t('rider.rides.open', { day, time })}>
          {day}
        </Link>
      </td>
      <td>
        {time}
        {isZoneShown && startMs !== null && <span className="rider-ride-zone">{formats.zone(startMs)}</span>}
      </td>
      <td className="number">
        <Duration ride={ride} />
      </td>
      <td className="ellipsis rider-ride-bike">
        <Known text={ride.bike_serial === null ? null : ride.bike_label} unknown={t('rider.unknown')} />
      </td>
      <Figure value={ride.avg_heart_rate} />
      <Figure value={ride.max_heart_rate} />
      <td className="rider-ride-zones">
        <Zones ride={ride} />
      </td>
      <Figure value={ride.avg_power} />
      <Figure value={ride.avg_power === null ? null : ride.energy_kj} />
    </tr>
  )
}

function Duration({ ride }: { readonly ride: RiderRide }) {
  const isPictureLive = useIsPictureLive()
  if (ride.end_time === null) {
    if (isPictureLive) return <Chip tone="good">{t('rider.ridingNow')}</Chip>
    return <span className="words">{t('rider.rides.notEnded')}</span>
  }
  if (ride.duration_s === null) return <span className="words">{t('rider.rides.noReading')}</span>
  return formatElapsed(ride.duration_s)
}

function Zones({ ride: { zone_seconds: seconds, end_time: end } }: { readonly ride: RiderRide }) {
  if (seconds === null) {
    const words = end === null ? t('rider.rides.zones.running') : t('rider.rides.zones.waiting')
    return <span className="words">{words}</span>
  }
  if (seconds.every((inZone) => inZone === 0)) return <span className="words">{t('rider.rides.noSignal')}</span>
  return <ZoneShare seconds={seconds} />
}

function Figure({ value }: { readonly value: number | null }) {
  const formats = useFormats()
  return (
    <td className="number">
      <Known text={value === null ? null : formats.integer(value)} unknown={t('rider.rides.noSignal')} />
    </td>
  )
}

function Known({ text, unknown }: { readonly text: string | null; readonly unknown: string }) {
  return text === null ? <span className="words">{unknown}</span> : <bdi>{text}</bdi>
}
