import { useCallback, useEffect, useState } from 'react'
import type { Quarantined } from '../../../shared/domain/status'
import type { CallError } from '../../../shared/result'
import { useLive } from '../../live/live-context'

export type QuarantineList =
  | { readonly kind: 'loading' }
  | { readonly kind: 'failed'; readonly error: CallError }
  | { readonly kind: 'loaded'; readonly items: readonly Quarantined[]; readonly nextCursor: string | null }

const pageSize = 100

/**
 * Quarantined messages, newest first, asked again when `count` changes. `retry` asks anew, `more` adds the next page.
 */
export function useQuarantine(count: number): {
  readonly list: QuarantineList
  readonly retry: () => void
  readonly more: () => void
} {
  const { bridge } = useLive()
  const [list, setList] = useState<QuarantineList>({ kind: 'loading' })
  const [attempt, setAttempt] = useState(0)

  // biome-ignore lint/correctness/useExhaustiveDependencies: count and attempt are reasons to ask, not part of the question
  useEffect(() => {
    const abort = new AbortController()
    void bridge.call('quarantine.list', { limit: pageSize }, abort.signal).then((answer) => {
      if (abort.signal.aborted) return
      setList(
        answer.ok
          ? { kind: 'loaded', items: answer.value.items, nextCursor: answer.value.next_cursor }
          : { kind: 'failed', error: answer.error }
      )
    })
    return () => abort.abort()
  }, [bridge, count, attempt])

  const retry = useCallback(() => setAttempt((before) => before + 1), [])
  const more = useCallback(() => {
    if (list.kind !== 'loaded' || list.nextCursor === null) return
    void bridge.call('quarantine.list', { limit: pageSize, cursor: list.nextCursor }).then((answer) => {
      if (!answer.ok) return setList({ kind: 'failed', error: answer.error })
      // A list that was asked anew meanwhile is kept as it is.
      setList((now) =>
        now === list
          ? { kind: 'loaded', items: [...list.items, ...answer.value.items], nextCursor: answer.value.next_cursor }
          : now
      )
    })
  }, [bridge, list])
  return { list, retry, more }
}
