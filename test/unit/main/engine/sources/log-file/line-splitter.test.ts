import { createHash } from 'node:crypto'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { messageOfLine } from '../../../../../../src/main/engine/sources/log-file/line-message'
import { createLineSplitter, longestLineBytes } from '../../../../../../src/main/engine/sources/log-file/line-splitter'
import { writtenLog } from './written-log'

/** The lines of a text given in pieces of these sizes, over and over. */
function split(bytes: Buffer | string, sizes: readonly number[] = [1], longest?: number): Buffer[] {
  const all = Buffer.from(bytes)
  const splitter = createLineSplitter(longest)
  const lines: Buffer[] = []
  let at = 0
  for (let turn = 0; at < all.length; turn += 1) {
    const size = sizes[turn % sizes.length] ?? 1
    lines.push(...splitter.push(Buffer.from(all.subarray(at, at + size))))
    at += size
  }
  return [...lines, ...splitter.end()]
}
const textsOf = (bytes: Buffer | string, sizes?: readonly number[]): string[] => split(bytes, sizes).map(String)

describe('the lines of a captured log', () => {
  it('give the messages that were written, of any mix of forms, wherever the pieces are cut', () => {
    fc.assert(
      fc.property(
        writtenLog,
        fc.array(fc.oneof(fc.constant(1), fc.integer({ min: 2, max: 3 }), fc.integer({ min: 4, max: 2_000 })), {
          minLength: 1
        }),
        ({ bytes, messages }, sizes) => {
          expect(
            split(bytes, sizes)
              .map(messageOfLine)
              .map(({ key, value }) => ({ key: key?.toString() ?? null, value: value.toString('latin1') }))
          ).toEqual(messages.map(({ key, value }) => ({ key, value: value.toString('latin1') })))
        }
      ),
      { numRuns: 500 }
    )
  })

  it.each([1, 2, 3, 100])('end with LF or CR LF, the last one also with the file, in pieces of %i', (size) => {
    expect(textsOf('a\nb\r\nc', [size])).toEqual(['a', 'b', 'c'])
    expect(textsOf('a\nb\r\nc\r\n', [size])).toEqual(['a', 'b', 'c'])
    expect(textsOf('a\rb\r\r\n', [size])).toEqual(['a\rb\r'])
  })

  it('leave blank ones out', () => {
    expect(textsOf('\n\r\n  \t\r\na\n"\n\n b\n""')).toEqual(['a', ' b'])
    expect(textsOf('')).toEqual([])
    expect(textsOf('\n\n')).toEqual([])
  })

  it('lose the byte order mark of the file, and only that', () => {
    expect(textsOf('\ufeffa\n\ufeffb')).toEqual(['a', '\ufeffb'])
    expect(textsOf('\ufeff\na')).toEqual(['a'])
    expect(textsOf('\n\ufeffa')).toEqual(['\ufeffa'])
  })

  it('keep bytes that are no UTF-8', () => {
    const broken = Buffer.from([0xff, 0xc3, 0x00, 0x80])
    expect(split(Buffer.concat([broken, Buffer.from('\n'), broken]))).toEqual([broken, broken])
  })

  it('are whole up to 16 MiB, in pieces as they are read', () => {
    const long = Buffer.alloc(longestLineBytes, 'x')
    const [line, after, ...more] = split(Buffer.concat([long, Buffer.from('\nafter\n')]), [256 * 1024])
    expect(line?.equals(long)).toBe(true)
    expect(after?.toString()).toBe('after')
    expect(more).toEqual([])
  })

  it.each([1, 7, 10, 11, 1_000])('above that are their beginning, length and digest, in pieces of %i', (size) => {
    const text = 'abcdefghijklmnopqrstuvwxyz'
    const digest = createHash('sha256').update(text).digest('hex')
    expect(split(`1234567890\n${text}\nok\n${text}`, [size], 10).map(String)).toEqual([
      '1234567890',
      `abcdefghij [cut: 26 bytes, SHA-256 ${digest}]`,
      'ok',
      `abcdefghij [cut: 26 bytes, SHA-256 ${digest}]`
    ])
  })

  it('differ where too long ones differ in what is cut off', () => {
    const [first, second] = split('aaaaaX\naaaaaY\n', [3], 5)
    expect(first?.equals(second ?? Buffer.alloc(0))).toBe(false)
  })
})
