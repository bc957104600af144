import { type LogLine, largest } from './log-line'
import { readTimestampMs, timestampLength } from './timestamp'

const bytesOf = (text: string): Uint8Array => new Uint8Array(Buffer.from(text, 'latin1'))

const envelope = bytesOf('{"log": "')
const compactEnvelope = bytesOf('{"log":"')
const model = 'mendoza v9'
const info = bytesOf(` ${model}: [INFO]: `)
const duration = bytesOf('Ride - duration = ')
const resistanceIs = bytesOf('; resistance = ')
const heartRateIs = bytesOf('Telemetry - hrt = ')
const cadenceIs = bytesOf('; rpm = ')
const powerIs = bytesOf('; power = ')
/** The escaped line end, the closing quote and brace. */
const end = bytesOf('\\n"}')

const powersOfTen = [1, 1e1, 1e2, 1e3, 1e4, 1e5, 1e6, 1e7, 1e8, 1e9, 1e10, 1e11, 1e12, 1e13, 1e14, 1e15]
const digitsHeldExactly = 15
/** Twice the length of a real line; a longer one is a surprise. */
const longestFastBytes = 256

/** Where the last number read by `readNumber` ended. A module variable, so that the hot path allocates nothing. */
let numberEnd = 0

/**
 * Understands the two lines that are more than 99 % of the feed straight from the message's bytes; null for everything
 * else and at the slightest surprise, which says nothing: then `decodeLine` decides. Where it answers, the answer is the
 * one `decodeLine` gives (a property test holds them together).
 */
export function decodeMessageFast(bytes: Buffer): LogLine | null {
  let at = 0
  if (bytes.length > longestFastBytes) return null
  if (startsWith(bytes, envelope, 0)) at = envelope.length
  else if (startsWith(bytes, compactEnvelope, 0)) at = compactEnvelope.length
  else return null
  const infoAt = at + timestampLength
  if (!startsWith(bytes, info, infoAt)) return null
  const atMs = readTimestampMs(bytes, at)
  if (Number.isNaN(atMs)) return null
  const valuesAt = infoAt + info.length
  return bytes[valuesAt] === 0x52 ? readRide(bytes, valuesAt, atMs) : readTelemetry(bytes, valuesAt, atMs)
}

function readRide(bytes: Buffer, at: number, atMs: number): LogLine | null {
  if (!startsWith(bytes, duration, at)) return null
  const durationS = readNumber(bytes, at + duration.length)
  if (!(durationS <= largest.durationS) || !startsWith(bytes, resistanceIs, numberEnd)) return null
  const resistance = readNumber(bytes, numberEnd + resistanceIs.length)
  if (!(resistance <= largest.resistance) || !endsAt(bytes, numberEnd)) return null
  return { kind: 'ride', atMs, model, durationS, resistance }
}

function readTelemetry(bytes: Buffer, at: number, atMs: number): LogLine | null {
  if (!startsWith(bytes, heartRateIs, at)) return null
  const heartRateBpm = readNumber(bytes, at + heartRateIs.length)
  if (!(heartRateBpm <= largest.heartRateBpm) || !startsWith(bytes, cadenceIs, numberEnd)) return null
  const cadenceRpm = readNumber(bytes, numberEnd + cadenceIs.length)
  if (!(cadenceRpm <= largest.cadenceRpm) || !startsWith(bytes, powerIs, numberEnd)) return null
  const powerWatts = readNumber(bytes, numberEnd + powerIs.length)
  if (!(powerWatts <= largest.powerWatts) || !endsAt(bytes, numberEnd)) return null
  return { kind: 'telemetry', atMs, model, heartRateBpm, cadenceRpm, powerWatts }
}

/**
 * Reads digits with an optional fraction; NaN where there are none. Up to 15 digits the value is an integer divided by a
 * power of ten, both exact, so the quotient is correctly rounded; longer ones go through `Number`.
 */
function readNumber(bytes: Buffer, start: number): number {
  let at = start
  let integer = 0
  let byte = bytes[at] ?? 0
  while (byte >= 0x30 && byte <= 0x39) {
    integer = integer * 10 + (byte - 0x30)
    at += 1
    byte = bytes[at] ?? 0
  }
  if (at === start) return Number.NaN
  let decimals = 0
  if (byte === 0x2e) {
    const fractionStart = at + 1
    at = fractionStart
    byte = bytes[at] ?? 0
    while (byte >= 0x30 && byte <= 0x39) {
      integer = integer * 10 + (byte - 0x30)
      at += 1
      byte = bytes[at] ?? 0
    }
    decimals = at - fractionStart
    if (decimals === 0) return Number.NaN
  }
  numberEnd = at
  const digits = at - start - (decimals > 0 ? 1 : 0)
  if (digits > digitsHeldExactly) return Number(bytes.toString('latin1', start, at))
  return decimals === 0 ? integer : integer / (powersOfTen[decimals] ?? Number.NaN)
}

function startsWith(bytes: Buffer, expected: Uint8Array, at: number): boolean {
  if (at + expected.length > bytes.length) return false
  for (let index = 0; index < expected.length; index += 1) {
    if (bytes[at + index] !== expected[index]) return false
  }
  return true
}

const endsAt = (bytes: Buffer, at: number): boolean => bytes.length === at + end.length && startsWith(bytes, end, at)
