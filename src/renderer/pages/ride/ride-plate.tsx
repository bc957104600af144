import { IconClockPause, IconFlagFilled, IconHourglassEmpty, IconPlugConnectedX } from '@tabler/icons-react'
import type { ReactNode } from 'react'
import { heartRateZone } from '../../../shared/figures/heart-rate'
import { formatAge, momentMs, wholePercent } from '../../i18n/format'
import { t } from '../../i18n/translate'
import { useConsoleTime, useFormats, useIsPictureLive, useLive, useZoneStarts } from '../../live/live-context'
import { ZoneSteps } from '../floor/zone-steps'
import { type RideMood, rideAgeMs, rideMood } from './ride-mood'
import type { FollowedRide } from './ride-store'

/**
 * The bike's plate, as its tile has it: what the heart does now. Of an ended ride it has the average, without a zone's
 * colour, and says when it ended.
 */
export function RidePlate({ ride }: { readonly ride: FollowedRide }) {
  const { ticker } = useLive()
  const isPictureLive = useIsPictureLive()
  const mood = useConsoleTime((nowMs) => rideMood(ride, nowMs, isPictureLive))
  useConsoleTime((nowMs) => (mood === 'stale' ? Math.floor(rideAgeMs(ride, nowMs) / 1_000) : 0))
  const startsPercent = useZoneStarts()
  const { told, readings } = ride
  const heartRateBpm = mood === 'ended' ? told.ride.avg_heart_rate : (readings.heartRateBpm.at(-1) ?? null)
  const percent = heartRateBpm === null ? null : (heartRateBpm / told.heart_rate_maximum) * 100
  const zone = mood === 'riding' && percent !== null ? heartRateZone(percent, startsPercent) : null
  return (
    <div className={`ride-plate is-${mood}${zone === null ? '' : ` zone-${zone}`}`} data-testid="ride-plate">
      <span className="ride-plate-number ellipsis">{told.bike_label}</span>
      {zone === null ? (
        <Badge mood={mood} ageMs={rideAgeMs(ride, ticker.nowMs())} end={told.ride.end_time} />
      ) : (
        <ZoneSteps zone={zone} />
      )}
      {mood !== 'waiting' && <Figures mood={mood} heartRateBpm={heartRateBpm} percent={percent} />}
    </div>
  )
}

function Figures({
  mood,
  heartRateBpm,
  percent
}: {
  readonly mood: RideMood
  readonly heartRateBpm: number | null
  readonly percent: number | null
}) {
  const formats = useFormats()
  if (heartRateBpm === null || percent === null) {
    return <span className="ride-plate-percent is-words">{t('tile.noHeartRate')}</span>
  }
  const under = mood === 'ended' ? t('ride.averageBpm') : mood === 'riding' ? t('ride.now') : t('ride.then')
  return (
    <>
      <span className="ride-plate-percent">
        {wholePercent(percent)}
        <i>%</i>
      </span>
      <span className="ride-plate-heart-rate">
        {formats.integer(heartRateBpm)}
        <small>{under}</small>
      </span>
    </>
  )
}

/** Why there is no zone. */
function Badge({ mood, ageMs, end }: { readonly mood: RideMood; readonly ageMs: number; readonly end: string | null }) {
  const formats = useFormats()
  const { ticker } = useLive()
  const endMs = momentMs(end)
  const badge = (icon: ReactNode, words: string) => (
    <span className="ride-plate-badge">
      {icon}
      {words}
    </span>
  )
  switch (mood) {
    case 'ended':
      return badge(
        <IconFlagFilled size={16} aria-hidden="true" />,
        endMs === null ? '' : t('ride.ended', { time: formats.shortMoment(endMs, ticker.nowMs()) })
      )
    case 'stale':
      return badge(
        <IconClockPause size={16} stroke={1.75} aria-hidden="true" />,
        t('tile.stale', { age: formatAge(ageMs) })
      )
    case 'waiting':
      return badge(<IconHourglassEmpty size={16} stroke={1.75} aria-hidden="true" />, t('ride.waiting'))
    default:
      return badge(<IconPlugConnectedX size={16} stroke={1.75} aria-hidden="true" />, t('tile.sensorOff'))
  }
}
