import { momentMs } from '../../i18n/format'
import { t } from '../../i18n/translate'
import { useFormats } from '../../live/live-context'
import type { FaceProps } from './face-props'

/** A bike that nobody rides: an outline. */
export function FreeFace({ tile, size, nowMs }: FaceProps) {
  const formats = useFormats()
  const sinceMs = momentMs(tile.free_since)
  return (
    <>
      <span className="tile-number ellipsis">{tile.bike_label}</span>
      <span className="tile-free">
        <b>{t('tile.free')}</b>
        {size === 'full' && sinceMs !== null && t('tile.since', { time: formats.shortMoment(sinceMs, nowMs) })}
      </span>
    </>
  )
}
