import { gzipSync } from 'node:zlib'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { whyNoText } from '../../../../../../src/main/engine/sources/log-file/text-check'
import { createRandom } from '../../../../../../src/main/engine/sources/simulator/random'
import { writtenLog } from './written-log'

const randomBytes = (size: number): Buffer => {
  const random = createRandom(7)
  return Buffer.from(Array.from({ length: size }, () => Math.floor(random() * 256)))
}

describe('what a captured log may look like', () => {
  it('is any text, with a few broken bytes', () => {
    expect(whyNoText(Buffer.from('--------- beginning of main\n'))).toBeNull()
    expect(whyNoText(Buffer.from('\ufeff{"log": "Zoë 静 \u001b[0m"}\r\n'))).toBeNull()
    expect(whyNoText(Buffer.concat([Buffer.alloc(2_000, 'log line\n'), Buffer.alloc(50)]))).toBeNull()
    fc.assert(
      fc.property(writtenLog, ({ bytes }) => {
        // Broken bytes at the very beginning can be the mark of UTF-16.
        fc.pre((bytes[0] ?? 0) < 0xfe)
        expect(whyNoText(bytes)).toBeNull()
      })
    )
  })

  it.each([
    ['is compressed; unpack it first', gzipSync('a line\n')],
    ['is compressed; unpack it first', Buffer.from('PK\u0003\u0004zip')],
    ['is UTF-16 text; save it as UTF-8 first', Buffer.from('\ufeffa line\n', 'utf16le')],
    ['is not a text file', Buffer.from('a line without a mark\n', 'utf16le')],
    ['is not a text file', Buffer.from('SQLite format 3\u0000\u0010\u0000\u0001')],
    ['is not a text file', Buffer.alloc(4_096)],
    ['is not a text file', randomBytes(300)],
    ['is not a text file', randomBytes(65_536)]
  ])('%s', (why, bytes) => {
    expect(whyNoText(bytes)).toBe(why)
  })
})
