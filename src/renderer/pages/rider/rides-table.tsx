import { Link } from '@tanstack/react-router'
import type { Ride } from '../../../shared/domain/ride'
import { formatElapsed, momentMs } from '../../i18n/format'
import { t } from '../../i18n/translate'
import { useFormats, useIsPictureLive, useLive } from '../../live/live-context'
import { Chip } from '../../ui/chip'
import { PaneTable } from '../../ui/pane'
import { bikeLabelOf } from './bike-label-of'

/** Rides, one a row; each leads to its page. */
export function RidesTable({ rides }: { readonly rides: readonly Ride[] }) {
  const formats = useFormats()
  const zones = new Set(rides.flatMap((ride) => (momentMs(ride.start_time) === null ? [] : startZone(ride, formats))))
  const [zone] = zones
  return (
    <PaneTable label={t('rider.rides')}>
      <thead>
        <tr>
          <th scope="col">{t('rider.rides.date')}</th>
          <th scope="col">
            {zones.size === 1 && zone !== undefined ? t('rider.rides.startIn', { zone }) : t('rider.rides.start')}
          </th>
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

const startZone = (ride: Ride, formats: ReturnType<typeof useFormats>): string =>
  formats.zone(momentMs(ride.start_time) ?? 0)

function RideRow({ ride, isZoneShown }: { readonly ride: Ride; readonly isZoneShown: boolean }) {
  const formats = useFormats()
  const { console, ticker } = useLive()
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
        <Known text={bikeLabelOf(ride.bike_serial, console.floor.tiles())} unknown={t('rider.unknown')} />
      </td>
      <Figure value={ride.avg_heart_rate} />
      <Figure value={ride.max_heart_rate} />
      <Figure value={ride.avg_power} />
      <Figure value={ride.energy_kj} />
    </tr>
  )
}

function Duration({ ride }: { readonly ride: Ride }) {
  const isPictureLive = useIsPictureLive()
  if (ride.end_time === null) {
    if (isPictureLive) return <Chip tone="good">{t('rider.ridingNow')}</Chip>
    return <span className="words">{t('rider.rides.notEnded')}</span>
  }
  if (ride.duration_s === null) return <span className="words">{t('rider.rides.noReading')}</span>
  return formatElapsed(ride.duration_s)
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
