import { describe, expect, it } from 'vitest'
import { muteRequestOf, muteTargets } from '../../../../src/renderer/alerts/mute-request'

const subject = { rule: 'H2', riderId: 815, riderAlias: 'Freya H.', bikeLabel: '07' } as const

describe('muteTargets', () => {
  it('offers the narrowest first, and only what is known', () => {
    expect(muteTargets(subject)).toEqual(['both', 'rider', 'rule'])
    expect(muteTargets({ ...subject, rule: null })).toEqual(['rider'])
    expect(muteTargets({ ...subject, riderId: null })).toEqual(['rule'])
  })
})

describe('muteRequestOf', () => {
  it('names the rule, the rider, or both', () => {
    expect(muteRequestOf(subject, 'both', ' on purpose ', 15)).toEqual({
      rule: 'H2',
      rider_id: 815,
      reason: 'on purpose',
      minutes: 15
    })
    expect(muteRequestOf(subject, 'rule', 'x', 15)).toMatchObject({ rule: 'H2', rider_id: null })
    expect(muteRequestOf(subject, 'rider', 'x', 15)).toMatchObject({ rule: null, rider_id: 815 })
  })

  it.each([
    [' ', 15],
    ['x', 0],
    ['x', 1.5],
    ['x', Number.NaN],
    ['x', 1_441]
  ])('is none for the reason "%s" and %d minutes', (reason, minutes) => {
    expect(muteRequestOf(subject, 'rider', reason, minutes)).toBeNull()
  })
})
