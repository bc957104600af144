import { describe, expect, it } from 'vitest'
import { alertRuleIds } from '../../../../src/shared/domain/alert'
import { priorityOf } from '../../../../src/shared/figures/alert-priority'

describe('The gravity of a rule', () => {
  it('is as the documentation has it', () => {
    expect(Object.fromEntries(alertRuleIds.map((id) => [id, priorityOf(id)]))).toEqual({
      H1: 'high',
      H2: 'medium',
      H3: 'low',
      H4: 'medium',
      L1: 'medium',
      L2: 'medium',
      S1: 'technical',
      S2: 'technical',
      P1: 'technical'
    })
  })
})
