import type { RiderRecord } from './rider-record'

/**
 * One line of a bike's log, understood. Times are UTC epoch ms. `model` is the bike's, "mendoza v9" in all captures.
 * The forms are those of the feed: two untimed boundary lines, then user data, then `Ride` and `Telemetry` in turn.
 */
export type LogLine =
  | { readonly kind: 'main' }
  | { readonly kind: 'new-ride' }
  | { readonly kind: 'fetch'; readonly atMs: number; readonly model: string }
  | {
      readonly kind: 'system'
      readonly atMs: number
      readonly model: string
      readonly rider: RiderRecord
      /** How many of the eleven fields were missing, null or of the wrong type. */
      readonly faults: number
    }
  | RideLine
  | TelemetryLine

/** The ride clock (s) and the resistance set, once a second. */
export interface RideLine {
  readonly kind: 'ride'
  readonly atMs: number
  readonly model: string
  readonly durationS: number
  readonly resistance: number
}

/** What the sensors said, half a second after the Ride line. `heartRateBpm` is 0 while the sensor is off. */
export interface TelemetryLine {
  readonly kind: 'telemetry'
  readonly atMs: number
  readonly model: string
  readonly heartRateBpm: number
  readonly cadenceRpm: number
  readonly powerWatts: number
}

/** A message that was not understood; `reason` is for people. */
export interface Unreadable {
  readonly kind: 'unreadable'
  readonly reason: string
}

export const unreadable = (reason: string): Unreadable => ({ kind: 'unreadable', reason })

/**
 * The largest values taken for measurements; beyond them a line is not understood. They are far above anything a bike
 * or a body does (captures: 189 bpm, 208 rev/min, 1,485 W, resistance 170), so that only broken numbers are refused.
 */
export const largest = {
  durationS: 10_000_000,
  resistance: 99_999,
  heartRateBpm: 999,
  cadenceRpm: 9_999,
  powerWatts: 99_999
} as const
