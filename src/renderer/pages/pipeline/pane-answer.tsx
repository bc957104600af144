import type { UseQueryResult } from '@tanstack/react-query'
import { type ReactNode, useEffect, useState } from 'react'
import type { CallError } from '../../../shared/result'
import { t } from '../../i18n/translate'
import { CallFailedError } from '../../live/queries'
import { PaneEmpty } from '../../ui/pane'

/** Shown before a load has taken this long, a skeleton only flickers. */
const skeletonAfterMs = 200

/** What a pane says in place of an answer that was refused. */
export interface Refusal {
  readonly title: string
  readonly why: string
}

/** A pane's content: the answer once there is one (an old one rather than none), until then the wait or the failure. */
export function PaneAnswer<Value>({
  query,
  failed,
  refusal,
  children
}: {
  readonly query: Pick<UseQueryResult<Value>, 'data' | 'error' | 'refetch'>
  /** What could not be done, as a sentence. */
  readonly failed: string
  readonly refusal?: Refusal
  readonly children: (value: Value) => ReactNode
}) {
  if (query.data !== undefined) return children(query.data)
  if (query.error === null) return <PaneWait />
  return (
    <PaneFailure
      error={callErrorOf(query.error)}
      failed={failed}
      refusal={refusal ?? null}
      onRetry={() => void query.refetch()}
    />
  )
}

const callErrorOf = (error: Error): CallError =>
  error instanceof CallFailedError ? error.call : { code: 'internal', message: error.message }

/** Why there is no answer, and how to ask again; a refusal is the same however often one asks. */
export function PaneFailure({
  error,
  failed,
  refusal,
  onRetry
}: {
  readonly error: CallError
  readonly failed: string
  readonly refusal: Refusal | null
  readonly onRetry: () => void
}) {
  if (error.code === 'forbidden' && refusal !== null) return <PaneEmpty title={refusal.title} why={refusal.why} />
  return (
    <PaneEmpty title={failed} why={error.message}>
      <p className="pane-action">
        <button type="button" className="button small" onClick={onRetry}>
          {t('pipeline.retry')}
        </button>
      </p>
    </PaneEmpty>
  )
}

/** The wait for an answer: nothing at first, then the shape of lines. */
export function PaneWait() {
  const [isShown, setShown] = useState(false)
  useEffect(() => {
    const timer = setTimeout(() => setShown(true), skeletonAfterMs)
    return () => clearTimeout(timer)
  }, [])
  return (
    <div className="pane-wait" aria-busy="true">
      <span className="said">{t('loading.label')}</span>
      {isShown && ['70%', '84%', '62%'].map((width) => <span className="skeleton" key={width} style={{ width }} />)}
    </div>
  )
}

/** Beside a pane's title: that what is shown could not be read anew. */
export function OldNote({ query }: { readonly query: Pick<UseQueryResult, 'data' | 'error'> }) {
  if (query.data === undefined || query.error === null) return null
  return <span className="note is-warning">{t('pipeline.old')}</span>
}
