import type { Alert } from '../../../shared/domain/alert'
import type { Tile } from '../../../shared/domain/floor'
import { isAcknowledged, isForBanner, isOver, isTold } from '../../alerts/told-alerts'
import { momentMs } from '../../i18n/format'

/** The frame's border pulses for so long after people were told, then it stands. */
const pulseForMs = 10_000

/** Why a tile is framed. */
export interface TileAlarm {
  readonly alert: Alert
  readonly priority: 'high' | 'medium'
  readonly isAcknowledged: boolean
  readonly isPulsing: boolean
}

/** Alerts by bike, as the alarm has them. */
export type FloorBoard = ReadonlyMap<string, readonly Alert[]>

const none: readonly Alert[] = []

/** Alerts of the ride that a tile shows: one that was left open by the rider before is not about this one. */
export const alertsOfTile = (tile: Tile, board: FloorBoard): readonly Alert[] =>
  ofRide(tile, board.get(tile.bike_key) ?? none)

export const ofRide = (tile: Tile, alerts: readonly Alert[]): readonly Alert[] =>
  tile.ride_id === null ? none : alerts.filter(({ ride_id }) => ride_id === tile.ride_id)

/**
 * The alert that frames a tile: what nobody has acknowledged before what somebody is on, then the gravest; null for none. One
 * that is acknowledged and over frames nothing. `nowMs` is the console's time, epoch ms.
 */
export function tileAlarm(alerts: readonly Alert[], nowMs: number): TileAlarm | null {
  const framing = alerts.filter((alert) => isForBanner(alert) && isTold(alert))
  const alert =
    framing.find((candidate) => !isAcknowledged(candidate)) ?? framing.find((candidate) => !isOver(candidate))
  if (alert === undefined) return null
  const toldMs = momentMs(alert.notified_at) ?? 0
  return {
    alert,
    priority: alert.priority === 'high' ? 'high' : 'medium',
    isAcknowledged: isAcknowledged(alert),
    isPulsing: !isAcknowledged(alert) && nowMs - toldMs < pulseForMs
  }
}

const isSign = (alert: Alert): boolean => !alert.muted && !isOver(alert)

/** The alert that a tile's heart rate is not to be believed; null for none. */
export const suspectOf = (alerts: readonly Alert[]): Alert | null =>
  alerts.find((alert) => alert.rule === 'S2' && isSign(alert)) ?? null

/** The alert that is only a small sign on its tile; null for none. */
export const lowOf = (alerts: readonly Alert[]): Alert | null =>
  alerts.find((alert) => alert.priority === 'low' && isSign(alert)) ?? null
