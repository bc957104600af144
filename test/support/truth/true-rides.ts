import { createFleet, type Fleet } from '../../../src/main/engine/sources/simulator'
import type { FleetMessage } from '../../../src/main/engine/sources/simulator/partition-log'
import { type ReferenceReading, referenceRides } from '../reference-rides'

export interface TrueLogOptions {
  readonly bikes: number
  readonly seed: number
  /** UTC epoch ms; a tick is the time between two lines of a bike. */
  readonly fromMs: number
  readonly toMs: number
  readonly tickMs: number
}

/** What a rider's record says; null for what is not known. */
export interface TrueRider {
  readonly riderId: number
  readonly name: string
  readonly gender: string | null
  readonly city: string | null
  /** `YYYY-MM-DD`. */
  readonly born: string | null
}

/** A ride with all its readings, as they lie in the log. */
export interface TrueRide {
  readonly startMs: number
  /** Null while it runs. */
  readonly endMs: number | null
  readonly bikeSerial: string | null
  readonly rider: TrueRider | null
  readonly readings: readonly ReferenceReading[]
}

export interface TrueLog {
  /** By partition, in order. */
  readonly messages: readonly (readonly FleetMessage[])[]
  readonly rides: readonly TrueRide[]
}

const silenceMs = 600_000
const bornOnLeapDay = ['1960-02-29', '1980-02-29', '2000-02-29', '2004-02-29'] as const

/**
 * A stretch of the simulated fleet's log, and what is true of it. Some riders are made stranger than the fleet's own: born on
 * a 29 February, of no gender, of no address. Throws where the plain reading of the log is not what the fleet says it holds.
 */
export function createTrueLog(options: TrueLogOptions): TrueLog {
  const { fromMs, toMs } = options
  const fleet = createFleet({ ...options, anchorMs: fromMs })
  const riders = new Map<number, TrueRider>()
  const messages = Array.from({ length: fleet.partitions }, (_, partition) =>
    fleet.read(partition, 0, toMs, Number.MAX_SAFE_INTEGER).map((message) => {
      const text = message.value.toString('utf8')
      if (!text.includes('[SYSTEM]')) return message
      const { line, rider } = madeStranger(text)
      riders.set(rider.riderId, rider)
      return { ...message, value: Buffer.from(line) }
    })
  )
  return { messages, rides: ridesOf(fleet, messages, riders, toMs) }
}

function ridesOf(
  fleet: Fleet,
  messages: readonly (readonly FleetMessage[])[],
  riders: ReadonlyMap<number, TrueRider>,
  toMs: number
): TrueRide[] {
  const told = new Map<string, ReturnType<Fleet['truth']['ridesUntil']>[number]>(
    fleet.truth.ridesUntil(toMs).map((ride) => [`${ride.partition}/${ride.firstOffset}`, ride])
  )
  const numbered = messages.flatMap((each, partition) => each.map((message) => ({ ...message, partition })))
  const { rides } = referenceRides(numbered, silenceMs)
  const expected = [...told.values()].filter(({ rider, readings }) => rider !== null || readings > 0)
  if (rides.length !== expected.length) throw new Error(`${rides.length} rides read, ${expected.length} told`)
  return rides.map((ride) => {
    const place = `${ride.partition}/${ride.firstOffset}`
    const truth = told.get(place)
    const read = [
      ride.readings.length,
      ride.riderId,
      sumOf(ride.readings, 'heart_rate'),
      sumOf(ride.readings, 'cadence')
    ]
    const said = [truth?.readings, truth?.rider?.userId ?? null, truth?.heartRate.sumBpm, truth?.cadenceSumRpm]
    if (truth === undefined || JSON.stringify(read) !== JSON.stringify(said)) {
      throw new Error(`the ride at ${place} was read as ${read}, and is ${said}`)
    }
    const lastMs = truth.endMs ?? truth.startMs ?? 0
    const isSilent = truth.isOver && toMs - lastMs > silenceMs
    return {
      startMs: ride.startMs,
      endMs: ride.isEnded ? ride.endMs : isSilent ? lastMs : null,
      bikeSerial: ride.bikeSerial,
      rider: ride.riderId === null ? null : (riders.get(ride.riderId) ?? null),
      readings: ride.readings
    }
  })
}

const sumOf = (readings: readonly ReferenceReading[], name: 'heart_rate' | 'cadence'): number =>
  readings.reduce((sum, reading) => sum + (reading[name] ?? 0), 0)

function madeStranger(message: string): { line: string; rider: TrueRider } {
  const { log } = JSON.parse(message) as { log: string }
  const [head = '', json = ''] = log.split('[SYSTEM] data = ')
  const data = JSON.parse(json) as { user_id: number; name: string; gender: string | null; address: string | null }
  const { user_id: riderId, name, date_of_birth: bornMs } = data as typeof data & { date_of_birth: number | null }
  const leapDay = riderId % 3 === 0 ? bornOnLeapDay[riderId % bornOnLeapDay.length] : undefined
  const born = leapDay ?? (bornMs === null ? null : new Date(bornMs).toISOString().slice(0, 10))
  const gender = riderId % 7 === 2 ? null : data.gender
  const address = riderId % 7 === 3 ? null : data.address
  const stranger = { ...data, gender, address, date_of_birth: born === null ? null : Date.parse(born) }
  return {
    line: JSON.stringify({ log: `${head}[SYSTEM] data = ${JSON.stringify(stranger)}\n` }),
    rider: { riderId, name, gender, born, city: address?.split(',').at(-2)?.trim() ?? null }
  }
}
