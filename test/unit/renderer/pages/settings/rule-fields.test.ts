import { describe, expect, it } from 'vitest'
import {
  numberLabel,
  numbersOf,
  placeLabel,
  ruleIds,
  unitOf
} from '../../../../../src/renderer/pages/settings/rule-fields'
import { valuesOf } from '../../../../../src/renderer/pages/settings/rules-draft'
import { defaultAlertRules, editableRuleIds } from '../../../../../src/shared/domain/alert-rules'

describe('The form of the rules', () => {
  it('has every rule', () => {
    expect(ruleIds).toEqual(editableRuleIds)
  })

  it('has a field for every number of every rule, once', () => {
    const numbers = [...valuesOf(defaultAlertRules)].filter(
      ([path, value]) => path.startsWith('rules.') && typeof value === 'number'
    )
    const fields = ruleIds.flatMap(numbersOf).map((number) => `rules.${number}`)
    expect([...fields].sort()).toEqual(numbers.map(([path]) => path).sort())
  })

  it('has a unit for each number', () => {
    expect(numbersOf('L1').map((number) => `${numberLabel(number)} ${unitOf(number)}`)).toEqual([
      'Below bpm',
      'For s',
      'Over from bpm',
      'For s',
      'Pedalling from rpm'
    ])
    expect(unitOf('H2.clear_percent')).toBe('%')
  })

  it('names a changed place by its rule', () => {
    expect(['rules.H1.hold_s', 'formula', 'zone_starts_percent.3'].map(placeLabel)).toEqual(['H1', 'formula', 'zones'])
  })
})
