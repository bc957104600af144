import { describe, expect, it } from 'vitest'
import { bytesOf, hashWords } from '../../../../../src/renderer/pages/reports/report-file'

describe('A report’s file', () => {
  it('comes back from base64 byte by byte', () => {
    const bytes = Uint8Array.from({ length: 256 }, (_, index) => index)
    expect(bytesOf(Buffer.from(bytes).toString('base64'))).toEqual(bytes)
  })

  it('is none where the text is no base64', () => expect(bytesOf('%PDF-1.7')).toBeNull())

  it('is named by the beginning of its hash', () => expect(hashWords('9c41e7a2f0b8ffff')).toBe('9c41 e7a2 f0b8'))
})
