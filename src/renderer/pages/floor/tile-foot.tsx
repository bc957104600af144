import { IconCheck } from '@tabler/icons-react'
import { alertLastedMs } from '../../alerts/alert-words'
import { isOver } from '../../alerts/told-alerts'
import { formatElapsed, momentMs } from '../../i18n/format'
import { t } from '../../i18n/translate'
import { useFormats } from '../../live/live-context'
import type { FaceProps } from './face-props'
import type { TileAlarm } from './tile-alarm'

/** Who rides, how long, and how. A small tile has the name only. */
export function TileFoot(face: FaceProps) {
  const { tile, size, isPublic, alarm, isReasonHidden, nowMs } = face
  const shownAlarm = isReasonHidden ? null : alarm
  const isAgeMissed = tile.is_age_unknown && !isPublic
  const ageExplained = t('tile.ageUnknown.explained', { maximum: Math.round(tile.heart_rate_maximum) })
  return (
    <span className="tile-foot">
      <span className="tile-rider">
        {tile.rider_alias === null ? (
          <span className="tile-name is-unknown ellipsis" {...(isAgeMissed ? { title: ageExplained } : {})}>
            {t('tile.unknownRider')}
          </span>
        ) : (
          // The name's own direction decides at which end it is cut.
          <bdi className="tile-name ellipsis" title={tile.rider_alias}>
            {tile.rider_alias}
          </bdi>
        )}
        {isAgeMissed && tile.rider_id !== null && (
          <span className="tile-age" title={ageExplained}>
            {t('tile.ageUnknown')}
          </span>
        )}
        {size === 'full' && shownAlarm !== null && <AlarmFor alarm={shownAlarm} nowMs={nowMs} />}
        {size === 'full' && shownAlarm === null && tile.elapsed_s !== null && (
          <span className="tile-elapsed">{formatElapsed(tile.elapsed_s)}</span>
        )}
      </span>
      {size === 'full' && <Values {...face} />}
    </span>
  )
}

/** How long the alert has lasted, in place of the ride's time. */
function AlarmFor({ alarm, nowMs }: { readonly alarm: TileAlarm; readonly nowMs: number }) {
  const { alert, isAcknowledged } = alarm
  return (
    <span className="tile-elapsed tile-alarm-for">
      {isAcknowledged && <IconCheck size="1em" stroke={2.5} />}
      {isOver(alert)
        ? t('tile.alert.over')
        : t('tile.alert.for', { time: formatElapsed(alertLastedMs(alert, nowMs) / 1_000) })}
    </span>
  )
}

function Values({ tile, mood, nowMs }: FaceProps) {
  const formats = useFormats()
  if (mood === 'waiting') return <span className="tile-note ellipsis">{t('tile.waiting.foot')}</span>
  if (mood === 'stale') {
    const lastMs = momentMs(tile.last_event_at)
    return (
      <span className="tile-note ellipsis">
        {lastMs !== null && t('tile.noReadingSince', { time: formats.moment(lastMs, nowMs) })}
      </span>
    )
  }
  return (
    <span className="tile-values">
      {tile.cadence !== null && (
        <span>
          {formats.integer(tile.cadence)}
          <small>{t('tile.rpm')}</small>
        </span>
      )}
      {tile.power !== null && (
        <span>
          {formats.integer(tile.power)}
          <small>{t('tile.watts')}</small>
        </span>
      )}
      {tile.resistance !== null && (
        <span>
          {t('tile.resistance')} {formats.integer(tile.resistance)}
        </span>
      )}
    </span>
  )
}
