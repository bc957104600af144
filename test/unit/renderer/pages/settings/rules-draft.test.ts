import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import {
  areDefaults,
  changedPaths,
  faultsByPath,
  numberOf,
  type RulesDraft,
  rulesOf,
  unreadablePaths,
  valuesOf,
  withDefaults
} from '../../../../../src/renderer/pages/settings/rules-draft'
import { alertRulesSchema, defaultAlertRules } from '../../../../../src/shared/domain/alert-rules'

const gym = {
  ...defaultAlertRules,
  rules: { ...defaultAlertRules.rules, H1: { ...defaultAlertRules.rules.H1, hold_s: 20, email: false } }
}

describe('A draft of rules', () => {
  it('with nothing in it is what is in force', () => {
    expect(rulesOf(gym, {})).toEqual(gym)
    expect(changedPaths(gym, {})).toEqual([])
  })

  it('puts numbers, switches, the formula and zones in their places', () => {
    const rules = rulesOf(gym, {
      'rules.H1.hold_s': ' 12 ',
      'rules.L2.is_on': true,
      'zone_starts_percent.2': '72,5',
      formula: 'fox'
    })
    expect(rules).toEqual({
      rules: {
        ...gym.rules,
        H1: { ...gym.rules.H1, hold_s: 12 },
        L2: { ...gym.rules.L2, is_on: true }
      },
      formula: 'fox',
      zone_starts_percent: [50, 60, 72.5, 80, 90]
    })
    expect(alertRulesSchema.safeParse(rules).success).toBe(true)
  })

  it('is no change where what is typed means what holds', () => {
    expect(changedPaths(gym, { 'rules.H1.hold_s': '20.0', 'rules.H1.email': false, formula: 'tanaka' })).toEqual([])
  })

  it('names what is changed in the order of the rules', () => {
    expect(changedPaths(gym, { 'zone_starts_percent.0': '45', 'rules.H1.hold_s': '5' })).toEqual([
      'rules.H1.hold_s',
      'zone_starts_percent.0'
    ])
  })

  it('sends what is no number as it is, so that it is refused and not taken for the old one', () => {
    const draft = { 'rules.H1.hold_s': 'ten', 'rules.H2.percent': '' }
    expect(rulesOf(gym, draft)).toMatchObject({ rules: { H1: { hold_s: 'ten' }, H2: { percent: '' } } })
    expect(alertRulesSchema.safeParse(rulesOf(gym, draft)).success).toBe(false)
    expect(unreadablePaths(gym, draft)).toEqual(['rules.H1.hold_s', 'rules.H2.percent'])
  })

  it('goes back to the defaults by rule or as a whole', () => {
    const draft: RulesDraft = { 'rules.H2.hold_s': '7' }
    const first = withDefaults(draft, defaultAlertRules, 'rules.H1.')
    expect(rulesOf(gym, first)).toMatchObject({
      rules: { H1: defaultAlertRules.rules.H1, H2: { hold_s: 7 } }
    })
    expect(areDefaults(gym, defaultAlertRules, first, 'rules.H1.')).toBe(true)
    expect(areDefaults(gym, defaultAlertRules, first, '')).toBe(false)
    expect(rulesOf(gym, withDefaults(draft, defaultAlertRules, ''))).toEqual(defaultAlertRules)
  })

  it('does not take H1 for the beginning of another rule', () => {
    expect(areDefaults(gym, defaultAlertRules, {}, 'rules.H2.')).toBe(true)
    expect(areDefaults(gym, defaultAlertRules, {}, 'rules.H1.')).toBe(false)
  })

  it('gives back any number that is typed for any place', () => {
    const places = [...valuesOf(defaultAlertRules)].filter(([, value]) => typeof value === 'number')
    fc.assert(
      fc.property(fc.constantFrom(...places), fc.integer({ min: -99, max: 9_999 }), ([place], value) => {
        const values = valuesOf(alertRulesShape(rulesOf(gym, { [place]: String(value) })))
        expect(values.get(place)).toBe(value)
      })
    )
  })
})

/** Rules with whatever numbers: only their shape is looked at. */
function alertRulesShape(rules: unknown): typeof defaultAlertRules {
  expect(rules).toMatchObject({ formula: expect.any(String), zone_starts_percent: expect.any(Array) })
  return rules as typeof defaultAlertRules
}

describe('A number as people write it', () => {
  it.each([
    ['15', 15],
    [' 72,5 ', 72.5],
    ['-5', -5],
    ['−5', -5],
    ['', null],
    ['1e3', null],
    ['12 s', null],
    ['1.2.3', null],
    ['0x10', null]
  ])('%j is %j', (text, value) => {
    expect(numberOf(text)).toBe(value)
  })
})

describe('Faults of rules', () => {
  it('stand at their place, the first of each', () => {
    const faults = faultsByPath([
      { path: ['rules', 'H1', 'hold_s'], sentence: 'first' },
      { path: ['rules', 'H1', 'hold_s'], sentence: 'second' },
      { path: ['zone_starts_percent', 2], sentence: 'zone' }
    ])
    expect([...faults]).toEqual([
      ['rules.H1.hold_s', 'first'],
      ['zone_starts_percent.2', 'zone']
    ])
  })
})
