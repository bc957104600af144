import { describe, expect, it } from 'vitest'
import { createFormats } from '../../../../../src/renderer/i18n/format'
import {
  compressedSentence,
  lastRunWords,
  nextRunWords,
  outcomeWords
} from '../../../../../src/renderer/pages/pipeline/history-words'
import type { CompressResult, JobRun } from '../../../../../src/shared/domain/jobs'

const formats = createFormats('UTC')
const nowMs = Date.UTC(2026, 10, 24, 14, 30)
/** Without the spaces that keep a number and its unit together. */
const plain = (text: string): string => text.replaceAll('\u00a0', ' ')

const result: CompressResult = {
  rides: 24,
  readings: 41_210,
  packed_bytes: 98_000,
  used_bytes_before: 1_900_000,
  used_bytes_after: 100_000,
  took_ms: 812,
  longest_hold_ms: 9
}
const run: JobRun = {
  job_run_id: 7,
  job: 'compress',
  cause: 'schedule',
  began_at: '2026-11-24T14:00:12.000Z',
  ended_at: '2026-11-24T14:00:13.000Z',
  outcome: 'done',
  result
}

describe('The last run', () => {
  it('says when it was and what it moved', () => {
    expect(plain(lastRunWords(run, formats, nowMs))).toBe('14:00, moved 24 rides, 1.9 MB to 100.0 kB')
    const single = { ...run, began_at: '2026-11-23T14:00:12.000Z', result: { ...result, rides: 1 } }
    expect(plain(lastRunWords(single, formats, nowMs))).toMatch(/^23 Nov, 14:00, moved 1 ride, /)
  })

  it('says that there was nothing to move', () => {
    expect(lastRunWords({ ...run, result: { ...result, rides: 0 } }, formats, nowMs)).toBe('14:00, nothing to move')
  })

  it('says that it is under way, was interrupted or failed, and why', () => {
    expect(outcomeWords({ ...run, outcome: null, result: null }, formats)).toBe('under way')
    expect(outcomeWords({ ...run, outcome: 'interrupted', result: null }, formats)).toContain('interrupted')
    expect(outcomeWords({ ...run, outcome: 'failed', result: { message: 'The disk is full.' } }, formats)).toBe(
      'The disk is full.'
    )
    expect(outcomeWords({ ...run, outcome: 'failed', result: null }, formats)).toBe('failed')
  })
})

describe('The next run', () => {
  it('is told by its time, or as soon, or as none', () => {
    expect(nextRunWords('2026-11-24T15:00:12.000Z', formats, nowMs)).toBe('15:00')
    expect(nextRunWords('2026-11-25T02:00:00.000Z', formats, nowMs)).toBe('25 Nov, 02:00')
    expect(nextRunWords('2026-11-24T14:30:59.000Z', formats, nowMs)).toBe('within a minute')
    expect(nextRunWords('2026-11-24T14:00:00.000Z', formats, nowMs)).toBe('within a minute')
    expect(nextRunWords(null, formats, nowMs)).toBe('not by schedule')
  })
})

describe('A run that was asked for', () => {
  it('is answered in a sentence', () => {
    expect(plain(compressedSentence(result, formats))).toBe(
      '24 rides with 41,210 readings were moved into the history: 1.9 MB to 100.0 kB in use.'
    )
    expect(plain(compressedSentence({ ...result, rides: 1 }, formats))).toMatch(/^1 ride .* was moved/)
    expect(compressedSentence({ ...result, rides: 0 }, formats)).toMatch(/^Nothing was moved/)
  })
})
