import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import {
  largestReadingCount,
  PackedSeriesError,
  packSeries,
  type ReadingColumns,
  unpackSeries
} from '../../../../../../src/main/engine/store/history/packed-series'
import { seal, unseal } from '../../../../../../src/main/engine/store/history/sealed-blob'
import { capturedSeries } from './captured-series'
import { anySeries, bitsOf, steadyRide, withColumns } from './series-fixture'

const expectSameBits = (series: ReadingColumns): void => {
  expect(bitsOf(unpackSeries(packSeries(series)))).toEqual(bitsOf(series))
}

describe('a packed series', () => {
  it.each([
    [0, 100],
    [1, 300],
    [2, 300],
    [40, 300],
    [5_000, 4]
  ])('gives back every bit of any %d readings', (length, numRuns) => {
    fc.assert(fc.property(anySeries(length), expectSameBits), { numRuns, endOnFailure: length > 1_000 })
  })

  it('keeps power that is no function of resistance and cadence', () => {
    const ride = steadyRide(520)
    expectSameBits({ ...ride, powerWatts: ride.atMs.map((_, index) => Math.sqrt(index) * 31.7) })
  })

  it('keeps a ride in which one power in ten is an exception', () => {
    const ride = steadyRide(520)
    expectSameBits({
      ...ride,
      powerWatts: ride.powerWatts.map((watts, index) => (index % 10 === 3 ? index / 7 : watts))
    })
  })

  it('keeps a ride of nothing but nulls in a few bytes', () => {
    const ride = withColumns({ heartRateBpm: Array.from({ length: 5_000 }, () => null) })
    expectSameBits(ride)
    expect(packSeries(ride).length).toBeLessThan(100)
  })

  it('keeps single nulls and single zeros among values, and single values among nulls', () => {
    const indexes = Array.from({ length: 300 }, (_, index) => index)
    expectSameBits(
      withColumns({
        durationS: indexes.map((index) => (index === 150 ? null : index + 1)),
        heartRateBpm: indexes.map((index) => (index % 30 === 7 ? null : 120 + (index % 3))),
        cadenceRpm: indexes.map((index) => (index % 30 === 7 ? 0 : 80)),
        powerWatts: indexes.map((index) => (index % 30 === 7 ? 0 : 13.448875699999999)),
        resistance: indexes.map((index) => (index % 100 === 0 ? 30 : null))
      })
    )
  })

  it('keeps a clock that jumps back and one that stands still', () => {
    expectSameBits(
      withColumns({ atMs: [1_667_501_444_439, 1_667_501_445_439, 1_600_000_000_000, 1_600_000_000_000, -1] })
    )
  })

  it('keeps readings that take all the bytes a reading can take', () => {
    const noise = Array.from({ length: 500 }, (_, index) => Math.sqrt(index + 2))
    expectSameBits({
      atMs: noise.map((value) => Math.floor(value * 2 ** 48)),
      durationS: noise,
      heartRateBpm: noise,
      cadenceRpm: noise,
      powerWatts: noise,
      resistance: noise
    })
  })

  it('keeps 0 and -0 apart in each column', () => {
    const zeros = [0, -0, -0, 0, null]
    expectSameBits(
      withColumns({
        atMs: [0, -0, -0, 0, 5],
        durationS: zeros,
        heartRateBpm: zeros,
        cadenceRpm: zeros,
        powerWatts: zeros,
        resistance: zeros
      })
    )
  })

  it('takes less than 3 bytes a reading of a steady ride, with power in hundredths even if that is no function', () => {
    const ride = steadyRide(520)
    expect(packSeries(ride).length / 520).toBeLessThan(3)
    const hundredths = { ...ride, powerWatts: ride.atMs.map((_, index) => ((index * 7_919) % 40_000) / 100) }
    expect(packSeries(hundredths).length / 520).toBeLessThan(4)
  })

  it('still reads what the first version packed', () => {
    expect(bitsOf(unpackSeries(Buffer.from(firstVersion.blob, 'base64')))).toEqual(bitsOf(firstVersion.series))
  })

  it.each([
    ['a value that is no number', { powerWatts: [1, Number.NaN] }],
    ['a value without end', { heartRateBpm: [1, Number.POSITIVE_INFINITY] }],
    ['a time between two milliseconds', { atMs: [1.5, 2] }],
    ['columns of different lengths', { atMs: [1, 2, 3], resistance: [1, 2] }]
  ])('is not made of %s', (_, columns) => {
    expect(() => packSeries(withColumns(columns))).toThrow(RangeError)
  })

  it('is not made of more readings than can be read again', () => {
    const atMs = Array.from({ length: largestReadingCount + 1 }, () => 0)
    expect(() => packSeries({ ...withColumns({}), atMs })).toThrow('too many readings')
  })
})

/** Reading it must throw a `PackedSeriesError`, or give a series that could have been packed. */
function expectReadOrRefused(blob: Uint8Array): 'read' | 'refused' {
  let series: ReadingColumns
  try {
    series = unpackSeries(blob)
  } catch (error) {
    expect(error).toBeInstanceOf(PackedSeriesError)
    return 'refused'
  }
  expectSameBits(series)
  return 'read'
}

describe('a damaged packed series', () => {
  const blob = packSeries(steadyRide(60))

  it('is refused whichever byte is another', () => {
    for (let index = 0; index < blob.length; index += 1) {
      for (const mask of [0x01, 0x80, 0xff]) {
        const other = Buffer.from(blob)
        other[index] = (other[index] ?? 0) ^ mask
        expect(() => unpackSeries(other)).toThrow(PackedSeriesError)
      }
    }
  })

  it('is refused wherever it ends', () => {
    for (let length = 0; length < blob.length; length += 1) {
      expect(() => unpackSeries(blob.subarray(0, length))).toThrow(PackedSeriesError)
    }
  })

  it('is refused when it is anything else', () => {
    fc.assert(
      fc.property(fc.uint8Array(), (bytes) => {
        expect(() => unpackSeries(bytes)).toThrow(PackedSeriesError)
      })
    )
  })
})

describe('a packed series that was forged, checksum and all', () => {
  const { readingCount, body } = unseal(packSeries(steadyRide(60)))

  it('is read or refused, whichever byte of the body is another: nothing else is ever thrown', () => {
    const outcomes = new Set<string>()
    for (let index = 0; index < body.length; index += 1) {
      for (const value of [0, 1, 2, 7, 0x7f, 0x80, 0xff]) {
        const other = Uint8Array.from(body)
        other[index] = value
        outcomes.add(expectReadOrRefused(seal({ readingCount, body: other })))
      }
    }
    expect([...outcomes].sort()).toEqual(['read', 'refused'])
  })

  it('is refused with a body that is too short or too long, or another number of readings', () => {
    for (let length = 0; length < body.length; length += 1) {
      expect(expectReadOrRefused(seal({ readingCount, body: body.subarray(0, length) }))).toBe('refused')
    }
    expect(expectReadOrRefused(seal({ readingCount, body: Buffer.concat([body, Buffer.alloc(1)]) }))).toBe('refused')
    for (const count of [0, 1, readingCount - 1, readingCount + 1, largestReadingCount, 2 ** 40]) {
      expect(expectReadOrRefused(seal({ readingCount: count, body }))).toBe('refused')
    }
  })

  it('is read or refused with any body', () => {
    fc.assert(
      fc.property(fc.uint8Array({ maxLength: 60 }), fc.nat(8), (bytes, count) => {
        expectReadOrRefused(seal({ readingCount: count, body: bytes }))
      }),
      { numRuns: 2_000 }
    )
  })

  it('is refused where a time is missing', () => {
    const { body: oneReading } = unseal(packSeries(withColumns({ atMs: [0] })))
    const withoutTime = Uint8Array.of(1, 0, 1, 0, 0, ...oneReading.subarray(5))
    expect([...oneReading.subarray(0, 5)]).toEqual([0, 1, 0, 0, 0])
    expect(() => unpackSeries(seal({ readingCount: 1, body: withoutTime }))).toThrow(PackedSeriesError)
  })
})

const captures = capturedSeries()

describe.skipIf(captures.length === 0)('the captured rides, packed', () => {
  it('give back every bit', () => {
    expect(captures.length).toBeGreaterThan(0)
    for (const ride of captures) expectSameBits(ride)
  })

  it('take at most 3 bytes a reading each, and 2.4 together', () => {
    const whole = captures.filter((ride) => ride.atMs.length > 100)
    const bytes = whole.map((ride) => packSeries(ride).length)
    const readings = whole.map((ride) => ride.atMs.length)
    expect(whole.length).toBeGreaterThan(0)
    for (const [index, count] of readings.entries()) expect((bytes[index] ?? 0) / count).toBeLessThan(3)
    expect(sum(bytes) / sum(readings)).toBeLessThan(2.4)
  })
})

const sum = (values: readonly number[]): number => values.reduce((total, value) => total + value, 0)

/** Met by this blob: both encodings, a scale, a step, the pairs with an exception, nulls at the beginning and within. */
const firstVersion: { series: ReadingColumns; blob: string } = {
  series: {
    atMs: [
      1_667_501_444_439, 1_667_501_445_439, 1_667_501_446_440, 1_667_501_447_440, 1_667_501_440_000, 1_667_501_441_000
    ],
    durationS: [1, 2, 3, 4, 5.5, 6.5],
    heartRateBpm: [null, null, 109, 110, null, 112],
    cadenceRpm: [49, 50, 49, 50, 49, 50],
    powerWatts: [13.448875699999999, 13.88151165, 13.448875699999999, 13.88151165, 13.5, null],
    resistance: [30, 30, 30, 30, 30, -0]
  },
  blob: 'AS7+GY8GY2BkuMB/b+myt+2JDEwM75sZGRgYGUUYGBgYuBhYGJiYGBkZGG4xMrEwMDIwJTAwMzAzMDA5gECDHQgwEAMYWZkYWZhB2rS0tZ8eZrgcysBZx6C2neHDNAY9FgYA'
}
