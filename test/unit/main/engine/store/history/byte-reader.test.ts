import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { createByteReader } from '../../../../../../src/main/engine/store/history/byte-reader'
import { createByteWriter } from '../../../../../../src/main/engine/store/history/byte-writer'
import { PackedSeriesError } from '../../../../../../src/main/engine/store/history/packed-series-error'

const wholeNumber = fc.oneof(fc.nat(300), fc.maxSafeNat())
const signedNumber = fc.oneof(fc.integer({ min: -150, max: 150 }), fc.integer({ min: -(2 ** 52), max: 2 ** 52 - 1 }))

describe('a byte reader', () => {
  it('gives back what a byte writer was told, in its order', () => {
    fc.assert(
      fc.property(
        fc.array(fc.oneof(fc.tuple(fc.constant('whole'), wholeNumber), fc.tuple(fc.constant('signed'), signedNumber))),
        fc.uint8Array(),
        (numbers, bytes) => {
          const writer = createByteWriter(0)
          for (const [kind, value] of numbers) {
            if (kind === 'whole') writer.varint(value)
            else writer.signedVarint(value)
          }
          writer.bytes(bytes)
          writer.byte(7)
          const reader = createByteReader(writer.written())
          const read = numbers.map(([kind]) => [kind, kind === 'whole' ? reader.varint() : reader.signedVarint()])
          expect(read).toEqual(numbers.map(([kind, value]) => [kind, value + 0]))
          expect(reader.bytes(bytes.length)).toEqual(bytes)
          expect(reader.byte()).toBe(7)
          reader.end()
        }
      )
    )
  })

  it.each([
    [0, [0]],
    [127, [0x7f]],
    [128, [0x80, 0x01]],
    [2 ** 31 - 1, [0xff, 0xff, 0xff, 0xff, 0x07]],
    [2 ** 31, [0x80, 0x80, 0x80, 0x80, 0x08]],
    [Number.MAX_SAFE_INTEGER, [0xff, 0xff, 0xff, 0xff, 0xff, 0xff, 0xff, 0x0f]]
  ])('knows %d as the bytes %j', (value, bytes) => {
    const writer = createByteWriter(0)
    writer.varint(value)
    expect([...writer.written()]).toEqual(bytes)
    expect(createByteReader(Uint8Array.from(bytes)).varint()).toBe(value)
  })

  it('needs one byte for a small difference, up or down', () => {
    for (const value of [0, -1, 1, -64, 63]) {
      const writer = createByteWriter(0)
      writer.signedVarint(value)
      expect(writer.written()).toHaveLength(1)
    }
  })

  it.each([
    ['that ends in mid-number', [0x80]],
    ['above the largest whole number', [0xff, 0xff, 0xff, 0xff, 0xff, 0xff, 0xff, 0x10]],
    ['that never ends', [0x80, 0x80, 0x80, 0x80, 0x80, 0x80, 0x80, 0x80, 0x80, 0x80]],
    ['of no bytes', []]
  ])('refuses a number %s', (_, bytes) => {
    expect(() => createByteReader(Uint8Array.from(bytes)).varint()).toThrow(PackedSeriesError)
  })

  it('says when bytes are missing or left over', () => {
    const reader = createByteReader(new Uint8Array(3))
    expect(() => reader.bytes(4)).toThrow('it ends too early')
    expect(() => reader.end()).toThrow('it goes on after its end')
    expect(reader.rest()).toHaveLength(3)
    reader.end()
    expect(() => reader.byte()).toThrow(PackedSeriesError)
  })
})
