import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { decodeMessage, decodeMessageSlow } from '../../../../../src/main/engine/ingest/decode-message'
import { decodeMessageFast } from '../../../../../src/main/engine/ingest/decode-message-fast'

const stamp = '2022-10-04 10:05:10.588793'
const atMs = Date.UTC(2022, 9, 4, 10, 5, 10, 588)
const message = (log: unknown): Buffer => Buffer.from(JSON.stringify({ log }))
const line = (rest: string): Buffer => message(`${stamp} mendoza v9: ${rest}\n`)
const reasonOf = (value: Buffer | null): string => {
  const decoded = decodeMessage(value)
  return decoded.kind === 'unreadable' ? decoded.reason : `understood as ${decoded.kind}`
}

describe('decodeMessage', () => {
  it('understands each kind of line', () => {
    expect(decodeMessage(message('--------- beginning of main\n'))).toEqual({ kind: 'main' })
    expect(decodeMessage(message('--------- beginning of a new ride\n'))).toEqual({ kind: 'new-ride' })
    const common = { atMs, model: 'mendoza v9' }
    expect(decodeMessage(line('Getting user data from server..'))).toEqual({ kind: 'fetch', ...common })
    expect(decodeMessage(line('[INFO]: Ride - duration = 57.0; resistance = 30'))).toEqual({
      kind: 'ride',
      ...common,
      durationS: 57,
      resistance: 30
    })
    expect(decodeMessage(line('[INFO]: Telemetry - hrt = 109; rpm = 49; power = 13.448875699999999'))).toEqual({
      kind: 'telemetry',
      ...common,
      heartRateBpm: 109,
      cadenceRpm: 49,
      powerWatts: 13.448875699999999
    })
  })

  it('reads the user data, each field by itself', () => {
    const data = {
      user_id: 100,
      name: 'Dr Zoë O’Neill',
      gender: 'female',
      address: '0 Simpson locks,Wilkinsonshire,E68 8SH',
      date_of_birth: -86_400_000,
      email_address: 'zoe@example.com',
      height_cm: '167',
      weight_kg: null,
      account_create_date: 1_647_993_600_000,
      original_source: 'direct'
    }
    expect(decodeMessage(line(`[SYSTEM] data = ${JSON.stringify(data)}`))).toEqual({
      kind: 'system',
      atMs,
      model: 'mendoza v9',
      // height is text, weight null, the serial missing
      faults: 3,
      rider: {
        riderId: 100,
        name: 'Dr Zoë O’Neill',
        gender: 'female',
        address: '0 Simpson locks,Wilkinsonshire,E68 8SH',
        bornMs: -86_400_000,
        email: 'zoe@example.com',
        heightCm: null,
        weightKg: null,
        accountCreatedMs: 1_647_993_600_000,
        bikeSerial: null,
        originalSource: 'direct'
      }
    })
  })

  it('keeps the model of any bike, and ignores keys it does not know', () => {
    const decoded = decodeMessage(
      Buffer.from(`{"event":"log","log":"${stamp} sierra nevada v12: Getting user data from server..\\n"}`)
    )
    expect(decoded).toEqual({ kind: 'fetch', atMs, model: 'sierra nevada v12' })
  })

  it('is not misled by keys of an object prototype', () => {
    expect(reasonOf(Buffer.from('{"__proto__":{"log":"--------- beginning of main\\n"}}'))).toBe('no "log" key')
    const system = decodeMessage(line('[SYSTEM] data = {"__proto__":{"user_id":7},"constructor":1}'))
    expect(system).toMatchObject({ kind: 'system', faults: 11, rider: { riderId: null } })
  })

  it.each([
    [null, 'no value'],
    [Buffer.alloc(0), 'not JSON'],
    [Buffer.from('hello'), 'not JSON'],
    [Buffer.from(`${stamp} mendoza v9: Getting user data from server..\n`), 'not JSON'],
    [Buffer.from([0x7b, 0x22, 0xff, 0x22, 0x7d]), 'not UTF-8'],
    [Buffer.from('[]'), 'no "log" key'],
    [Buffer.from('"log"'), 'no "log" key'],
    [Buffer.from('{"lag":"x"}'), 'no "log" key'],
    [Buffer.from('{"log":7}'), '"log" is not text'],
    [message('\n'), 'unknown line kind'],
    [message('--------- beginning of main\n--------- beginning of main\n'), 'unknown line kind'],
    [line('[INFO]: Ride - duration = 57.0'), 'unknown line kind'],
    [line('[INFO]: Ride - duration = NaN; resistance = 30'), 'duration is not a number'],
    [line('[INFO]: Ride - duration = 57.0; resistance = None'), 'resistance is not a number'],
    [line('[INFO]: Telemetry - hrt = x; rpm = 49; power = 1.0'), 'heart rate is not a number'],
    [line('[INFO]: Telemetry - hrt = 100; rpm = ; power = 1.0'), 'cadence is not a number'],
    [line('[INFO]: Telemetry - hrt = 100; rpm = 49; power = 1e309'), 'power is out of range'],
    [line('[INFO]: Telemetry - hrt = 100; rpm = 49; power = Infinity'), 'power is not a number'],
    [line('[INFO]: Telemetry - hrt = -1; rpm = 49; power = 1.0'), 'heart rate is negative'],
    [line('[INFO]: Telemetry - hrt = 1000; rpm = 49; power = 1.0'), 'heart rate is out of range'],
    [line('[SYSTEM] data = {"user_id":'), 'unknown line kind'],
    [line('[SYSTEM] data = {"user_id":}'), 'the user data is not JSON'],
    [
      message('2022-02-30 10:05:10.588793 mendoza v9: Getting user data from server..\n'),
      'the timestamp is not a time'
    ],
    [Buffer.from(`{"log":"${'A'.repeat(70_000)}"}`), 'longer than 64 kB'],
    [Buffer.from(`${'['.repeat(10_000)}${']'.repeat(10_000)}`), 'no "log" key'],
    [Buffer.from(`${'['.repeat(30_000)}`), 'not JSON']
  ])('says why it did not understand case %#', (value, reason) => {
    expect(reasonOf(value)).toBe(reason)
  })

  it('takes small powers in the form other languages print them in', () => {
    expect(decodeMessage(line('[INFO]: Telemetry - hrt = 0; rpm = 1; power = 9.5e-05'))).toMatchObject({
      powerWatts: 0.000095
    })
  })
})

describe('decodeMessageFast', () => {
  const number = fc.oneof(
    fc.nat(300).map(String),
    fc.double({ min: 0, max: 2_000, noNaN: true }).map(String),
    fc.constantFrom(
      '0',
      '-0',
      '-1',
      '007',
      '1.',
      '.5',
      '1e3',
      '1e309',
      'NaN',
      '',
      '99999999999999999999',
      '0.1',
      '6.7621935010000005'
    )
  )
  const texts = fc.oneof(
    fc.tuple(number, number).map(([a, b]) => `[INFO]: Ride - duration = ${a}; resistance = ${b}`),
    fc.tuple(number, number, number).map(([a, b, c]) => `[INFO]: Telemetry - hrt = ${a}; rpm = ${b}; power = ${c}`)
  )
  const mutation = fc.record({
    at: fc.nat(160),
    byte: fc.nat(255),
    kind: fc.constantFrom('none', 'set', 'cut', 'insert')
  })

  it('agrees with the specification on every message it answers, whole or mutated', () => {
    let answered = 0
    fc.assert(
      fc.property(texts, fc.boolean(), mutation, (text, isCompact, { at, byte, kind }) => {
        const json = JSON.stringify({ log: `${stamp} mendoza v9: ${text}\n` })
        const whole = Buffer.from(isCompact ? json : json.replace(':', ': '))
        const place = at % whole.length
        const bytes =
          kind === 'none'
            ? whole
            : Buffer.concat([
                whole.subarray(0, place),
                kind === 'cut' ? Buffer.alloc(0) : Buffer.from([byte]),
                whole.subarray(kind === 'insert' ? place : place + 1)
              ])
        const fast = decodeMessageFast(bytes)
        if (fast === null) return
        answered += 1
        expect(fast).toEqual(decodeMessageSlow(bytes))
      }),
      { numRuns: 20_000 }
    )
    expect(answered).toBeGreaterThan(500)
  })

  it('answers real lines itself, so that the common case is the fast one', () => {
    expect(
      decodeMessageFast(
        Buffer.from(`{"log": "${stamp} mendoza v9: [INFO]: Ride - duration = 57.0; resistance = 30\\n"}`)
      )
    ).not.toBeNull()
    expect(
      decodeMessageFast(
        Buffer.from(
          `{"log": "${stamp} mendoza v9: [INFO]: Telemetry - hrt = 72; rpm = 32; power = 6.7621935010000005\\n"}`
        )
      )
    ).not.toBeNull()
  })

  it('gives every power value the double that its text names', () => {
    fc.assert(
      fc.property(fc.double({ min: 0, max: 99_999, noNaN: true }), (power) => {
        const text = String(power)
        const fast = decodeMessageFast(
          Buffer.from(`{"log": "${stamp} mendoza v9: [INFO]: Telemetry - hrt = 72; rpm = 32; power = ${text}\\n"}`)
        )
        if (fast?.kind === 'telemetry') expect(fast.powerWatts).toBe(Number(text))
      }),
      { numRuns: 5_000 }
    )
  })
})
