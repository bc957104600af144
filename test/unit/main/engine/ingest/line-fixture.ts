import type { LogLine } from '../../../../../src/main/engine/ingest/log-line'
import type { RiderRecord } from '../../../../../src/main/engine/ingest/rider-record'

/** Log time of second 0 in these tests. */
export const dawnMs = Date.UTC(2026, 10, 1, 10)
export const atSecond = (second: number): number => dawnMs + Math.round(second * 1_000)

const model = 'mendoza v9'

export const unknownRider: RiderRecord = {
  riderId: null,
  name: null,
  gender: null,
  address: null,
  bornMs: null,
  email: null,
  heightCm: null,
  weightKg: null,
  accountCreatedMs: null,
  bikeSerial: null,
  originalSource: null
}

/** Understood lines, by the second of their log time. */
export const lines = {
  main: { kind: 'main' } as LogLine,
  newRide: { kind: 'new-ride' } as LogLine,
  fetch: (second: number): LogLine => ({ kind: 'fetch', atMs: atSecond(second), model }),
  system: (second: number, riderId: number | null, bikeSerial: string | null = 'SN0001'): LogLine => ({
    kind: 'system',
    atMs: atSecond(second),
    model,
    rider: { ...unknownRider, riderId, bikeSerial },
    faults: 0
  }),
  ride: (second: number, durationS: number, resistance = 30): LogLine => ({
    kind: 'ride',
    atMs: atSecond(second),
    model,
    durationS,
    resistance
  }),
  telemetry: (second: number, heartRateBpm = 100, cadenceRpm = 60, powerWatts = 50): LogLine => ({
    kind: 'telemetry',
    atMs: atSecond(second),
    model,
    heartRateBpm,
    cadenceRpm,
    powerWatts
  })
}

const stampOf = (second: number): string =>
  `${new Date(atSecond(second)).toISOString().replace('T', ' ').replace('Z', '')}000 ${model}:`

const message = (line: string): Buffer => Buffer.from(JSON.stringify({ log: `${line}\n` }))

/** The same lines as a bike sends them. */
export const messages = {
  main: message('--------- beginning of main'),
  newRide: message('--------- beginning of a new ride'),
  fetch: (second: number): Buffer => message(`${stampOf(second)} Getting user data from server..`),
  system: (second: number, data: object): Buffer =>
    message(`${stampOf(second)} [SYSTEM] data = ${JSON.stringify(data)}`),
  ride: (second: number, durationS: number, resistance = 30): Buffer =>
    message(`${stampOf(second)} [INFO]: Ride - duration = ${durationS}.0; resistance = ${resistance}`),
  telemetry: (second: number, heartRateBpm = 100, cadenceRpm = 60, powerWatts = 50): Buffer =>
    message(`${stampOf(second)} [INFO]: Telemetry - hrt = ${heartRateBpm}; rpm = ${cadenceRpm}; power = ${powerWatts}`)
}
