import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { readTimestampMs } from '../../../../../src/main/engine/ingest/timestamp'

const read = (text: string): number => readTimestampMs(Buffer.from(text, 'latin1'), 0)
const line = (ms: number, microseconds = '000'): string =>
  `${new Date(ms).toISOString().replace('T', ' ').replace('Z', '')}${microseconds}`

describe('readTimestampMs', () => {
  it('reads any moment of the years 1 to 9999 as UTC, whatever the zone of the machine', () => {
    fc.assert(
      fc.property(fc.integer({ min: -62_135_596_800_000, max: 253_402_300_799_999 }), (ms) => {
        expect(read(line(ms))).toBe(ms)
      }),
      { numRuns: 2_000 }
    )
  })

  it('cuts microseconds off, also before 1970', () => {
    expect(read('2022-07-06 23:29:35.435798')).toBe(Date.UTC(2022, 6, 6, 23, 29, 35, 435))
    expect(read('1969-12-31 23:59:59.999999')).toBe(-1)
  })

  it.each([
    '2022-02-29 00:00:00.000000',
    '1900-02-29 00:00:00.000000',
    '2022-04-31 00:00:00.000000',
    '2022-00-10 00:00:00.000000',
    '2022-13-10 00:00:00.000000',
    '2022-01-00 00:00:00.000000',
    '0000-01-01 00:00:00.000000',
    '2022-01-01 24:00:00.000000',
    '2022-01-01 00:60:00.000000',
    '2022-01-01 00:00:60.000000',
    '2022-01-01T00:00:00.000000',
    '2022-01-01 00:00:00,000000',
    '2022-01-01 00:00:00.00000',
    '2022-01-01 00:00:00.00000x',
    '-022-01-01 00:00:00.000000',
    ''
  ])('takes %j for no moment', (text) => {
    expect(read(text)).toBeNaN()
  })

  it('knows 29 February of leap years', () => {
    expect(read('2000-02-29 12:00:00.000000')).toBe(Date.UTC(2000, 1, 29, 12))
    expect(read('2024-02-29 12:00:00.000000')).toBe(Date.UTC(2024, 1, 29, 12))
  })
})
