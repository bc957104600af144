import fc from 'fast-check'
import type { ReferenceMessage } from './reference-rides'

/** What happens next in a bike stream; each gives one message. */
type Step =
  | { kind: 'main' | 'new-ride' | 'fetch' | 'repeat' | 'garbage' | 'telemetry-only' }
  | { kind: 'system'; riderId: number }
  | {
      kind: 'reading'
      heartRate: number
      cadence: number
      power: number
      resistance: number
      half: 'both' | 'ride' | 'telemetry'
    }
  | { kind: 'pause'; seconds: number }

const step: fc.Arbitrary<Step> = fc.oneof(
  { weight: 2, arbitrary: fc.constantFrom<Step>({ kind: 'main' }, { kind: 'new-ride' }, { kind: 'fetch' }) },
  {
    weight: 2,
    arbitrary: fc.record({ kind: fc.constant('system' as const), riderId: fc.integer({ min: 100, max: 104 }) })
  },
  { weight: 2, arbitrary: fc.constantFrom<Step>({ kind: 'repeat' }, { kind: 'garbage' }) },
  {
    weight: 1,
    arbitrary: fc.record({
      kind: fc.constant('pause' as const),
      seconds: fc.constantFrom(-3_600, -5, 5, 599, 599.5, 600, 7_200)
    })
  },
  {
    weight: 12,
    arbitrary: fc.record({
      kind: fc.constant('reading' as const),
      heartRate: fc.oneof(fc.constant(0), fc.integer({ min: 43, max: 189 })),
      cadence: fc.integer({ min: 0, max: 208 }),
      power: fc.double({ min: 0, max: 1_485, noNaN: true }).map((value) => Math.round(value * 1e6) / 1e6),
      resistance: fc.integer({ min: 0, max: 170 }),
      half: fc.constantFrom('both' as const, 'both' as const, 'both' as const, 'ride' as const, 'telemetry' as const)
    })
  }
)

const envelope = (line: string): Buffer => Buffer.from(JSON.stringify({ log: `${line}\n` }))
const stampOf = (ms: number): string => `${new Date(ms).toISOString().replace('T', ' ').replace('Z', '')}000`

/** The messages of one bike stream, as bytes. */
function messagesOf(steps: readonly Step[], salt: number): (Buffer | null)[] {
  const messages: (Buffer | null)[] = []
  let ms = Date.UTC(2026, 10, 1) + salt
  let duration = 0
  const line = (rest: string): Buffer => {
    ms += 500
    return envelope(`${stampOf(ms)} mendoza v9: ${rest}`)
  }
  for (const next of steps) {
    if (next.kind === 'main') messages.push(envelope('--------- beginning of main'))
    else if (next.kind === 'new-ride') messages.push(envelope('--------- beginning of a new ride'))
    else if (next.kind === 'fetch') messages.push(line('Getting user data from server..'))
    else if (next.kind === 'repeat') {
      const last = messages.at(-1)
      if (last !== undefined) messages.push(last === null ? null : Buffer.from(last))
    } else if (next.kind === 'garbage')
      messages.push([Buffer.from(`{"log": ${ms}`), null, Buffer.from([0xff, 0])][messages.length % 3] ?? null)
    else if (next.kind === 'pause') ms += next.seconds * 1_000
    else if (next.kind === 'system') {
      duration = 0
      messages.push(
        line(
          `[SYSTEM] data = ${JSON.stringify({ user_id: next.riderId, name: `R ${next.riderId}`, bike_serial: `SN${1000 + (salt % 7)}` })}`
        )
      )
    } else if (next.kind === 'reading') {
      duration += 1
      if (next.half !== 'telemetry')
        messages.push(line(`[INFO]: Ride - duration = ${duration}.0; resistance = ${next.resistance}`))
      if (next.half !== 'ride') {
        messages.push(line(`[INFO]: Telemetry - hrt = ${next.heartRate}; rpm = ${next.cadence}; power = ${next.power}`))
      }
    }
  }
  return messages
}

/**
 * A log of up to three partitions with up to three bike streams each (keyed, or one without a key), interleaved at
 * random. Answers each partition's messages in log order.
 */
export const randomLog: fc.Arbitrary<ReferenceMessage[][]> = fc
  .array(
    fc.array(fc.tuple(fc.constantFrom<string | null>('SN0001', 'SN0002', null), fc.array(step, { maxLength: 60 })), {
      minLength: 1,
      maxLength: 3
    }),
    { minLength: 1, maxLength: 3 }
  )
  .chain((partitions) =>
    fc.infiniteStream(fc.nat(2)).map((picks) =>
      partitions.map((streams, partition) => {
        const queues = new Map<string | null, (Buffer | null)[]>()
        streams.forEach(([key, steps], index) => {
          queues.set(key, [...(queues.get(key) ?? []), ...messagesOf(steps, partition * 10 + index)])
        })
        const keyed = [...queues].map(([key, values]) => ({ key, values: [...values] }))
        const log: ReferenceMessage[] = []
        while (keyed.some(({ values }) => values.length > 0)) {
          const alive = keyed.filter(({ values }) => values.length > 0)
          const stream = alive[(picks.next().value ?? 0) % alive.length]
          if (stream === undefined) break
          const value = stream.values.shift() ?? null
          log.push({ partition, offset: log.length, key: stream.key === null ? null : Buffer.from(stream.key), value })
        }
        return log
      })
    )
  )
