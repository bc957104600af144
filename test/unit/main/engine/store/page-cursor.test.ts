import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { BadCursorError, decodeCursor, encodeCursor } from '../../../../../src/main/engine/store/page-cursor'

describe('a page cursor', () => {
  it('brings back any place it was made of, in URL-safe text that a call takes', () => {
    fc.assert(
      fc.property(
        fc.array(
          fc.maxSafeInteger().map((value) => value + 0),
          { minLength: 1, maxLength: 4 }
        ),
        (place) => {
          const cursor = encodeCursor(place)
          expect(cursor).toMatch(/^[A-Za-z0-9_-]{1,200}$/)
          expect(decodeCursor(cursor, place.length)).toEqual(place)
        }
      )
    )
  })

  it('is refused where another number of places is asked for', () => {
    expect(() => decodeCursor(encodeCursor([1, 2]), 1)).toThrow(BadCursorError)
    expect(() => decodeCursor(encodeCursor([1]), 2)).toThrow(BadCursorError)
  })

  it.each(['', 'x', '!!!!', 'MQ,Mg', '1', '../../etc', "' OR 1=1 --"])('is refused when it is %j', (cursor) => {
    expect(() => decodeCursor(cursor, 1)).toThrow('The cursor is not one this console gave out.')
  })

  it.each(['', ' 1', '1 ', '+1', '0x10', '1e3', '1.5', 'NaN', 'Infinity', '--1', '1\n', '１', '12345678901234567'])(
    'is refused when it holds %j instead of a number',
    (text) => {
      expect(() => decodeCursor(Buffer.from(text).toString('base64url'), 1)).toThrow(BadCursorError)
    }
  )

  it('is read or refused, whatever the text: nothing else is ever thrown', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), fc.integer({ min: 1, max: 3 }), (text, size) => {
        try {
          const place = decodeCursor(text, size)
          expect(place).toHaveLength(size)
          expect(place.every(Number.isFinite)).toBe(true)
        } catch (error) {
          expect(error).toBeInstanceOf(BadCursorError)
        }
      })
    )
  })
})
