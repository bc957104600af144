import { describe, expect, it } from 'vitest'
import { createFormats } from '../../../../../src/renderer/i18n/format'
import { retriedSentence } from '../../../../../src/renderer/pages/pipeline/quarantine-words'

const formats = createFormats('UTC')
const reason = (messages: number, text: string) => ({ messages, reason: text })

describe('What retrying did', () => {
  it('is told in one sentence, with the two most frequent reasons for what was kept', () => {
    expect(retriedSentence({ stored: 1_200, control: 34, kept: 0, reasons: [] }, formats)).toBe(
      '1,234 messages are understood now and are in their rides, 0 kept.'
    )
    expect(
      retriedSentence(
        { stored: 1, control: 0, kept: 3, reasons: [reason(2, 'not JSON'), reason(1, 'no value')] },
        formats
      )
    ).toBe('1 message is understood now and is in its ride, 3 kept: 2 × not JSON, 1 × no value.')
    const many = [reason(5, 'a'), reason(4, 'b'), reason(3, 'c')]
    expect(retriedSentence({ stored: 0, control: 0, kept: 12, reasons: many }, formats)).toBe(
      '0 messages are understood now and are in their rides, 12 kept: 5 × a, 4 × b, and other reasons.'
    )
    expect(retriedSentence({ stored: 0, control: 0, kept: 0, reasons: [] }, formats)).toBe(
      'There was nothing to retry.'
    )
  })
})
