import { t } from '../../i18n/translate'
import { useFormats } from '../../live/live-context'
import { type Chosen, countOf, noneChosen } from './quarantine-choice'
import type { QuarantineActionsState } from './use-quarantine-actions'

/** What can be done with quarantined messages: with those that are chosen, else with all. */
export function QuarantineActions({
  actions,
  kept,
  shown,
  chosen,
  onChoose,
  onDiscard,
  onOlder,
  isFetchingOlder
}: {
  readonly actions: QuarantineActionsState
  readonly kept: number
  readonly shown: number
  readonly chosen: Chosen
  readonly onChoose: (chosen: Chosen) => void
  readonly onDiscard: () => void
  /** Null where all are shown. */
  readonly onOlder: (() => void) | null
  readonly isFetchingOlder: boolean
}) {
  const formats = useFormats()
  const { doing, exported } = actions
  const count = countOf(chosen, kept)
  const isBusy = doing !== null
  if (count > 0 || doing === 'discard') {
    return (
      <>
        {!chosen.isAll && count === shown && kept > shown && (
          <button type="button" className="button small" onClick={() => onChoose({ ids: new Set(), isAll: true })}>
            {t('quarantine.choose.everything', { count: formats.integer(kept) })}
          </button>
        )}
        <button type="button" className="button small" disabled={isBusy} onClick={() => onChoose(noneChosen)}>
          {t('quarantine.choose.none')}
        </button>
        <button type="button" className="button small" disabled={isBusy} onClick={onDiscard}>
          {doing === 'discard'
            ? t('quarantine.discarding')
            : t('quarantine.discard', { quantity: count, count: formats.integer(count) })}
        </button>
      </>
    )
  }
  return (
    <>
      {onOlder !== null && (
        <button type="button" className="button small" disabled={isFetchingOlder} onClick={onOlder}>
          {t('quarantine.older')}
        </button>
      )}
      <button
        type="button"
        className="button small"
        title={t('quarantine.retry.explained')}
        disabled={isBusy}
        onClick={actions.retryAll}
      >
        {doing === 'retry' ? t('quarantine.retrying') : t('quarantine.retry')}
      </button>
      <button
        type="button"
        className="button small"
        title={t('quarantine.export.explained')}
        disabled={isBusy}
        onClick={actions.exportAll}
      >
        {doing === 'export' ? t('quarantine.exporting', { count: formats.integer(exported) }) : t('quarantine.export')}
      </button>
    </>
  )
}
