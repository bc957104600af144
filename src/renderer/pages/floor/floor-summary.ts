import type { Tile } from '../../../shared/domain/floor'
import type { HeartRateZone } from '../../../shared/figures/heart-rate'
import { alertsOfTile, type FloorBoard, suspectOf } from './tile-alarm'
import { tileAttention } from './tile-attention'
import { tileMood } from './tile-mood'

export interface FloorSummary {
  readonly total: number
  readonly riding: number
  readonly free: number
  /** A ride that nothing has come from for so long that nobody is on it. */
  readonly notInUse: number
  /** Riding, but nothing came from the bike for a while. */
  readonly noSignal: number
  /** Riding, and the sensor is off or not to be believed. */
  readonly noHeartRate: number
  /** With an alert that frames the tile. */
  readonly alerts: number
  /** All that should be looked at now: with an alert, without heart rate, or without signal. Each bike counts once. */
  readonly attention: number
  /** Mean percent of maximum of those with a fresh heart rate; null for none. */
  readonly averagePercent: number | null
  /** How many the average is of, and how many of them are in each zone, from Z0. */
  readonly averagedOver: number
  readonly zones: Readonly<Record<HeartRateZone, number>>
}

/** The floor in numbers at a moment of the console's clock. `board` has the alerts by bike. Stale and sensorless bikes are in no average and no zone. */
export function floorSummary(tiles: readonly Tile[], board: FloorBoard, nowMs: number): FloorSummary {
  const zones: Record<HeartRateZone, number> = { 0: 0, 1: 0, 2: 0, 3: 0, 4: 0, 5: 0 }
  let free = 0
  let notInUse = 0
  let noSignal = 0
  let noHeartRate = 0
  let alerts = 0
  let attention = 0
  let averagedOver = 0
  let percentSum = 0
  for (const tile of tiles) {
    const mood = tileMood(tile, nowMs, true)
    if (mood === 'free') free += 1
    if (mood === 'stale') noSignal += 1
    if (mood === 'not-in-use') notInUse += 1
    const ofTile = alertsOfTile(tile, board)
    const isSuspect = mood === 'riding' && suspectOf(ofTile) !== null
    if (mood === 'no-heart-rate' || isSuspect) noHeartRate += 1
    const why = tileAttention(tile, ofTile, nowMs, true)
    if (why !== null) attention += 1
    if (why === 'alert') alerts += 1
    if (mood !== 'riding' || isSuspect || tile.heart_rate_percent === null || tile.heart_rate_zone === null) continue
    averagedOver += 1
    percentSum += tile.heart_rate_percent
    zones[tile.heart_rate_zone] += 1
  }
  return {
    total: tiles.length,
    riding: tiles.length - free - notInUse,
    free,
    notInUse,
    noSignal,
    noHeartRate,
    alerts,
    attention,
    averagePercent: averagedOver === 0 ? null : percentSum / averagedOver,
    averagedOver,
    zones
  }
}

/** The bike whose ride ended last; null where none is free or none says since when. */
export function lastFreed(tiles: readonly Tile[]): Tile | null {
  let last: Tile | null = null
  for (const tile of tiles) {
    if (tile.free_since !== null && (last?.free_since == null || tile.free_since > last.free_since)) last = tile
  }
  return last
}
