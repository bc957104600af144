import fc from 'fast-check'
import { decodeMessage } from '../../../../../../src/main/engine/ingest/decode-message'
import { messages } from '../../ingest/line-fixture'

/** One message of a log; `isDamaged` in the copy that was read first. */
export interface LogEntry {
  readonly key: Buffer | null
  readonly value: Buffer
  readonly isDamaged: boolean
}

const damaged = (value: Buffer): Buffer => Buffer.concat([Buffer.of(0), value])

/** What arrived of an entry, and what the bike had sent. */
export const arrived = ({ value, isDamaged }: LogEntry): Buffer => (isDamaged ? damaged(value) : value)

/** A decoder that has learnt to read what was damaged. */
export const repairingDecoder = (value: Buffer | null) => decodeMessage(value?.[0] === 0 ? value.subarray(1) : value)

type Half = 'both' | 'ride' | 'telemetry'
interface Second {
  readonly half: Half
  readonly heartRate: number
  readonly cadence: number
  readonly power: number
  readonly resistance: number
  readonly pauseS: number
  readonly isRideDamaged: boolean
  readonly isTelemetryDamaged: boolean
  /** What comes beside it: the same message once more, or something that nobody understands. */
  readonly beside: 'repeat' | 'garbage' | null
}

const flag = fc.boolean()
const anySecond = (pausesS: readonly number[]): fc.Arbitrary<Second> =>
  fc.record({
    half: fc.constantFrom<Half>('both', 'both', 'both', 'ride', 'telemetry'),
    heartRate: fc.constantFrom(0, 61, 117, 143),
    cadence: fc.integer({ min: 0, max: 120 }),
    power: fc.integer({ min: 0, max: 9_999_999 }).map((value) => value / 7_001),
    resistance: fc.integer({ min: 0, max: 170 }),
    pauseS: fc.constantFrom(0, 0, 0, 0, 0, ...pausesS),
    isRideDamaged: flag,
    isTelemetryDamaged: flag,
    beside: fc.constantFrom('repeat', 'garbage', null, null, null, null)
  })

const anyRide = (second: fc.Arbitrary<Second>) =>
  fc.record({
    riderId: fc.integer({ min: 100, max: 102 }),
    hasFetch: flag,
    isNewRideDamaged: flag,
    isSystemDamaged: flag,
    seconds: fc.array(second, { maxLength: 10 }),
    intact: second,
    intactAt: fc.nat(10)
  })

type Ride = ReturnType<typeof anyRide> extends fc.Arbitrary<infer Value> ? Value : never

/** What a bike sends in some rides. Every ride has a second that arrives whole: a ride without any is not known of. */
function entriesOf(key: string | null, rides: readonly Ride[], salt: number): LogEntry[] {
  const entries: LogEntry[] = []
  let atS = salt
  const add = (value: Buffer, isDamaged = false): void => {
    entries.push({ key: key === null ? null : Buffer.from(key), value, isDamaged })
  }
  const tick = (): number => {
    atS += 0.5
    return atS
  }
  rides.forEach((each, index) => {
    add(messages.main)
    add(messages.newRide, each.isNewRideDamaged)
    if (each.hasFetch) add(messages.fetch(tick()))
    const serial = index % 2 === 0 ? { bike_serial: `SN90${salt}` } : {}
    add(messages.system(tick(), { user_id: each.riderId, name: `R ${atS}`, ...serial }), each.isSystemDamaged)
    const seconds = [...each.seconds]
    const intact = { ...each.intact, half: 'both' as const, isRideDamaged: false, isTelemetryDamaged: false }
    seconds.splice(each.intactAt, 0, intact)
    seconds.forEach((one, number) => {
      // Which of the lines before the first that arrived whole are the ride's, a clock set back among them makes uncertain.
      if (one.pauseS >= 0 || number > seconds.indexOf(intact)) atS += one.pauseS
      if (one.half !== 'telemetry') add(messages.ride(tick(), number + 1, one.resistance), one.isRideDamaged)
      if (one.half !== 'ride') {
        add(messages.telemetry(tick(), one.heartRate, one.cadence, one.power), one.isTelemetryDamaged)
      }
      const last = entries.at(-1)
      if (one.beside === 'repeat' && last !== undefined) entries.push(last)
      if (one.beside === 'garbage') add(Buffer.from(`{"log": ${atS}`))
    })
  })
  add(messages.main)
  return entries
}

/**
 * A partition's log: two bikes with a key and one without, interleaved. All rides end. Between two readings their clock may
 * jump by one of `pausesS`.
 */
export function damagedLog(pausesS: readonly number[]): fc.Arbitrary<LogEntry[]> {
  const ride = anyRide(anySecond(pausesS))
  return fc
    .tuple(
      fc.array(ride, { minLength: 1, maxLength: 3 }),
      fc.array(ride, { maxLength: 2 }),
      fc.array(ride, { maxLength: 2 })
    )
    .chain(([one, other, keyless]) => {
      const queues = [entriesOf('SN0001', one, 0), entriesOf('SN0002', other, 1), entriesOf(null, keyless, 2)]
      const size = queues.reduce((sum, { length }) => sum + length, 0)
      return fc.array(fc.nat(2), { minLength: size, maxLength: size }).map((picks) => {
        const left = queues.map((queue) => [...queue])
        return picks.flatMap((pick) => {
          const alive = left.filter(({ length }) => length > 0)
          const entry = alive[pick % alive.length]?.shift()
          return entry === undefined ? [] : [entry]
        })
      })
    })
}
