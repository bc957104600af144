import { formatAge, momentMs } from '../../i18n/format'
import { t } from '../../i18n/translate'
import { useFormats } from '../../live/live-context'
import type { FaceProps } from './face-props'
import { tileAgeMs } from './tile-mood'

/** A bike that nobody rides, or has left without a word: an outline. */
export function FreeFace({ tile, mood, size, nowMs }: FaceProps) {
  const formats = useFormats()
  const sinceMs = momentMs(tile.free_since)
  return (
    <>
      <span className="tile-number ellipsis">{tile.bike_label}</span>
      <span className="tile-free">
        <b>{mood === 'free' ? t('tile.free') : t('tile.notInUse')}</b>
        {mood === 'not-in-use' &&
          size !== 'tiny' &&
          t('tile.notInUse.last', { age: formatAge(tileAgeMs(tile, nowMs) ?? 0) })}
        {mood === 'free' &&
          size === 'full' &&
          sinceMs !== null &&
          t('tile.since', { time: formats.shortMoment(sinceMs, nowMs) })}
      </span>
    </>
  )
}
