import type { Tile } from '../../../shared/domain/floor'
import { type Formats, formatAge, momentMs, wholePercent } from '../../i18n/format'
import { t } from '../../i18n/translate'
import { type TileMood, tileAgeMs } from './tile-mood'

/** A tile as it is read aloud: bike, rider, percent, zone, bpm. */
export function tileSentence(tile: Tile, mood: TileMood, nowMs: number, formats: Formats): string {
  const bike = t('tile.said.bike', { bike: tile.bike_label })
  if (mood === 'free') {
    const sinceMs = momentMs(tile.free_since)
    return [
      bike,
      sinceMs === null ? t('tile.said.free') : t('tile.said.freeSince', { time: formats.shortMoment(sinceMs, nowMs) })
    ].join(', ')
  }
  const parts = [bike, tile.rider_alias ?? t('tile.unknownRider')]
  if (mood === 'stale') parts.push(t('tile.said.stale', { age: formatAge(tileAgeMs(tile, nowMs) ?? 0) }))
  if (mood === 'waiting') parts.push(t('tile.said.waiting'))
  else if (tile.heart_rate === null) parts.push(t('tile.said.noHeartRate'))
  else {
    if (tile.heart_rate_percent !== null) {
      parts.push(t('tile.said.percent', { percent: wholePercent(tile.heart_rate_percent) }))
    }
    if (tile.heart_rate_zone !== null) parts.push(t('tile.said.zone', { zone: tile.heart_rate_zone }))
    parts.push(t('tile.said.heartRate', { bpm: formats.integer(tile.heart_rate) }))
    if (tile.is_age_unknown) parts.push(t('tile.said.ageUnknown'))
  }
  return parts.join(', ')
}
