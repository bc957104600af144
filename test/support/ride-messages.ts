import type { MessageToProduce } from './kafka'

const envelope = (line: string): string => JSON.stringify({ log: `${line}\n` })
const stampOf = (ms: number): string => `${new Date(ms).toISOString().replace('T', ' ').replace('Z', '')}000`

/** What one bike sends during one ride, one message each 500 ms of log time from `startMs`. */
export function rideMessages(ride: {
  bike: string | null
  riderId: number
  startMs: number
  seconds: number
  partition?: number
}): MessageToProduce[] {
  let ms = ride.startMs - 500
  const line = (rest: string): string => {
    ms += 500
    return envelope(`${stampOf(ms)} mendoza v9: ${rest}`)
  }
  const values = [
    envelope('--------- beginning of main'),
    envelope('--------- beginning of a new ride'),
    line('Getting user data from server..'),
    line(
      `[SYSTEM] data = ${JSON.stringify({ user_id: ride.riderId, name: `Rider ${ride.riderId}`, bike_serial: ride.bike ?? 'SN0000' })}`
    )
  ]
  for (let second = 1; second <= ride.seconds; second += 1) {
    values.push(line(`[INFO]: Ride - duration = ${second}.0; resistance = ${20 + (second % 30)}`))
    values.push(
      line(
        `[INFO]: Telemetry - hrt = ${90 + (second % 60)}; rpm = ${60 + (second % 20)}; power = ${(second * 7.31) % 300}`
      )
    )
  }
  return values.map((value) => ({
    value,
    key: ride.bike,
    ...(ride.partition === undefined ? {} : { partition: ride.partition })
  }))
}
