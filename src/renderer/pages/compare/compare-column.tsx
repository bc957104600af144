import { IconX } from '@tabler/icons-react'
import { Link } from '@tanstack/react-router'
import { type ReactNode, useMemo } from 'react'
import { heartRateZone } from '../../../shared/figures/heart-rate'
import { formatAge, formatElapsed, momentMs, wholePercent } from '../../i18n/format'
import { t } from '../../i18n/translate'
import { useConsoleTime, useFormats, useIsPictureLive, useLive, useZoneStarts } from '../../live/live-context'
import { ZoneTag } from '../../ui/zone-tag'
import { rideFigures } from '../ride/ride-figures'
import type { FollowState } from '../ride/ride-follower'
import { rideAgeMs, rideMood } from '../ride/ride-mood'
import type { FollowedRide } from '../ride/ride-store'
import { useRiderOfRide } from '../ride/use-rider-of-ride'
import { CompareKey } from './compare-charts'
import { ZoneStrip } from './zone-strip'

/** One of the rides compared: whose it is, and its figures. */
export function CompareColumn({
  rideId,
  place,
  state,
  onRemove
}: {
  readonly rideId: number
  readonly place: number
  readonly state: FollowState
  readonly onRemove: () => void
}) {
  const { ride, error } = state
  const { rider } = useRiderOfRide(ride?.told.ride.rider_id ?? null)
  const bike = ride?.told.bike_label ?? null
  const name = bike === null ? t('compare.ride', { ride: rideId }) : t('ride.bike', { bike })
  const remove = bike === null ? t('compare.remove.ride', { ride: rideId }) : t('compare.remove', { bike })
  return (
    <li className="compare-column">
      <div className="compare-column-head">
        <CompareKey place={place} />
        <h2 className="ellipsis">
          <Link to="/ride/$rideId" params={{ rideId }}>
            {name}
          </Link>
        </h2>
        {ride !== null && (
          <span className="compare-name ellipsis">
            {rider?.alias != null ? (
              <bdi title={rider.alias}>{rider.alias}</bdi>
            ) : (
              ride.told.ride.rider_id === null && <span className="quiet">{t('ride.unknownRider')}</span>
            )}
          </span>
        )}
        <span className="spring" />
        <button type="button" className="icon-button small" onClick={onRemove} aria-label={remove} title={remove}>
          <IconX size={16} stroke={1.75} aria-hidden="true" />
        </button>
      </div>
      {ride !== null ? (
        <RideColumn ride={ride} />
      ) : error !== null ? (
        <p className="compare-trouble" role="alert">
          {error.code === 'not-found' ? t('compare.none') : `${t('compare.failed')} ${error.message}`}
        </p>
      ) : (
        <span className="skeleton compare-skeleton" aria-hidden="true" />
      )}
    </li>
  )
}

function RideColumn({ ride }: { readonly ride: FollowedRide }) {
  const formats = useFormats()
  const figures = useMemo(() => rideFigures(ride, null), [ride])
  const sums = ride.told.ride
  const isEnded = sums.end_time !== null
  const whole = (value: number | null): string => (value === null ? t('ride.kpi.none') : formats.integer(value))
  return (
    <>
      <HeartFigures ride={ride} />
      <dl className="compare-figures">
        <Figure name={isEnded ? t('ride.power') : t('compare.power')}>
          {whole(isEnded ? sums.avg_power : figures.powerWatts)} <small>{t('tile.watts')}</small>
        </Figure>
        <Figure name={t('compare.energy')}>
          {formats.integer(sums.energy_kj)} <small>{t('ride.kJ')}</small>
        </Figure>
        <Figure name={t('compare.cadence')}>
          {whole(isEnded ? sums.avg_cadence : figures.cadenceRpm)} <small>{t('tile.rpm')}</small>
        </Figure>
        <Figure name={t('compare.duration')}>{formatElapsed(sums.duration_s ?? ride.readings.rideS.length)}</Figure>
      </dl>
      <ZoneStrip ride={ride} />
    </>
  )
}

/** What the heart does now; of an ended ride its average. */
function HeartFigures({ ride }: { readonly ride: FollowedRide }) {
  const { ticker } = useLive()
  const formats = useFormats()
  const isPictureLive = useIsPictureLive()
  const mood = useConsoleTime((nowMs) => rideMood(ride, nowMs, isPictureLive))
  useConsoleTime((nowMs) => (mood === 'stale' ? Math.floor(rideAgeMs(ride, nowMs) / 1_000) : 0))
  const startsPercent = useZoneStarts()
  const { told, readings } = ride
  const heartRateBpm = mood === 'ended' ? told.ride.avg_heart_rate : (readings.heartRateBpm.at(-1) ?? null)
  const endMs = momentMs(told.ride.end_time)
  const note =
    mood === 'ended' && endMs !== null
      ? `${t('ride.ended', { time: formats.shortMoment(endMs, ticker.nowMs()) })}, ${t('ride.average')}`
      : mood === 'stale'
        ? t('tile.stale', { age: formatAge(rideAgeMs(ride, ticker.nowMs())) })
        : null
  const percent = heartRateBpm === null ? null : (heartRateBpm / told.heart_rate_maximum) * 100
  return (
    <div className={`compare-heart is-${mood}`}>
      {heartRateBpm === null || percent === null ? (
        <span className="compare-percent is-words">{t('tile.noHeartRate')}</span>
      ) : (
        <>
          <span className="compare-percent">
            {wholePercent(percent)}
            <small>{t('compare.percent')}</small>
          </span>
          <span className="compare-bpm">
            {mood === 'riding' && <ZoneTag zone={heartRateZone(percent, startsPercent)} />}
            <span className="figure">{formats.integer(heartRateBpm)}</span> {t('tile.bpm')}
          </span>
        </>
      )}
      <span className="compare-note">{note}</span>
    </div>
  )
}

function Figure({ name, children }: { readonly name: string; readonly children: ReactNode }) {
  return (
    <div>
      <dt>{name}</dt>
      <dd className="figure">{children}</dd>
    </div>
  )
}
