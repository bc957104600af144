import { type LogLine, largest, type Unreadable, unreadable } from './log-line'
import { readRiderRecord } from './rider-record'
import { readTimestampMs, timestampLength } from './timestamp'

const afterTimestamp = /^ ([^:[\]]{1,60} v\d{1,6}): (.*)$/s
const systemData = /^\[SYSTEM\] data = (\{.*\})$/s
const rideValues = /^\[INFO\]: Ride - duration = ([^;]*); resistance = ([^;]*)$/
const telemetryValues = /^\[INFO\]: Telemetry - hrt = ([^;]*); rpm = ([^;]*); power = ([^;]*)$/
const decimal = /^-?\d+(?:\.\d+)?(?:[eE][+-]?\d+)?$/

/**
 * Understands one line of a bike's log, without its line end. This is the specification of what is understood; the fast
 * reader of whole messages (decode-message-fast.ts) must agree with it.
 */
export function decodeLine(line: string): LogLine | Unreadable {
  if (line === '--------- beginning of main') return { kind: 'main' }
  if (line === '--------- beginning of a new ride') return { kind: 'new-ride' }
  const timed = splitTimedLine(line)
  if (timed === null) return unreadable('unknown line kind')
  const { atMs, model, rest } = timed
  if (Number.isNaN(atMs)) return unreadable('the timestamp is not a time')
  if (rest === 'Getting user data from server..') return { kind: 'fetch', atMs, model }

  const ride = rideValues.exec(rest)
  if (ride !== null) {
    const durationS = readValue('duration', ride[1], largest.durationS)
    const resistance = readValue('resistance', ride[2], largest.resistance)
    if (typeof durationS === 'string') return unreadable(durationS)
    if (typeof resistance === 'string') return unreadable(resistance)
    return { kind: 'ride', atMs, model, durationS, resistance }
  }
  const telemetry = telemetryValues.exec(rest)
  if (telemetry !== null) {
    const heartRateBpm = readValue('heart rate', telemetry[1], largest.heartRateBpm)
    const cadenceRpm = readValue('cadence', telemetry[2], largest.cadenceRpm)
    const powerWatts = readValue('power', telemetry[3], largest.powerWatts)
    if (typeof heartRateBpm === 'string') return unreadable(heartRateBpm)
    if (typeof cadenceRpm === 'string') return unreadable(cadenceRpm)
    if (typeof powerWatts === 'string') return unreadable(powerWatts)
    return { kind: 'telemetry', atMs, model, heartRateBpm, cadenceRpm, powerWatts }
  }
  const system = systemData.exec(rest)
  if (system?.[1] !== undefined) return decodeSystem(atMs, model, system[1])
  return unreadable('unknown line kind')
}

/** A line's time (epoch ms, NaN for none), bike model and what it says; null for a line that has not that form. */
export function splitTimedLine(line: string): { atMs: number; model: string; rest: string } | null {
  const [, model, rest] = afterTimestamp.exec(line.slice(timestampLength)) ?? []
  if (model === undefined || rest === undefined) return null
  return { atMs: readTimestampMs(Buffer.from(line.slice(0, timestampLength), 'utf8'), 0), model, rest }
}

/** The number, or the reason why it is none that a bike can have sent. */
function readValue(name: string, text: string | undefined, largestValue: number): number | string {
  if (text === undefined || !decimal.test(text)) return `${name} is not a number`
  const value = Number(text)
  if (value < 0) return `${name} is negative`
  // Adding 0 turns -0 into 0.
  return value <= largestValue ? value + 0 : `${name} is out of range`
}

function decodeSystem(atMs: number, model: string, json: string): LogLine | Unreadable {
  let data: unknown
  try {
    data = JSON.parse(json)
  } catch {
    // Also nesting deeper than the parser's stack, which it reports as a RangeError.
    return unreadable('the user data is not JSON')
  }
  if (typeof data !== 'object' || data === null || Array.isArray(data))
    return unreadable('the user data is not an object')
  const { record, faults } = readRiderRecord(data)
  return { kind: 'system', atMs, model, rider: record, faults }
}
