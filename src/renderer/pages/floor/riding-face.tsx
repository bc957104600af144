import { IconAlertOctagonFilled, IconClockPause, IconHourglassEmpty, IconPlugConnectedX } from '@tabler/icons-react'
import { formatAge, wholePercent } from '../../i18n/format'
import { t } from '../../i18n/translate'
import { useFormats } from '../../live/live-context'
import type { FaceProps } from './face-props'
import { Sparkline } from './sparkline'
import { isAboveLimit } from './tile-attention'
import { TileFoot } from './tile-foot'
import { tileAgeMs } from './tile-mood'
import { ZoneSteps } from './zone-steps'

/** A bike with a ride: the plate in its zone's colour, the foot below. */
export function RidingFace(face: FaceProps) {
  const { tile, mood, size, isPublic } = face
  const hasZone = mood === 'riding' && tile.heart_rate_zone !== null
  const isLimitPassed = !isPublic && mood === 'riding' && isAboveLimit(tile)
  return (
    <>
      <span
        className={`tile-plate${hasZone ? ` zone-${tile.heart_rate_zone}` : ''}${isLimitPassed ? ' is-above-limit' : ''}`}
      >
        <span className="tile-number ellipsis">{tile.bike_label}</span>
        {hasZone && tile.heart_rate_zone !== null ? <ZoneSteps zone={tile.heart_rate_zone} /> : <Badge {...face} />}
        <Figures {...face} />
        {isLimitPassed && (
          <span className="tile-limit">
            <IconAlertOctagonFilled size="1.2em" />
            {size === 'full' && t('tile.aboveLimit')}
          </span>
        )}
        {hasZone && size === 'full' && <Sparkline trail={tile.heart_rate_trail} />}
      </span>
      <TileFoot {...face} />
    </>
  )
}

function Figures({ tile, mood, size }: FaceProps) {
  const formats = useFormats()
  if (mood === 'waiting') return null
  if (tile.heart_rate === null) return <span className="tile-percent is-words">{t('tile.noHeartRate')}</span>
  return (
    <>
      {tile.heart_rate_percent !== null && (
        <span className={tile.heart_rate_percent < 100 ? 'tile-percent' : 'tile-percent is-three-digits'}>
          {wholePercent(tile.heart_rate_percent)}
          <i>%</i>
        </span>
      )}
      {size !== 'tiny' && (
        <span className="tile-heart-rate">
          {formats.integer(tile.heart_rate)}
          <small>{t('tile.bpm')}</small>
        </span>
      )}
    </>
  )
}

/** Why there is no zone. */
function Badge({ tile, mood, size, nowMs, isPictureLive }: FaceProps) {
  const isFull = size === 'full'
  if (mood === 'stale') {
    const ageMs = tileAgeMs(tile, nowMs)
    const age = ageMs === null ? '' : formatAge(ageMs)
    return (
      <span className="tile-badge">
        <IconClockPause size="1.25em" stroke={1.75} />
        {!isFull ? age : isPictureLive ? t('tile.stale', { age }) : t('tile.old', { age })}
      </span>
    )
  }
  if (mood === 'waiting') {
    return (
      <span className="tile-badge">
        <IconHourglassEmpty size="1.25em" stroke={1.75} />
        {isFull && t('tile.waiting')}
      </span>
    )
  }
  return (
    <span className="tile-badge">
      <IconPlugConnectedX size="1.25em" stroke={1.75} />
      {isFull ? t('tile.sensorOff') : t('tile.sensorOff.short')}
    </span>
  )
}
