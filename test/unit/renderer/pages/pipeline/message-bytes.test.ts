import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { bytesOfBase64, hexOfBytes, textOfBytes } from '../../../../../src/renderer/pages/pipeline/message-bytes'

const bytesOf = (text: string): Uint8Array => new TextEncoder().encode(text)

describe('The bytes of a message', () => {
  it('come out of base64 as they went in', () => {
    fc.assert(
      fc.property(fc.uint8Array(), (bytes) => {
        expect(bytesOfBase64(Buffer.from(bytes).toString('base64'))).toEqual(bytes)
      })
    )
  })

  it('are text with its lines, in the order of the bytes, and nothing that is not seen', () => {
    expect(textOfBytes(bytesOf('{"log":\t"a"}\r\n'))).toBe('{"log":\t"a"}\ufffd\n')
    expect(textOfBytes(bytesOf('a\u202eb\u0000c\u001b[2J'))).toBe('a\ufffdb\ufffdc\ufffd[2J')
    expect(textOfBytes(Uint8Array.of(0xef, 0xbb, 0xbf, 0x61, 0xff))).toBe('\ufeffa\ufffd')
  })

  it('are lines of sixteen in hex beside what of them is ASCII', () => {
    expect(hexOfBytes(bytesOf('{"log": "Zoë"}\n 17th'))).toBe(
      [
        '00000000  7b 22 6c 6f 67 22 3a 20  22 5a 6f c3 ab 22 7d 0a  {"log": "Zo.."}.',
        '00000010  20 31 37 74 68                                     17th'
      ].join('\n')
    )
    expect(hexOfBytes(new Uint8Array())).toBe('')
  })

  it('can be read back from the hex, whatever they are', () => {
    fc.assert(
      fc.property(fc.uint8Array({ maxLength: 100 }), (bytes) => {
        const lines = hexOfBytes(bytes).split('\n')
        const pairs = lines.flatMap((line) => line.slice(10, 58).match(/[0-9a-f]{2}/g) ?? [])
        expect(pairs.map((pair) => Number.parseInt(pair, 16))).toEqual([...bytes])
      })
    )
  })
})
