import fc from 'fast-check'
import type { ReadingColumns } from '../../../../../../src/main/engine/store/history/packed-series'

type Column = (number | null)[]

/** Any finite double, -0 and the smallest ones included. */
export const anyNumber = fc.double({ noNaN: true, noDefaultInfinity: true })

/** What a value of a reading may be, from what bikes send to what only an adversary does. */
const anyValue = fc.oneof(
  { weight: 4, arbitrary: fc.constant(null) },
  { weight: 4, arbitrary: fc.integer({ min: 0, max: 200 }) },
  { weight: 2, arbitrary: fc.integer({ min: 0, max: 99_999_999 }).map((hundredths) => hundredths / 100) },
  { weight: 1, arbitrary: fc.maxSafeInteger() },
  { weight: 1, arbitrary: anyNumber },
  { weight: 1, arbitrary: fc.constantFrom(-0, 0, 5e-324, 1.7976931348623157e308, 0.1 + 0.2) }
)

/** A column of one kind of values: only so are all encodings met, as one odd value decides for its whole column. */
const columnOf = (length: number): fc.Arbitrary<Column> =>
  fc.constantFrom('null', 'whole', 'decimal', 'float', 'mixed').chain((kind) => {
    const value = {
      null: fc.constant(null),
      whole: fc.option(fc.integer({ min: 0, max: 200 }), { freq: 5 }),
      decimal: fc.option(
        fc.integer({ min: -9_999, max: 9_999 }).map((tenths) => (tenths + 0) / 10),
        { freq: 5 }
      ),
      float: fc.option(anyNumber, { freq: 5 }),
      mixed: anyValue
    }[kind]
    return fc.array(value, { minLength: length, maxLength: length })
  })

/** Any readings of that number. */
export const anySeries = (length: number): fc.Arbitrary<ReadingColumns> =>
  fc.record({
    atMs: fc.array(fc.oneof(fc.integer({ min: 1.6e12, max: 1.9e12 }), fc.maxSafeInteger()), {
      minLength: length,
      maxLength: length
    }),
    durationS: columnOf(length),
    heartRateBpm: columnOf(length),
    cadenceRpm: columnOf(length),
    powerWatts: columnOf(length),
    resistance: columnOf(length)
  })

/** A ride as a bike sends it: one reading a second, power a function of resistance and cadence. */
export function steadyRide(length: number, powerOf = floatPower): ReadingColumns {
  const seconds = Array.from({ length }, (_, index) => index)
  const cadenceRpm = seconds.map((second) => 60 + ((second * 7) % 25))
  const resistance = seconds.map((second) => (second % 120 < 20 ? 100 : 30))
  return {
    atMs: seconds.map((second) => Math.floor(1_667_501_444_439.036 + second * 1_000.018)),
    durationS: seconds.map((second) => second + 1),
    heartRateBpm: seconds.map((second) => (second < length / 5 ? null : 100 + ((second * 3) % 11))),
    cadenceRpm,
    powerWatts: seconds.map((second) => powerOf(resistance[second] ?? 0, cadenceRpm[second] ?? 0)),
    resistance
  }
}

/** With all the digits of a double. */
const floatPower = (resistance: number, cadence: number): number => (resistance + 1) * cadence ** 1.7 * 0.0123

/** An empty ride with the columns given. */
export const withColumns = (columns: Partial<ReadingColumns>): ReadingColumns => {
  const length = Object.values(columns)[0]?.length ?? 0
  const nothing: Column = Array.from({ length }, () => null)
  return {
    atMs: Array.from({ length }, (_, index) => 1_667_501_444_439 + index * 1_000),
    durationS: nothing,
    heartRateBpm: nothing,
    cadenceRpm: nothing,
    powerWatts: nothing,
    resistance: nothing,
    ...columns
  }
}

/** The 64 bits of each number, so that 0 and -0 differ and a comparison of thousands is quick. */
export function bitsOf(series: ReadingColumns): Record<keyof ReadingColumns, string> {
  const bits = (column: readonly (number | null)[]): string => {
    const bytes = Buffer.alloc(column.length * 9)
    for (const [index, value] of column.entries()) {
      bytes.writeUInt8(value === null ? 1 : 0, index * 9)
      bytes.writeDoubleLE(value ?? 0, index * 9 + 1)
    }
    return bytes.toString('base64')
  }
  return {
    atMs: bits(series.atMs),
    durationS: bits(series.durationS),
    heartRateBpm: bits(series.heartRateBpm),
    cadenceRpm: bits(series.cadenceRpm),
    powerWatts: bits(series.powerWatts),
    resistance: bits(series.resistance)
  }
}
