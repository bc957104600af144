import { describe, expect, it } from 'vitest'
import { type CallName, calls } from '../../../src/shared/contract'
import { inputSentence } from '../../../src/shared/input-sentence'

/** What is said of an input of a call. */
function said(name: CallName, input: unknown): string {
  const parsed = calls[name].input.safeParse(input)
  if (parsed.success) throw new Error('the input is right')
  return inputSentence(parsed.error)
}

describe('What is wrong with an input', () => {
  it.each([
    ['leaderboard.get', { by: 'speed' }, '"by" must be one of rides, longest_ride, peak_power, total_time, energy.'],
    ['rides.by_city', { city: ' ' }, '"city" must not be empty.'],
    ['rides.by_city', { city: 'a'.repeat(201) }, '"city" must have at most 200 characters.'],
    ['ride.get', { ride_id: 'seven' }, '"ride_id" must be a number.'],
    ['ride.get', { ride_id: 0 }, '"ride_id" must be more than 0.'],
    ['ride.get', { ride_id: 1.5 }, '"ride_id" must be a whole number.'],
    ['ride.get', {}, '"ride_id" must be a number.'],
    ['ride.get', null, 'The input must be a set of fields.'],
    ['ride.get', { ride_id: 1, '<b>': 2 }, 'The input has what nobody knows: one field.'],
    ['rides.day', { date: '24-11-2026' }, '"date" must be a date, YYYY-MM-DD.'],
    ['rides.day', { date: '2026-02-30' }, '"date" is no date.'],
    ['rides.list', { limit: 5, cursor: 7 }, '"cursor" must be text.'],
    ['token.create', { name: 'x', scopes: [] }, '"scopes" must not be empty.'],
    [
      'api_user.save',
      { name: 'a:b', password: 'short', scopes: ['read'] },
      '"name" must be 1 to 80 characters without a colon. "password" must have at least 12 characters.'
    ]
  ] as const)('of %s %j is said so that a person can mend it', (name, input, sentence) => {
    expect(said(name, input)).toBe(sentence)
  })

  it('does not repeat what was given', () => {
    expect(said('rides.list', { limit: '<script>alert(1)</script>' })).not.toContain('script')
    expect(said('rides.list', { 'Ada Byron': 1 })).not.toContain('Ada')
  })
})
