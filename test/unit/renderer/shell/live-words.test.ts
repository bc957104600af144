import { describe, expect, it } from 'vitest'
import { createFormats } from '../../../../src/renderer/i18n/format'
import { bannerWords, liveWords } from '../../../../src/renderer/shell/live-words'
import { alertWith } from '../alerts/alert-fixture'

const formats = createFormats('UTC')
const nowMs = Date.parse('2026-11-24T14:03:22.000Z')
const sinceMs = nowMs - 38_000

describe('liveWords', () => {
  it('names every state with a sign, a word and an age', () => {
    expect(liveWords({ kind: 'live', ageMs: 400 }, nowMs, formats)).toEqual({
      tone: 'good',
      word: 'Live',
      detail: '0.4\u00a0s'
    })
    expect(liveWords({ kind: 'delayed', ageMs: 12_000 }, nowMs, formats)).toMatchObject({
      tone: 'warning',
      word: 'Delayed',
      detail: '12\u00a0s'
    })
    expect(liveWords({ kind: 'catching-up', behind: 12_345 }, nowMs, formats)).toMatchObject({
      tone: 'warning',
      word: 'Catching up',
      detail: '12,345 behind'
    })
    expect(
      liveWords({ kind: 'not-live', reason: 'disconnected', sinceMs, message: null }, nowMs, formats)
    ).toMatchObject({ tone: 'off', word: 'Not live', detail: '38\u00a0s' })
    expect(liveWords({ kind: 'not-live', reason: 'no-console', sinceMs, message: null }, nowMs, formats)).toMatchObject(
      { tone: 'off', word: 'No connection' }
    )
    expect(liveWords({ kind: 'checking' }, nowMs, formats).tone).toBeNull()
  })
})

describe('bannerWords', () => {
  it('is silent while the picture is live, delayed or catching up', () => {
    expect(bannerWords({ kind: 'live', ageMs: 0 }, null, nowMs, formats)).toBeNull()
    expect(bannerWords({ kind: 'delayed', ageMs: 12_000 }, null, nowMs, formats)).toBeNull()
    expect(bannerWords({ kind: 'catching-up', behind: null }, null, nowMs, formats)).toBeNull()
  })

  it('says since when nothing is live and what the console does about it', () => {
    const message = 'Broker does not answer. Trying again in 4 s.'
    const words = bannerWords({ kind: 'not-live', reason: 'disconnected', sinceMs, message }, null, nowMs, formats)
    expect(words?.line).toBe('NOT LIVE SINCE 14:02:44 · ALERTS ARE OFF')
    expect(words?.action).toBe(`${message} Watch the riders yourself.`)
  })

  it('says of a source that is silent why, where the console knows it', () => {
    const silent = { kind: 'not-live', reason: 'silent', sinceMs } as const
    const message = 'A captured log is being read.'
    expect(bannerWords({ ...silent, message }, null, nowMs, formats)?.action).toBe(message)
    expect(bannerWords({ ...silent, message: null }, null, nowMs, formats)?.action).toContain(
      'no bike has sent a reading'
    )
  })

  it('tells a lost console from a lost broker', () => {
    const words = bannerWords({ kind: 'not-live', reason: 'no-console', sinceMs, message: null }, null, nowMs, formats)
    expect(words?.line).toBe('NO CONNECTION TO THE CONSOLE SINCE 14:02:44 · ALERTS ARE OFF')
  })

  it('claims no moment where nothing was ever live', () => {
    const words = bannerWords(
      { kind: 'not-live', reason: 'disconnected', sinceMs: null, message: null },
      null,
      nowMs,
      formats
    )
    expect(words?.line).toBe('NOT LIVE YET · ALERTS ARE OFF')
  })

  it('has one banner for one thing: the alert that the console reads nothing speaks only while the page itself sees no fault', () => {
    const blind = alertWith({ rule: 'P1', priority: 'technical', condition_since: '2026-11-24T14:02:50.000Z' })
    expect(bannerWords({ kind: 'delayed', ageMs: 12_000 }, blind, nowMs, formats)?.line).toBe(
      'NOT LIVE SINCE 14:02:50 · ALERTS ARE OFF'
    )
    const lost = { kind: 'not-live', reason: 'disconnected', sinceMs, message: null } as const
    expect(bannerWords(lost, blind, nowMs, formats)?.line).toBe('NOT LIVE SINCE 14:02:44 · ALERTS ARE OFF')
  })

  it('says what to do about a console that has stopped reading', () => {
    const stalled = { kind: 'not-live', reason: 'stalled', sinceMs, message: null } as const
    expect(bannerWords(stalled, null, nowMs, formats)?.action).toMatch(/^The console answers, but .* Watch the riders/)
  })
})
