import { useEffect, useState } from 'react'
import type { RulePreview } from '../../../shared/domain/alert-rules'
import { useLive } from '../../live/live-context'

/** After so long without a change it is counted: it takes the console seconds. */
const countAfterMs = 600

/** A preview as the page shows it. */
type ShownPreview =
  | { readonly kind: 'none' }
  | { readonly kind: 'counting' }
  | { readonly kind: 'counted'; readonly preview: RulePreview }
  | { readonly kind: 'faults' }
  | { readonly kind: 'failed'; readonly message: string; readonly retry: () => void }

/** What rules would have done over so many days, counted anew when either changes; null rules: nothing is counted. */
export function useRulePreview(rules: unknown, days: number): ShownPreview {
  const { bridge } = useLive()
  const [shown, setShown] = useState<ShownPreview>({ kind: 'none' })
  const [attempt, setAttempt] = useState(0)
  const asked = rules === null ? null : JSON.stringify({ rules, days })

  // biome-ignore lint/correctness/useExhaustiveDependencies: `attempt` asks the same again
  useEffect(() => {
    if (asked === null) {
      setShown({ kind: 'none' })
      return
    }
    setShown({ kind: 'counting' })
    const abort = new AbortController()
    const timer = setTimeout(() => {
      const input: { rules: unknown; days: number } = JSON.parse(asked)
      void bridge.call('alert_rules.preview', input, abort.signal).then((answer) => {
        if (abort.signal.aborted) return
        if (!answer.ok) {
          setShown({ kind: 'failed', message: answer.error.message, retry: () => setAttempt((count) => count + 1) })
        } else if (answer.value.preview === null) setShown({ kind: 'faults' })
        else setShown({ kind: 'counted', preview: answer.value.preview })
      })
    }, countAfterMs)
    return () => {
      clearTimeout(timer)
      abort.abort()
    }
  }, [bridge, asked, attempt])
  return shown
}
