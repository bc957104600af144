import type { Tile } from '../../../shared/domain/floor'
import type { HeartRateZone } from '../../../shared/figures/heart-rate'
import { tileAttention } from './tile-attention'
import { tileMood } from './tile-mood'

export interface FloorSummary {
  readonly total: number
  readonly riding: number
  readonly free: number
  /** Riding, but nothing came from the bike for a while. */
  readonly noSignal: number
  /** Riding, and the sensor is off. */
  readonly noHeartRate: number
  /** Riding, with a fresh heart rate above the rider's limit. */
  readonly aboveLimit: number
  /** All that should be looked at now: above the limit, without heart rate, or without signal. */
  readonly attention: number
  /** Mean percent of maximum of those with a fresh heart rate; null for none. */
  readonly averagePercent: number | null
  /** How many the average is of, and how many of them are in each zone, from Z0. */
  readonly averagedOver: number
  readonly zones: Readonly<Record<HeartRateZone, number>>
}

/** The floor in numbers at a moment of the console's clock. Stale and sensorless bikes are in no average and no zone. */
export function floorSummary(tiles: readonly Tile[], nowMs: number): FloorSummary {
  const zones: Record<HeartRateZone, number> = { 0: 0, 1: 0, 2: 0, 3: 0, 4: 0, 5: 0 }
  let free = 0
  let noSignal = 0
  let noHeartRate = 0
  let aboveLimit = 0
  let averagedOver = 0
  let percentSum = 0
  for (const tile of tiles) {
    const mood = tileMood(tile, nowMs, true)
    if (mood === 'free') free += 1
    if (mood === 'stale') noSignal += 1
    if (mood === 'no-heart-rate') noHeartRate += 1
    if (tileAttention(tile, nowMs, true) === 'above-limit') aboveLimit += 1
    if (mood !== 'riding' || tile.heart_rate_percent === null || tile.heart_rate_zone === null) continue
    averagedOver += 1
    percentSum += tile.heart_rate_percent
    zones[tile.heart_rate_zone] += 1
  }
  return {
    total: tiles.length,
    riding: tiles.length - free,
    free,
    noSignal,
    noHeartRate,
    aboveLimit,
    attention: aboveLimit + noHeartRate + noSignal,
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
