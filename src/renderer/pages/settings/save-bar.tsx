import { useEffect, useRef } from 'react'
import { t } from '../../i18n/translate'
import { useFormats, useLive } from '../../live/live-context'
import { settingLabel } from './setting-label'
import type { EditedSettings } from './use-settings-form'

/** What is asked before something is removed for good. */
export interface Confirmation {
  readonly sentence: string
  readonly action: string
}

/** Saving, leaving it, and how that went. */
export function SaveBar({
  edited,
  confirmation,
  onConfirm,
  onBack,
  onDiscard,
  onTest
}: {
  readonly edited: EditedSettings
  readonly confirmation: Confirmation | null
  readonly onConfirm: () => void
  readonly onBack: () => void
  readonly onDiscard: () => void
  /** Null where there is nothing to be tested. */
  readonly onTest: (() => void) | null
}) {
  const { saveState, changed } = edited
  const isSaving = saveState.kind === 'saving'
  const hasChanges = changed.length > 0
  return (
    <div className="save-bar">
      {confirmation !== null && <Confirm {...confirmation} onConfirm={onConfirm} onBack={onBack} />}
      <div className="save-bar-line">
        <button type="submit" className="button primary" disabled={!hasChanges || isSaving || confirmation !== null}>
          {isSaving ? t('settings.applying') : t('settings.save')}
        </button>
        {onTest !== null && (
          <button type="button" className="button" onClick={onTest} disabled={isSaving}>
            {t('settings.test')}
          </button>
        )}
        {hasChanges && (
          <button type="button" className="button quiet-button" disabled={isSaving} onClick={onDiscard}>
            {t('settings.discard')}
          </button>
        )}
        <span className="spring" />
        <SaveWords edited={edited} />
      </div>
    </div>
  )
}

function SaveWords({ edited: { saveState, changed } }: { readonly edited: EditedSettings }) {
  const formats = useFormats()
  const { ticker } = useLive()
  const words = (): string => {
    switch (saveState.kind) {
      case 'saving':
        return t('settings.applying.why')
      case 'failed':
        return saveState.message
      case 'saved': {
        const moment = formats.moment(saveState.atMs, ticker.nowMs())
        const later = saveState.later.map(settingLabel).join(', ')
        if (later === '') return t('settings.applied', { moment })
        return saveState.applied
          ? t('settings.applied.later', { moment, later })
          : t('settings.savedForLater', { later })
      }
      case 'none':
        if (changed.length === 0) return ''
        return t('settings.changes', {
          quantity: changed.length,
          names: changed.map(settingLabel).join(', '),
          count: changed.length
        })
    }
  }
  return (
    <span
      className={saveState.kind === 'failed' ? 'save-words is-bad' : 'save-words'}
      role="status"
      data-testid="save-words"
    >
      {words()}
    </span>
  )
}

function Confirm({
  sentence,
  action,
  onConfirm,
  onBack
}: Confirmation & { onConfirm: () => void; onBack: () => void }) {
  // Not on what removes: a key that is held down must not confirm what was just asked.
  const back = useRef<HTMLButtonElement>(null)
  useEffect(() => back.current?.focus(), [])
  return (
    // biome-ignore lint/a11y/useSemanticElements: a fieldset is for form fields
    <div className="save-confirm" role="group" aria-label={t('settings.confirm')}>
      <p role="alert">{sentence}</p>
      <button type="button" className="button" onClick={onBack} ref={back}>
        {t('settings.confirm.back')}
      </button>
      <button type="button" className="button primary" onClick={onConfirm}>
        {action}
      </button>
    </div>
  )
}
