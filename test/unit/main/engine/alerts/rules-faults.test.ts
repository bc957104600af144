import { describe, expect, it } from 'vitest'
import { rulesFaults } from '../../../../../src/main/engine/alerts/rules-faults'
import { type AlertRules, defaultAlertRules, ruleFaultSchema } from '../../../../../src/shared/domain/alert-rules'

/** The defaults with one value replaced, as a form could send it. */
function rulesWith(path: readonly (string | number)[], value: unknown): unknown {
  const rules: unknown = structuredClone(defaultAlertRules)
  let at = rules as Record<string | number, unknown>
  for (const step of path.slice(0, -1)) at = at[step] as Record<string | number, unknown>
  at[path.at(-1) ?? ''] = value
  return rules
}

describe('the faults of rules', () => {
  it('are none of the defaults', () => {
    expect(rulesFaults(defaultAlertRules)).toEqual([])
  })

  it.each<[(string | number)[], unknown, string]>([
    [['rules', 'H1', 'hold_s'], 0, 'Must be at least 1.'],
    [['rules', 'H1', 'hold_s'], 601, 'Must be at most 600.'],
    [['rules', 'H1', 'hold_s'], 1.5, 'Must be a whole number.'],
    [['rules', 'H1', 'hold_s'], '15', 'Must be a number.'],
    [['rules', 'H1', 'hold_s'], undefined, 'Must be a number.'],
    [['rules', 'H1', 'is_on'], 'yes', 'Must be on or off.'],
    [['rules', 'H2', 'percent'], Number.NaN, 'Must be a number.'],
    [['formula'], 'other', 'Must be one of: tanaka, fox, gellish, by_sex.'],
    [['zone_starts_percent'], [50, 60], 'Some are missing.'],
    [['zone_starts_percent'], [50, 60, 70, 80, 90, 95], 'There are too many.'],
    [['zone_starts_percent', 4], 121, 'Must be at most 120.'],
    [['zone_starts_percent', 2], 60, 'Must be above the start of Z2.'],
    [['rules', 'H1', 'clear_above_maximum_bpm'], 10, 'Must be below the limit, or the alert would end at once.'],
    [['rules', 'H3', 'clear_percent'], 95, 'Must be below the limit, or the alert would end at once.'],
    [['rules', 'L1', 'clear_bpm'], 40, 'Must be above the limit, or the alert would end at once.']
  ])('have one at %j for %j: %s', (path, value, sentence) => {
    expect(rulesFaults(rulesWith(path, value))).toEqual([{ path, sentence }])
  })

  it.each([[null], ['text'], [7], [[]], [{}], [{ rules: null }], [{ ...defaultAlertRules, more: 1 }]])(
    'are sentences for what is no rules at all: %j',
    (given) => {
      const faults = rulesFaults(given)
      expect(faults.length).toBeGreaterThan(0)
      for (const fault of faults) {
        expect(ruleFaultSchema.safeParse(fault).success).toBe(true)
        expect(fault.sentence).toMatch(/^[A-Z].*\.$/)
      }
    }
  )

  it('are all told at once', () => {
    const rules: AlertRules = structuredClone(defaultAlertRules)
    rules.rules.H1.hold_s = 0
    rules.rules.S2.near_s = 5
    expect(rulesFaults(rules).map(({ path }) => path.join('.'))).toEqual(['rules.H1.hold_s', 'rules.S2.near_s'])
  })
})
