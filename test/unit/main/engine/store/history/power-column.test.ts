import { describe, expect, it } from 'vitest'
import { createByteReader } from '../../../../../../src/main/engine/store/history/byte-reader'
import { createByteWriter } from '../../../../../../src/main/engine/store/history/byte-writer'
import { PackedSeriesError } from '../../../../../../src/main/engine/store/history/packed-series-error'
import { readPower, writePower } from '../../../../../../src/main/engine/store/history/power-column'

type Column = readonly (number | null)[]

const written = (power: Column, resistance: Column, cadence: Column): Uint8Array => {
  const writer = createByteWriter(0)
  writePower(writer, power, resistance, cadence)
  return writer.written()
}

const readings = Array.from({ length: 200 }, (_, index) => index)
const cadence = readings.map((index) => 60 + (index % 5))
const resistance = readings.map((index) => (index < 100 ? 30 : 100))

describe('the power column', () => {
  it.each([
    [
      'a function of resistance and cadence',
      readings.map((index) => (cadence[index] ?? 0) * Math.sqrt(resistance[index] ?? 0))
    ],
    ['no function of them', readings.map((index) => Math.sqrt(index + 2))],
    ['null for a while', readings.map((index) => (index % 50 < 9 ? null : (cadence[index] ?? 0) ** 1.7))],
    ['whole numbers', readings.map((index) => index * 2)],
    ['null throughout', readings.map(() => null)]
  ])('comes back as it was: %s', (_, power) => {
    const reader = createByteReader(written(power, resistance, cadence))
    expect(readPower(reader, resistance, cadence)).toEqual(power)
    reader.end()
  })

  it('takes the bytes of its ten pairs while it is a function, and never more than without them', () => {
    const isFunction = readings.map((index) => (cadence[index] ?? 0) * Math.sqrt(resistance[index] ?? 0))
    const isNone = readings.map((index) => Math.sqrt(index + 2))
    expect(written(isFunction, resistance, cadence).length).toBeLessThan(10 * 8 + 8)
    expect(written(isNone, resistance, cadence).length).toBeLessThan(200 * 8 + 8)
  })

  it('tells a missing resistance or cadence from any that is there', () => {
    const some = readings.map((index) => (index % 2 === 0 ? null : 0))
    const other = readings.map((index) => (index % 4 < 2 ? null : 0))
    const power = readings.map((index) => Math.sqrt((index % 4) + 2))
    const bytes = written(power, some, other)
    expect(readPower(createByteReader(bytes), some, other)).toEqual(power)
    expect(bytes.length).toBeLessThan(4 * 8 + 8)
  })

  it('is refused when its form is unknown', () => {
    expect(() => readPower(createByteReader(Uint8Array.of(0, 3, 0, 0)), [30], [60])).toThrow(PackedSeriesError)
  })
})
