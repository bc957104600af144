import { alertLastedMs } from '../../alerts/alert-words'
import { formatElapsed, wholePercent } from '../../i18n/format'
import { t } from '../../i18n/translate'
import { useFormats } from '../../live/live-context'
import type { FaceProps } from './face-props'
import { Sparkline } from './sparkline'
import { lowOf, suspectOf } from './tile-alarm'
import { TileBadge } from './tile-badge'
import { TileFoot } from './tile-foot'
import { TileLowSign } from './tile-low-sign'
import { TileStrip } from './tile-strip'
import { ZoneSteps } from './zone-steps'

/** A bike with a ride: the plate in its zone's colour, the foot below. */
export function RidingFace(face: FaceProps) {
  const { tile, mood, size, alerts, alarm, isReasonHidden } = face
  // A heart rate that is not to be believed is in no zone.
  const hasZone = mood === 'riding' && tile.heart_rate_zone !== null && suspectOf(alerts) === null
  const low = alarm === null && !isReasonHidden ? lowOf(alerts) : null
  return (
    <>
      <span className={hasZone ? `tile-plate zone-${tile.heart_rate_zone}` : 'tile-plate'}>
        {alarm === null ? (
          <span className="tile-number ellipsis">{tile.bike_label}</span>
        ) : (
          <TileStrip bikeLabel={tile.bike_label} alarm={alarm} size={size} isReasonHidden={isReasonHidden} />
        )}
        {hasZone && tile.heart_rate_zone !== null ? <ZoneSteps zone={tile.heart_rate_zone} /> : <TileBadge {...face} />}
        <Figures {...face} />
        {low !== null && <TileLowSign alert={low} />}
        {hasZone && size === 'full' && <Sparkline trail={tile.heart_rate_trail} />}
      </span>
      <TileFoot {...face} />
    </>
  )
}

function Figures({ tile, mood, size, alerts, nowMs }: FaceProps) {
  const formats = useFormats()
  if (mood === 'waiting') return null
  if (tile.heart_rate === null) return <span className="tile-percent is-words">{t('tile.noHeartRate')}</span>
  const suspect = mood === 'riding' ? suspectOf(alerts) : null
  if (suspect !== null) {
    return (
      <>
        <span className="tile-percent is-words">{t('tile.noHeartRate')}</span>
        {size === 'full' && (
          <span className="tile-suspect">
            {t('tile.suspect.for', {
              bpm: formats.integer(tile.heart_rate),
              time: formatElapsed(alertLastedMs(suspect, nowMs) / 1_000)
            })}
          </span>
        )}
      </>
    )
  }
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
