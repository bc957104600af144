import type { Fleet, FleetMessage } from '../../../../../../src/main/engine/sources/simulator'

export const anchorMs = Date.UTC(2026, 10, 24, 9)
export const minuteMs = 60_000
export const hourMs = 60 * minuteMs

/** All messages of a partition up to a moment, in batches as a source takes them. */
export function readPartition(fleet: Fleet, partition: number, untilMs: number, most = 5_000): FleetMessage[] {
  const messages: FleetMessage[] = []
  for (;;) {
    const batch = fleet.read(partition, messages.length, untilMs, most)
    if (batch.length === 0) return messages
    messages.push(...batch)
  }
}

/** All messages of a fleet, bike by bike, each in the order of its log. */
export function readByBike(fleet: Fleet, untilMs: number): Map<string, FleetMessage[]> {
  const bikes = new Map<string, FleetMessage[]>()
  for (let partition = 0; partition < fleet.partitions; partition += 1) {
    for (const message of readPartition(fleet, partition, untilMs)) {
      const serial = message.key.toString()
      const known = bikes.get(serial)
      if (known === undefined) bikes.set(serial, [message])
      else known.push(message)
    }
  }
  return bikes
}

export type ReadLine =
  | { readonly kind: 'main' | 'new ride' }
  | { readonly kind: 'fetch'; readonly atMs: number }
  | { readonly kind: 'system'; readonly atMs: number; readonly json: string }
  | { readonly kind: 'ride'; readonly atMs: number; readonly duration: number; readonly resistance: number }
  | {
      readonly kind: 'telemetry'
      readonly atMs: number
      readonly heartRate: number
      readonly cadence: number
      readonly power: number
      readonly powerText: string
    }

const stamp = '(\\d{4}-\\d\\d-\\d\\d \\d\\d:\\d\\d:\\d\\d\\.\\d{3})\\d{3} mendoza v9: '
const forms = {
  fetch: new RegExp(`^${stamp}Getting user data from server\\.\\.$`),
  system: new RegExp(`^${stamp}\\[SYSTEM\\] data = (\\{"user_id":.*\\})$`),
  ride: new RegExp(`^${stamp}\\[INFO\\]: Ride - duration = ([1-9]\\d*)\\.0; resistance = (0|[1-9]\\d*)$`),
  telemetry: new RegExp(
    `^${stamp}\\[INFO\\]: Telemetry - hrt = (0|[1-9]\\d*); rpm = (0|[1-9]\\d*); power = ((?:0|[1-9]\\d*)\\.\\d+)$`
  )
}

const momentOf = (text = ''): number => Date.parse(`${text.replace(' ', 'T')}Z`)

/** Reads a message by the letter of the feed's format, with nothing of the program; throws on anything else. */
export function readLine(message: Pick<FleetMessage, 'value'>): ReadLine {
  const text = message.value.toString('utf8')
  const envelope = JSON.parse(text) as { log: string }
  if (!text.startsWith('{"log": "') || Object.keys(envelope).length !== 1 || !envelope.log.endsWith('\n')) {
    throw new Error(`no message of the feed: ${text}`)
  }
  const line = envelope.log.slice(0, -1)

  if (line === '--------- beginning of main') return { kind: 'main' }
  if (line === '--------- beginning of a new ride') return { kind: 'new ride' }
  const telemetry = forms.telemetry.exec(line)
  if (telemetry !== null) {
    const [, at, heartRate, cadence, powerText = ''] = telemetry
    return {
      kind: 'telemetry',
      atMs: momentOf(at),
      heartRate: Number(heartRate),
      cadence: Number(cadence),
      power: Number(powerText),
      powerText
    }
  }
  const ride = forms.ride.exec(line)
  if (ride !== null) {
    return { kind: 'ride', atMs: momentOf(ride[1]), duration: Number(ride[2]), resistance: Number(ride[3]) }
  }
  const fetch = forms.fetch.exec(line)
  if (fetch !== null) return { kind: 'fetch', atMs: momentOf(fetch[1]) }
  const system = forms.system.exec(line)
  if (system !== null) return { kind: 'system', atMs: momentOf(system[1]), json: system[2] ?? '' }
  throw new Error(`no line of the feed: ${line}`)
}

export interface ReadRide {
  readonly firstOffset: number
  userId: number | null
  bornMs: number | null
  startMs: number | null
  endMs: number | null
  readonly readings: Extract<ReadLine, { kind: 'telemetry' }>[]
}

/** Rides by position alone, as a consumer tells them apart: a new one at each `main`. */
export function readRides(messages: readonly FleetMessage[]): ReadRide[] {
  const rides: ReadRide[] = []
  for (const message of messages) {
    const line = readLine(message)
    let ride = rides.at(-1)
    if (ride === undefined || line.kind === 'main') {
      ride = { firstOffset: message.offset, userId: null, bornMs: null, startMs: null, endMs: null, readings: [] }
      rides.push(ride)
    }
    if (!('atMs' in line)) continue
    ride.startMs ??= line.atMs
    if (line.kind === 'system') {
      const data = JSON.parse(line.json) as { user_id: number; date_of_birth: number | null }
      ride.userId = data.user_id
      ride.bornMs = data.date_of_birth
    }
    if (line.kind !== 'telemetry') continue
    ride.endMs = line.atMs
    ride.readings.push(line)
  }
  return rides
}
