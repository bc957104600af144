import { IconClockPause, IconHourglassEmpty, IconPlugConnectedX } from '@tabler/icons-react'
import { formatAge } from '../../i18n/format'
import { t } from '../../i18n/translate'
import type { FaceProps } from './face-props'
import { suspectOf } from './tile-alarm'
import { tileAgeMs } from './tile-mood'

/** Why there is no zone. */
export function TileBadge({ tile, mood, size, nowMs, isPictureLive, alerts }: FaceProps) {
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
  const isSuspect = suspectOf(alerts) !== null
  return (
    <span className="tile-badge">
      <IconPlugConnectedX size="1.25em" stroke={1.75} />
      {!isFull ? t('tile.sensorOff.short') : isSuspect ? t('alert.rule.S2') : t('tile.sensorOff')}
    </span>
  )
}
