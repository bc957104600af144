import { isUtf8 } from 'node:buffer'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { isJson } from '../../../../../src/main/engine/ingest/is-json'

const isTaken = (text: string): boolean => {
  try {
    JSON.parse(text)
    return true
  } catch {
    return false
  }
}

/** Pieces of which JSON is made, and what is nearly one. */
const pieces = fc.constantFrom(
  ...[
    '{',
    '}',
    '[',
    ']',
    ',',
    ':',
    '"',
    '\\',
    '"log"',
    '"a":',
    '"é\u2028\u007f"',
    '"\\"',
    '"\\\\"',
    '"\\/\\b\\f\\n\\r\\t"'
  ],
  ...['"\\u00e9"', '"\\uD800"', '"\\u00g0"', '"\\u12"', '"\\x"', '"\\0"', '"\n"', '"\u0000"', '"\u001f"'],
  ...[
    '0',
    '-0',
    '01',
    '1',
    '-',
    '+1',
    '.5',
    '1.',
    '1.5',
    '1e5',
    '1E+5',
    '1e-',
    '1e',
    '-1.25e-400',
    '1e999',
    '0x1',
    '00'
  ],
  ...['true', 'false', 'null', 'tru', 'nulll', 'NaN', 'Infinity', 'undefined', "'a'"],
  ...[' ', '\n', '\r', '\t', '\f', '\v', '\u00a0', '\ufeff', '\0', '//', '/**/']
)

const message =
  '{"log": "2022-10-04 10:05:10.588793 mendoza v9: [SYSTEM] data = {\\"user_id\\":7,\\"name\\":\\"Zoë\\"}\\n"}'

describe('isJson', () => {
  it('takes what JSON.parse takes, of whatever pieces a text is made', () => {
    fc.assert(
      fc.property(fc.array(pieces, { maxLength: 8 }), (parts) => {
        const text = parts.join('')
        expect(isJson(Buffer.from(text))).toBe(isTaken(text))
      }),
      { numRuns: 5_000 }
    )
  })

  it('takes every value, however it is written down, and none that is cut', () => {
    fc.assert(
      fc.property(fc.jsonValue(), fc.constantFrom(0, 1, '\t'), fc.nat(), (value, space, cut) => {
        const text = JSON.stringify(value, null, space)
        expect(isJson(Buffer.from(text))).toBe(true)
        const part = text.slice(0, cut % text.length)
        expect(isJson(Buffer.from(part))).toBe(isTaken(part))
      }),
      { numRuns: 1_000 }
    )
  })

  it('agrees with JSON.parse about a message of which any byte is another', () => {
    fc.assert(
      fc.property(fc.nat(), fc.nat(255), fc.constantFrom(0, 1), (at, byte, replaced) => {
        const bytes = Buffer.from(message)
        const place = at % bytes.length
        const spoiled = Buffer.concat([bytes.subarray(0, place), Buffer.from([byte]), bytes.subarray(place + replaced)])
        if (isUtf8(spoiled)) expect(isJson(spoiled)).toBe(isTaken(spoiled.toString('utf8')))
      }),
      { numRuns: 3_000 }
    )
  })

  it('goes as deep as a message can', () => {
    const depth = 32_000
    for (const text of [
      `${'['.repeat(depth)}${']'.repeat(depth)}`,
      `${'['.repeat(depth)}${']'.repeat(depth - 1)}`,
      `${'['.repeat(depth)}${']'.repeat(depth + 1)}`,
      `${'{"a":'.repeat(10_000)}1${'}'.repeat(10_000)}`,
      `${'[{"a":'.repeat(8_000)}1${'}]'.repeat(8_000)}`,
      `${'[{"a":'.repeat(8_000)}1${']}'.repeat(8_000)}`
    ]) {
      expect(isJson(Buffer.from(text))).toBe(isTaken(text))
    }
  })
})
