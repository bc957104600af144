import type { AlertPriority, AlertRuleId } from '../domain/alert'

const priorities: Readonly<Record<AlertRuleId, AlertPriority>> = {
  H1: 'high',
  H2: 'medium',
  H3: 'low',
  H4: 'medium',
  L1: 'medium',
  L2: 'medium',
  S1: 'technical',
  S2: 'technical',
  P1: 'technical'
}

/** How grave an alert of a rule is; no setting changes it. */
export const priorityOf = (rule: AlertRuleId): AlertPriority => priorities[rule]
