import type { SimulatedRider } from './riders'

const model = 'mendoza v9'

/** Writes the feed's lines as messages: JSON with one key, the line end within the line. */
export interface LineWriter {
  main(): Buffer
  newRide(): Buffer
  /** `atMicros` is UTC epoch µs, here and below. */
  fetch(atMicros: number): Buffer
  system(atMicros: number, rider: SimulatedRider, bikeSerial: string): Buffer
  ride(atMicros: number, durationS: number, resistance: number): Buffer
  telemetry(atMicros: number, heartRateBpm: number, cadenceRpm: number, powerWatts: number): Buffer
}

/** A float as the feed prints it: with a point, with all its digits. */
const float = (value: number): string => (Number.isInteger(value) ? `${value}.0` : String(value))

/** Lines that need no escaping, which are all but one in thousands. */
const plainMessage = (line: string): Buffer => Buffer.from(`{"log": "${line}\\n"}`, 'latin1')

export function createLineWriter(): LineWriter {
  const timestamp = createTimestamps()
  return {
    main: () => plainMessage('--------- beginning of main'),
    newRide: () => plainMessage('--------- beginning of a new ride'),
    fetch: (atMicros) => plainMessage(`${timestamp(atMicros)} ${model}: Getting user data from server..`),
    system(atMicros, rider, bikeSerial) {
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
      const line = `${timestamp(atMicros)} ${model}: [SYSTEM] data = ${JSON.stringify(data)}\n`
      return Buffer.from(`{"log": ${JSON.stringify(line)}}`)
    },
    ride: (atMicros, durationS, resistance) =>
      plainMessage(
        `${timestamp(atMicros)} ${model}: [INFO]: Ride - duration = ${float(durationS)}; resistance = ${resistance}`
      ),
    telemetry: (atMicros, heartRateBpm, cadenceRpm, powerWatts) =>
      plainMessage(
        `${timestamp(atMicros)} ${model}: [INFO]: Telemetry - hrt = ${heartRateBpm}; rpm = ${cadenceRpm}; power = ${float(powerWatts)}`
      )
  }
}

const microsPerSecond = 1_000_000

/** `YYYY-MM-DD HH:MM:SS.ffffff`, UTC. Neighbours in the log mostly share a second, so its text is kept. */
function createTimestamps(): (atMicros: number) => string {
  let knownSecond = Number.NaN
  let text = ''
  return (atMicros) => {
    const second = Math.floor(atMicros / microsPerSecond)
    if (second !== knownSecond) {
      knownSecond = second
      text = new Date(second * 1_000).toISOString().slice(0, 19).replace('T', ' ')
    }
    return `${text}.${String(atMicros - second * microsPerSecond).padStart(6, '0')}`
  }
}
