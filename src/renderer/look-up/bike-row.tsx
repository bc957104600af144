import { IconBike } from '@tabler/icons-react'
import type { Tile } from '../../shared/domain/floor'
import { formatAge, momentMs, wholePercent } from '../i18n/format'
import { t } from '../i18n/translate'
import { useFormats, useIsPictureLive, useLive } from '../live/live-context'
import { tileAgeMs, tileMood } from '../pages/floor/tile-mood'
import { ZoneTag } from '../ui/zone-tag'

/** A bike: who rides it, and how hard. */
export function BikeRow({ tile }: { readonly tile: Tile }) {
  return (
    <>
      <IconBike size={18} stroke={1.75} aria-hidden="true" />
      <span className="look-up-bike ellipsis">{t('lookUp.bike', { bike: tile.bike_label })}</span>
      {tile.state === 'riding' &&
        (tile.rider_alias === null ? (
          <span className="look-up-meta">{t('tile.unknownRider')}</span>
        ) : (
          <bdi className="look-up-meta ellipsis">{tile.rider_alias}</bdi>
        ))}
      <span className="spring" />
      <BikeState tile={tile} />
    </>
  )
}

function BikeState({ tile }: { readonly tile: Tile }) {
  const formats = useFormats()
  const { ticker } = useLive()
  const nowMs = ticker.nowMs()
  const mood = tileMood(tile, nowMs, useIsPictureLive())
  if (mood === 'riding' && tile.heart_rate_percent !== null && tile.heart_rate_zone !== null) {
    return (
      <>
        <ZoneTag zone={tile.heart_rate_zone} />
        <span className="look-up-percent figure">
          {wholePercent(tile.heart_rate_percent)}
          <small>%</small>
        </span>
      </>
    )
  }
  const freeMs = momentMs(tile.free_since)
  const words = {
    free:
      freeMs === null ? t('tile.said.free') : t('tile.said.freeSince', { time: formats.shortMoment(freeMs, nowMs) }),
    'not-in-use': t('tile.notInUse'),
    stale: t('lookUp.stale', { age: formatAge(tileAgeMs(tile, nowMs) ?? 0) }),
    waiting: t('tile.said.waiting'),
    'no-heart-rate': t('rider.noHeartRate'),
    riding: t('rider.noHeartRate')
  }
  return <span className="look-up-state">{words[mood]}</span>
}
