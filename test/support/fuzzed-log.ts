import { readCapture } from './captures'
import { rideMessages } from './ride-messages'
import type { SeededRandom } from './seeded-random'

export interface FuzzedMessage {
  readonly key: Buffer | null
  readonly value: Buffer | null
}

/** How a message is spoiled. `huge` is made only every so often: each is 10 MB. */
export type Fuzz = keyof typeof fuzzes | 'huge'

export interface FuzzedLog {
  /** The next message of a partition: understood or not. */
  next(partition: number): FuzzedMessage
  /** How often each kind was made. */
  readonly made: ReadonlyMap<Fuzz | 'good', number>
}

const envelope = (line: string): Buffer => Buffer.from(JSON.stringify({ log: `${line}\n` }))
const keys: readonly (Buffer | null)[] = [
  null,
  Buffer.from('SN0001'),
  Buffer.from('SN0002'),
  Buffer.from([0xff, 0x00, 0x80]),
  Buffer.from('')
]
const dawnMs = Date.UTC(2026, 10, 1, 6)
const stamp = '2026-11-01 10:00:00.000000 mendoza v9: '
const brokenNumbers = [
  'NaN',
  '1e309',
  '-1e309',
  '-5',
  'Infinity',
  '0x10',
  '1,5',
  '',
  ' 7',
  '9'.repeat(400),
  'null',
  '1e-400'
]
const strangeStamps = [
  '0000-01-01 00:00:00.000000',
  '0001-01-01 00:00:00.000000',
  '9999-12-31 23:59:59.999999',
  '2026-02-30 10:00:00.000000',
  '2026-11-01 24:00:00.000000',
  '2026-11-01T10:00:00.000000'
]
const depth = 10_000

/** Each makes a message from a good one. */
const fuzzes = {
  truncated: (random, good) => good.subarray(0, random.whole(0, good.length - 1)),
  'bytes changed': (random, good) => {
    const bytes = Buffer.from(good)
    for (let count = random.whole(1, 4); count > 0; count -= 1) {
      bytes[random.whole(0, bytes.length - 1)] = random.whole(0, 255)
    }
    return bytes
  },
  'bytes cut out': (random, good) => {
    const at = random.whole(0, good.length - 1)
    return Buffer.concat([good.subarray(0, at), good.subarray(at + random.whole(1, 5))])
  },
  'bytes put in': (random, good) => {
    const at = random.whole(0, good.length)
    const strange = random.pick(['\0', '\ufeff', '"', '\\', '}', '\u202e', '\x1b[2J', "'; DROP TABLE rider; --"])
    return Buffer.concat([good.subarray(0, at), Buffer.from(strange), good.subarray(at)])
  },
  'said twice in one': (_, good) => Buffer.concat([good, good]),
  'broken number': (random) =>
    envelope(
      stamp +
        random.pick([
          `[INFO]: Ride - duration = ${random.pick(brokenNumbers)}; resistance = ${random.pick(brokenNumbers)}`,
          `[INFO]: Telemetry - hrt = ${random.pick(brokenNumbers)}; rpm = 60; power = 50.0`,
          `[INFO]: Telemetry - hrt = 100; rpm = ${random.pick(brokenNumbers)}; power = ${random.pick(brokenNumbers)}`
        ])
    ),
  'strange time': (random) =>
    envelope(`${random.pick(strangeStamps)} mendoza v9: [INFO]: Ride - duration = 1.0; resistance = 30`),
  'another rider in between': (random) =>
    envelope(`${stamp}[SYSTEM] data = {"user_id":${random.whole(1, 5_000)},"name":"Mr In Between"}`),
  'strange rider': (random) =>
    // JSON by hand: lone surrogates and keys that an object would not keep.
    Buffer.from(
      JSON.stringify({
        log: `${stamp}[SYSTEM] data = ${random.pick([
          '{"user_id":7,"name":"\\ud800 \\u0000 \\udc00"}',
          '{"user_id":7,"__proto__":{"user_id":8,"name":"not me"},"constructor":{"prototype":1}}',
          '{"__proto__":null,"user_id":1e309,"height_cm":-1e309,"weight_kg":"NaN","date_of_birth":1e300}',
          '{"user_id":9007199254740993,"name":["a"],"email_address":{},"address":true}',
          `{"user_id":7,"name":"${'\u202e'.repeat(190)}","gender":"${'x'.repeat(5_000)}"}`,
          '{}',
          '[]',
          'null',
          `{"user_id":7,"a":${'['.repeat(depth)}${']'.repeat(depth)}}`
        ])}\n`
      })
    ),
  deep: (random) =>
    Buffer.from(
      random.pick([
        `${'['.repeat(depth)}${']'.repeat(depth)}`,
        `${'['.repeat(depth)}`,
        `${'{"log":'.repeat(depth / 2)}1${'}'.repeat(depth / 2)}`,
        `{"log":${'['.repeat(depth)}1${']'.repeat(depth)}}`
      ])
    ),
  'no envelope': (random, good) => {
    const { log } = JSON.parse(good.toString()) as { log: string }
    return Buffer.from(random.pick([log, JSON.stringify(log), JSON.stringify([log]), `{"Log":${JSON.stringify(log)}}`]))
  },
  'strange envelope': (random, good) => {
    const text = JSON.stringify((JSON.parse(good.toString()) as { log: string }).log)
    return Buffer.from(
      random.pick([
        `{"__proto__":{"log":${text}}}`,
        `{"log":null,"log":${text}}`,
        `{"log":${text},"__proto__":{"polluted":true},"event":"log"}`,
        `{"event":"log","log":${text}}`,
        `{"log":5}`,
        `{"log":"\\ud800${text.slice(1)}}`,
        `{"log":"\\u0000${text.slice(1)}}`,
        'null',
        '0',
        ''
      ])
    )
  },
  'random bytes': (random) => Buffer.from(Array.from({ length: random.whole(0, 300) }, () => random.whole(0, 255))),
  'no value': () => null
} satisfies Record<string, (random: SeededRandom, good: Buffer) => Buffer | null>
const allKinds = Object.keys(fuzzes) as (keyof typeof fuzzes)[]
/** Garbage of the size of good messages, none of which is understood. */
export const ordinaryGarbage = ['truncated', 'said twice in one', 'no envelope', 'no value'] as const

/** Read once: where there are none it is said, loudly. */
let captured: readonly Buffer[] | null = null
const readCaptured = (): Buffer[] =>
  (readCapture('four-rides-messages.jsonl') ?? '')
    .split('\n')
    .filter((line) => line !== '')
    .map((line) => Buffer.from(line))

/** What bikes send, without end: rides of our own, and captured ones where they are at hand. */
function* goodLines(random: SeededRandom, lines: readonly Buffer[]): Generator<Buffer, never> {
  for (let atMs = dawnMs; ; ) {
    if (lines.length > 0 && random.isTrue(0.2)) yield* lines
    const seconds = random.whole(20, 200)
    for (const { value } of rideMessages({ bike: 'SN0001', riderId: random.whole(1, 400), startMs: atMs, seconds })) {
      yield Buffer.from(value)
    }
    atMs += (seconds + 4) * 1_000
  }
}

/**
 * A log of which a part is spoiled: `share` of its messages, the rest in their order or, now and then, out of it. Follows from
 * its seed alone, so that it can be made again and held against what was kept of it. Of `hugeEvery` messages one is 10 MB
 * long; 0 makes none.
 */
export function fuzzedLog(
  random: SeededRandom,
  share: number,
  hugeEvery: number,
  kinds: readonly (keyof typeof fuzzes)[] = allKinds
): FuzzedLog {
  captured ??= readCaptured()
  const lines = captured
  const streams = new Map<string, Generator<Buffer, never>>()
  const made = new Map<Fuzz | 'good', number>()
  let count = 0
  let held: FuzzedMessage | null = null
  const note = (kind: Fuzz | 'good', message: FuzzedMessage): FuzzedMessage => {
    made.set(kind, (made.get(kind) ?? 0) + 1)
    return message
  }
  return {
    made,
    next(partition) {
      count += 1
      const key = random.pick(keys)
      const name = `${partition} ${key?.toString('hex')}`
      const stream = streams.get(name) ?? goodLines(random, lines)
      streams.set(name, stream)
      if (hugeEvery > 0 && count % hugeEvery === 0) {
        return note('huge', { key, value: envelope(`${stamp}${'x'.repeat(10_000_000)}`) })
      }
      const good = stream.next().value
      if (random.isTrue(share)) {
        const kind = random.pick(kinds)
        return note(kind, { key, value: fuzzes[kind](random, good) })
      }
      const message = { key, value: good }
      // Out of its order: later than the next, perhaps in another partition.
      if (!random.isTrue(0.02)) return note('good', message)
      const former: FuzzedMessage = held ?? message
      held = message
      return note('good', former)
    }
  }
}
