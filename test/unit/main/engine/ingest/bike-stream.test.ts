import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { fingerprintOf, newBikeStream, restoredBikeStream } from '../../../../../src/main/engine/ingest/bike-stream'
import { idleStream } from '../../../../../src/main/engine/ingest/ride-tracker'

describe('a new bike stream', () => {
  it('is known by its message key, and takes its serial from it until a [SYSTEM] line says another', () => {
    expect(newBikeStream(2, Buffer.from('SN0007'))).toMatchObject({
      partition: 2,
      streamKey: '=SN0007',
      bikeSerial: 'SN0007',
      state: idleStream(),
      lastMessage: null
    })
  })

  it('without a key has no serial', () => {
    expect(newBikeStream(0, null)).toMatchObject({ streamKey: '', bikeSerial: null })
  })

  it('has a state of its own', () => {
    const [one, other] = [newBikeStream(0, null), newBikeStream(0, null)]
    one.state.beganAtOffset = 5
    one.heartRateTrail.push(100)
    expect(other.state.beganAtOffset).toBeNull()
    expect(other.heartRateTrail).toEqual([])
  })
})

describe('a restored bike stream', () => {
  it('is what was stored, with the trail that was read for it, and needs no writing', () => {
    const stored = {
      partition: 1,
      streamKey: '=k',
      bikeSerial: 'SN0001',
      state: { ...idleStream(), beganAtOffset: 9 },
      lastMessage: Buffer.from('x')
    }
    expect(restoredBikeStream(stored, [100, null])).toEqual({ ...stored, heartRateTrail: [100, null], isDirty: false })
  })
})

describe('fingerprintOf', () => {
  const long = fc.integer({ min: 4_090, max: 4_110 }).chain((size) =>
    fc.record({ fill: fc.nat(3), last: fc.nat(3) }).map(({ fill, last }) => {
      const bytes = Buffer.alloc(size, fill)
      bytes[size - 1] = last
      return bytes
    })
  )
  const value = fc.oneof(
    fc.uint8Array({ maxLength: 3 }).map((bytes): Buffer | null => Buffer.from(bytes)),
    long,
    fc.constant(null)
  )

  it('is the same for the same message and for no other, however long', () => {
    fc.assert(
      fc.property(value, value, (a, b) => {
        const isSame = a === null || b === null ? a === b : a.equals(b)
        expect(fingerprintOf(a).equals(fingerprintOf(b === null ? null : Buffer.from(b)))).toBe(isSame)
      })
    )
  })

  it('tells a message without a value from one with an empty value', () => {
    expect(fingerprintOf(null).equals(fingerprintOf(Buffer.alloc(0)))).toBe(false)
  })

  it('keeps the bytes of an ordinary message and a digest of a huge one', () => {
    const ordinary = Buffer.alloc(4_096, 1)
    expect(fingerprintOf(ordinary)).toEqual(ordinary)
    expect(fingerprintOf(Buffer.alloc(4_097, 1))).toHaveLength(32)
    expect(fingerprintOf(Buffer.alloc(10_000_000, 1))).toHaveLength(32)
  })
})
