import type { SimulatedRider } from './riders'

const model = 'mendoza v9'

/** `YYYY-MM-DD HH:MM:SS.ffffff`, UTC, from epoch ms with a fraction. */
function stamp(atMs: number): string {
  const whole = Math.floor(atMs)
  const microseconds = Math.floor((atMs - whole) * 1_000)
  return `${new Date(whole).toISOString().slice(0, 23).replace('T', ' ')}${String(microseconds).padStart(3, '0')}`
}

/** A float as the feed prints it: with a point, with all its digits. */
const float = (value: number): string => (Number.isInteger(value) ? `${value}.0` : String(value))

/** A line as a message's bytes: the JSON envelope of the feed, the line end within it. */
function message(line: string): Buffer {
  return Buffer.from(`{"log": ${JSON.stringify(`${line}\n`)}}`)
}

/** Most lines need no escaping, and there are hundreds of thousands of them a second. */
const plainMessage = (line: string): Buffer => Buffer.from(`{"log": "${line}\\n"}`, 'latin1')

export const mainLine = (): Buffer => plainMessage('--------- beginning of main')
export const newRideLine = (): Buffer => plainMessage('--------- beginning of a new ride')
export const fetchLine = (atMs: number): Buffer =>
  plainMessage(`${stamp(atMs)} ${model}: Getting user data from server..`)

export function systemLine(atMs: number, rider: SimulatedRider, bikeSerial: string): Buffer {
  const data = {
    user_id: rider.userId,
    name: rider.name,
    gender: rider.gender,
    address: rider.address,
    date_of_birth: rider.bornMs,
    email_address: rider.email,
    height_cm: rider.heightCm,
    weight_kg: rider.weightKg,
    account_create_date: rider.accountCreatedMs,
    bike_serial: bikeSerial,
    original_source: rider.originalSource
  }
  return message(`${stamp(atMs)} ${model}: [SYSTEM] data = ${JSON.stringify(data)}`)
}

export const rideLine = (atMs: number, durationS: number, resistance: number): Buffer =>
  plainMessage(`${stamp(atMs)} ${model}: [INFO]: Ride - duration = ${float(durationS)}; resistance = ${resistance}`)

export const telemetryLine = (atMs: number, heartRateBpm: number, cadenceRpm: number, power: number): Buffer =>
  plainMessage(
    `${stamp(atMs)} ${model}: [INFO]: Telemetry - hrt = ${heartRateBpm}; rpm = ${cadenceRpm}; power = ${float(power)}`
  )
