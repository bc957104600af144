import type { AlertRules, EditableRuleId } from '../../../shared/domain/alert-rules'
import { type TextKey, t } from '../../i18n/translate'

type Rules = AlertRules['rules']
type NumberKey<Id extends EditableRuleId> = Exclude<keyof Rules[Id], 'is_on' | 'email'> & string
/** A number of a rule: `H1.hold_s`. */
export type RuleNumber = { readonly [Id in EditableRuleId]: `${Id}.${NumberKey<Id>}` }[EditableRuleId]

/** The numbers of each rule, in the order in which the rule is said. */
const numbers: { readonly [Id in EditableRuleId]: readonly `${Id}.${NumberKey<Id>}`[] } = {
  H1: ['H1.above_maximum_bpm', 'H1.hold_s', 'H1.clear_above_maximum_bpm', 'H1.clear_s'],
  H2: ['H2.percent', 'H2.hold_s', 'H2.clear_percent', 'H2.clear_s'],
  H3: ['H3.percent', 'H3.hold_s', 'H3.clear_percent', 'H3.clear_s'],
  H4: ['H4.percent', 'H4.hold_s', 'H4.clear_percent'],
  L1: ['L1.below_bpm', 'L1.hold_s', 'L1.clear_bpm', 'L1.clear_s', 'L1.cadence_rpm'],
  L2: ['L2.drop_bpm', 'L2.within_s', 'L2.hold_s', 'L2.cadence_rpm'],
  S1: ['S1.cadence_rpm', 'S1.hold_s', 'S1.after_s'],
  S2: ['S2.same_s', 'S2.power_change_percent', 'S2.near_cadence_bpm', 'S2.near_s', 'S2.cadence_rpm', 'S2.clear_s']
}

/** The rules in the order of the form. */
export const ruleIds = ['H1', 'H2', 'H3', 'H4', 'L1', 'L2', 'S1', 'S2'] as const satisfies readonly EditableRuleId[]

/** The numbers of a rule, in the order of the form. */
export const numbersOf = (id: EditableRuleId): readonly RuleNumber[] => numbers[id]

/** The unit that a number's name ends with, as people write it. */
export function unitOf(path: string): string {
  if (path.endsWith('_bpm')) return t('alertRules.unit.bpm')
  if (path.endsWith('_rpm')) return t('alertRules.unit.rpm')
  if (path.endsWith('_s')) return t('alertRules.unit.s')
  return t('alertRules.unit.percent')
}

/** A number's name in its rule. */
export const numberLabel = (number: RuleNumber): string => t(`alertRules.${number}` satisfies TextKey)

/** A changed place in words, for a list of several: "H1", "zones". */
export function placeLabel(path: string): string {
  const [part, id] = path.split('.')
  if (part === 'formula') return t('alertRules.short.formula')
  return part === 'rules' && id !== undefined ? id : t('alertRules.short.zones')
}
