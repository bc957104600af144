import { describe, expect, it } from 'vitest'
import { createFormats } from '../../../../../src/renderer/i18n/format'
import { retentionWords } from '../../../../../src/renderer/pages/settings/retention-words'

const formats = createFormats('Europe/London')
const words = (days: number, rides: number, oldest: string | null, newest: string | null, isOtherWorld = false) =>
  retentionWords(days, { rides, oldest_at: oldest, newest_at: newest }, isOtherWorld, formats)

describe('What a limit would remove', () => {
  it('is said in numbers and dates of the gym', () => {
    expect(words(30, 1_204, '2025-01-02T23:30:00.000Z', '2026-10-24T23:30:00.000Z')).toBe(
      'A limit of 30 days would remove 1,204 rides that ended from 2 Jan 2025 to 25 Oct 2026.'
    )
    expect(words(1, 1, '2025-01-02T10:00:00.000Z', '2025-01-02T10:00:00.000Z')).toBe(
      'A limit of 1 day would remove 1 ride that ended on 2 Jan 2025.'
    )
  })

  it('may be nothing', () => {
    expect(words(30, 0, null, null)).toBe('A limit of 30 days would remove no ride that is stored now.')
  })

  it('is not told of one world by the rides of another', () => {
    expect(words(30, 7, '2025-01-02T10:00:00.000Z', '2025-01-02T10:00:00.000Z', true)).toContain('can not be counted')
  })
})
