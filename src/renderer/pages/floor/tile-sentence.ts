import type { Tile } from '../../../shared/domain/floor'
import { ruleName } from '../../alerts/alert-words'
import { type Formats, formatAge, momentMs, wholePercent } from '../../i18n/format'
import { t } from '../../i18n/translate'
import type { TileAlarm } from './tile-alarm'
import { type TileMood, tileAgeMs } from './tile-mood'

/** A tile as all the room may hear it: bike, rider, percent, zone, bpm. */
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
  if (mood === 'not-in-use') {
    parts.push(t('tile.said.notInUse', { age: formatAge(tileAgeMs(tile, nowMs) ?? 0) }))
    return parts.join(', ')
  }
  if (mood === 'stale') parts.push(t('tile.said.stale', { age: formatAge(tileAgeMs(tile, nowMs) ?? 0) }))
  if (mood === 'waiting') parts.push(t('tile.said.waiting'))
  else if (tile.heart_rate === null) parts.push(t('tile.said.noHeartRate'))
  else {
    if (tile.heart_rate_percent !== null) {
      parts.push(t('tile.said.percent', { percent: wholePercent(tile.heart_rate_percent) }))
    }
    if (tile.heart_rate_zone !== null) parts.push(t('tile.said.zone', { zone: tile.heart_rate_zone }))
    parts.push(t('tile.said.heartRate', { bpm: formats.integer(tile.heart_rate) }))
  }
  return parts.join(', ')
}

/**
 * A tile that can be pressed, as staff hear it: also that the age is not known, what calls for a look, and that pressing
 * does nothing.
 */
export function buttonSentence(
  tile: Tile,
  mood: TileMood,
  alarm: TileAlarm | null,
  nowMs: number,
  formats: Formats
): string {
  const parts = [tileSentence(tile, mood, nowMs, formats)]
  if (tile.is_age_unknown && tile.heart_rate !== null) parts.push(t('tile.said.ageUnknown'))
  if (alarm !== null) parts.push(alarmSentence(alarm))
  if (tile.ride_id === null) parts.push(t('tile.said.opensNothing'))
  return parts.join(', ')
}

/** "High priority alert: Very high heart rate, acknowledged" */
export function alarmSentence({ alert, priority, isAcknowledged }: TileAlarm): string {
  const said = t('tile.said.alert', { priority: t(`alert.priority.${priority}`), rule: ruleName(alert.rule) })
  return isAcknowledged ? `${said}, ${t('tile.said.acknowledged')}` : said
}
