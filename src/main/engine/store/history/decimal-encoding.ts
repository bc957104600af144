import type { ByteReader } from './byte-reader'
import type { ByteWriter } from './byte-writer'
import { damaged } from './packed-series-error'

/** Numbers as whole multiples of 10^-scale: whole numbers at scale 0, a duration with one decimal at scale 1. */
export interface Decimals {
  readonly scale: number
  /** The value is the multiple / 10^scale, bit for bit. */
  readonly multiples: readonly number[]
}

const powersOfTen = [1, 10, 100, 1_000, 10_000, 100_000, 1_000_000]
/**
 * Far above any epoch ms, and low enough that a difference of two differences, doubled, is still exact, and that
 * rounding finds the multiple a value is nearest to at any scale.
 */
const largestMultiple = 2 ** 49

/** At the lowest scale that fits all values; null where none does, as for -0. */
export function asDecimals(values: readonly number[]): Decimals | null {
  for (const [scale, factor] of powersOfTen.entries()) {
    const multiples = multiplesOf(values, factor)
    if (multiples !== null) return { scale, multiples }
  }
  return null
}

function multiplesOf(values: readonly number[], factor: number): number[] | null {
  const multiples: number[] = []
  for (const value of values) {
    // Adding 0 turns the -0 that rounding makes of -0.2 into 0.
    const multiple = Math.round(value * factor) + 0
    if (Math.abs(multiple) > largestMultiple || !Object.is(multiple / factor, value)) return null
    multiples.push(multiple)
  }
  return multiples
}

/**
 * Each multiple as its difference to the one before, less the column's usual step: a clock that goes on by the same
 * step becomes a run of zeros.
 */
export function writeDecimals(writer: ByteWriter, { scale, multiples }: Decimals): void {
  const step = usualStep(multiples)
  writer.byte(scale)
  writer.signedVarint(step)
  let previous = 0
  for (const multiple of multiples) {
    writer.signedVarint(multiple - previous - step)
    previous = multiple
  }
}

/** Throws `PackedSeriesError`. */
export function readDecimals(reader: ByteReader, count: number): number[] {
  const factor = powersOfTen[reader.byte()]
  if (factor === undefined) throw damaged('a scale is unknown')
  const step = reader.signedVarint()
  const values: number[] = []
  let multiple = 0
  for (let index = 0; index < count; index += 1) {
    multiple += step + reader.signedVarint()
    if (Math.abs(multiple) > largestMultiple) throw damaged('a value is too large')
    values.push(multiple / factor)
  }
  return values
}

/** The difference that more than half of all neighbours have (Boyer and Moore's majority vote), else 0. */
function usualStep(multiples: readonly number[]): number {
  let candidate = 0
  let votes = 0
  forEachStep(multiples, (step) => {
    if (votes === 0) candidate = step
    votes += step === candidate ? 1 : -1
  })
  let found = 0
  forEachStep(multiples, (step) => {
    if (step === candidate) found += 1
  })
  return 2 * found > multiples.length - 1 ? candidate : 0
}

function forEachStep(multiples: readonly number[], take: (step: number) => void): void {
  let previous = multiples[0] ?? 0
  for (let index = 1; index < multiples.length; index += 1) {
    const multiple = multiples[index] ?? 0
    take(multiple - previous)
    previous = multiple
  }
}
