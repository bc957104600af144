import type { AlertRules, RuleFault } from '../../../shared/domain/alert-rules'

/** A value of the rules, by its place in them: `rules.H1.hold_s`, `zone_starts_percent.0`, `formula`. */
export type RulePath = string
type RuleValue = string | number | boolean

/** What is chosen and typed and not saved; numbers as people write them. */
export type RulesDraft = Readonly<Record<RulePath, string | boolean>>

export const emptyRulesDraft: RulesDraft = {}

/** Every value of the rules by its place. */
export function valuesOf(rules: AlertRules): ReadonlyMap<RulePath, RuleValue> {
  const values = new Map<RulePath, RuleValue>()
  const take = (node: unknown, path: readonly string[]): void => {
    if (typeof node === 'string' || typeof node === 'number' || typeof node === 'boolean') {
      values.set(path.join('.'), node)
    } else if (typeof node === 'object' && node !== null) {
      for (const [key, part] of Object.entries(node)) take(part, [...path, key])
    }
  }
  take(rules, [])
  return values
}

/** A number as people write it, with a point or a comma; null for what is none. */
export function numberOf(text: string): number | null {
  const trimmed = text.trim()
  return /^[-−+]?\d{1,6}([.,]\d{1,3})?$/.test(trimmed) ? Number(trimmed.replace('−', '-').replace(',', '.')) : null
}

/** What a draft makes of a value; text that is no number stays as it is. */
function drafted(held: RuleValue, typed: string | boolean | undefined): RuleValue {
  if (typed === undefined || typeof held !== 'number' || typeof typed !== 'string') return typed ?? held
  return numberOf(typed) ?? typed
}

/** The places where a draft is other than what is in force, in the order of the rules. */
export const changedPaths = (rules: AlertRules, draft: RulesDraft): readonly RulePath[] =>
  [...valuesOf(rules)].filter(([path, held]) => drafted(held, draft[path]) !== held).map(([path]) => path)

/** The places where something is typed that is no number. They can be told before anything is asked. */
export const unreadablePaths = (rules: AlertRules, draft: RulesDraft): readonly RulePath[] =>
  [...valuesOf(rules)]
    .filter(([path, held]) => typeof held === 'number' && typeof drafted(held, draft[path]) === 'string')
    .map(([path]) => path)

/** All rules as a draft has them, to be checked, tried and saved. */
export function rulesOf(rules: AlertRules, draft: RulesDraft): unknown {
  const fill = (node: unknown, path: readonly string[]): unknown => {
    if (typeof node === 'string' || typeof node === 'number' || typeof node === 'boolean') {
      return drafted(node, draft[path.join('.')])
    }
    if (Array.isArray(node)) return node.map((part, index) => fill(part, [...path, String(index)]))
    if (typeof node !== 'object' || node === null) return node
    return Object.fromEntries(Object.entries(node).map(([key, part]) => [key, fill(part, [...path, key])]))
  }
  return fill(rules, [])
}

/** The draft with every value whose place begins so as the defaults have it; `''` for all. */
export function withDefaults(draft: RulesDraft, defaults: AlertRules, beginning: string): RulesDraft {
  const back = [...valuesOf(defaults)]
    .filter(([path]) => path.startsWith(beginning))
    .map(([path, value]) => [path, typeof value === 'number' ? String(value) : value] as const)
  return { ...draft, ...Object.fromEntries(back) }
}

/** Whether a draft has every value whose place begins so as the defaults have it. */
export function areDefaults(rules: AlertRules, defaults: AlertRules, draft: RulesDraft, beginning: string): boolean {
  const usual = valuesOf(defaults)
  return [...valuesOf(rules)].every(
    ([path, held]) => !path.startsWith(beginning) || drafted(held, draft[path]) === usual.get(path)
  )
}

/** What is wrong, by place. Of several faults of a place the first is told. */
export function faultsByPath(faults: readonly RuleFault[]): ReadonlyMap<RulePath, string> {
  const sentences = new Map<RulePath, string>()
  for (const { path, sentence } of faults) {
    const place = path.join('.')
    if (!sentences.has(place)) sentences.set(place, sentence)
  }
  return sentences
}
