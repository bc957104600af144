import { useQueryClient } from '@tanstack/react-query'
import { useEffect, useState } from 'react'
import type { AlertRulesInForce, RuleFault } from '../../../shared/domain/alert-rules'
import { t } from '../../i18n/translate'
import { useLive, useStored } from '../../live/live-context'
import { createValueStore } from '../../live/value-store'
import {
  areDefaults,
  changedPaths,
  emptyRulesDraft,
  faultsByPath,
  type RulePath,
  type RulesDraft,
  rulesOf,
  unreadablePaths,
  valuesOf,
  withDefaults
} from './rules-draft'

const checkAfterMs = 200

/** One draft of rules and zones: both are saved as one version. Kept while another page is looked at. */
export const rulesDraft = createValueStore<RulesDraft>(emptyRulesDraft)

export type RulesSaveState =
  | { readonly kind: 'none' }
  | { readonly kind: 'saving' }
  | { readonly kind: 'saved'; readonly atMs: number; readonly version: number }
  | { readonly kind: 'failed'; readonly message: string }

/** The rules as they are edited. */
export interface EditedRules {
  readonly inForce: AlertRulesInForce
  /** All of them, as they are checked, tried and saved. */
  readonly rules: unknown
  readonly changed: readonly RulePath[]
  readonly faults: ReadonlyMap<RulePath, string>
  readonly saveState: RulesSaveState
  /** What stands in a number's field. */
  text(path: RulePath): string
  isOn(path: RulePath): boolean
  isChanged(path: RulePath): boolean
  isDefault(beginning: string): boolean
  fault(path: RulePath): string | null
  set(path: RulePath, value: string | boolean): void
  toDefaults(beginning: string): void
  discard(): void
  /** Answers the place of the first fault for which nothing was saved; null when all is saved or the call failed. */
  save(): Promise<RulePath | null>
}

export function useRulesForm(inForce: AlertRulesInForce): EditedRules {
  const { bridge, console } = useLive()
  const queries = useQueryClient()
  const draft = useStored(rulesDraft)
  const [told, setTold] = useState<readonly RuleFault[]>([])
  const [saveState, setSaveState] = useState<RulesSaveState>({ kind: 'none' })
  const { rules: held, defaults } = inForce
  const rules = rulesOf(held, draft)
  const rulesText = JSON.stringify(rules)

  // What is typed is checked where it will be saved: one set of rules.
  useEffect(() => {
    const asked: unknown = JSON.parse(rulesText)
    const abort = new AbortController()
    const timer = setTimeout(() => {
      void bridge.call('alert_rules.check', { rules: asked }, abort.signal).then((answer) => {
        if (answer.ok && !abort.signal.aborted) setTold(answer.value.faults)
      })
    }, checkAfterMs)
    return () => {
      clearTimeout(timer)
      abort.abort()
    }
  }, [bridge, rulesText])

  const values = valuesOf(held)
  const changed = changedPaths(held, draft)
  const faults = new Map(faultsByPath(told))
  for (const path of unreadablePaths(held, draft)) faults.set(path, t('alertRules.unreadable'))

  const change = (next: RulesDraft): void => {
    rulesDraft.set(next)
    if (saveState.kind !== 'saving') setSaveState({ kind: 'none' })
  }
  return {
    inForce,
    rules,
    changed,
    faults,
    saveState,
    text: (path) => String(draft[path] ?? values.get(path) ?? ''),
    isOn: (path) => (draft[path] ?? values.get(path)) === true,
    isChanged: (path) => changed.includes(path),
    isDefault: (beginning) => areDefaults(held, defaults, draft, beginning),
    fault: (path) => faults.get(path) ?? null,
    set(path, value) {
      // What was wrong was so of what stood there before.
      setTold(told.filter((each) => each.path.join('.') !== path))
      change({ ...draft, [path]: value })
    },
    toDefaults: (beginning) => change(withDefaults(draft, defaults, beginning)),
    discard() {
      setTold([])
      change(emptyRulesDraft)
    },
    async save() {
      setSaveState({ kind: 'saving' })
      const answer = await bridge.call('alert_rules.save', { rules })
      if (!answer.ok) {
        setSaveState({ kind: 'failed', message: answer.error.message })
        return null
      }
      const { faults: refused, in_force } = answer.value
      setTold(refused)
      const first = refused[0]
      if (first !== undefined) {
        setSaveState({ kind: 'none' })
        return first.path.join('.')
      }
      queries.setQueryData(['alert_rules.get', {}], in_force)
      rulesDraft.set(emptyRulesDraft)
      setSaveState({ kind: 'saved', atMs: console.clock.nowMs(), version: in_force.version })
      return null
    }
  }
}
