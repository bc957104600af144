import { type ReactNode, useEffect, useRef } from 'react'
import { t } from '../../i18n/translate'

/** What is asked before something is removed for good. */
export interface Confirmation {
  readonly sentence: string
  readonly action: string
}

/** Saving, leaving it, and how that went. It stands in a form: saving submits it. */
export function SaveBar({
  hasChanges,
  isSaving,
  savingWords,
  words,
  isBad,
  onDiscard,
  confirming = null,
  children
}: {
  readonly hasChanges: boolean
  readonly isSaving: boolean
  readonly savingWords: string
  /** How it went, or what would be saved. */
  readonly words: string
  readonly isBad: boolean
  readonly onDiscard: () => void
  /** What is asked first; null for nothing. */
  readonly confirming?: (Confirmation & { readonly onConfirm: () => void; readonly onBack: () => void }) | null
  /** More buttons. */
  readonly children?: ReactNode
}) {
  return (
    <div className="save-bar">
      {confirming !== null && <Confirm {...confirming} />}
      <div className="save-bar-line">
        <button type="submit" className="button primary" disabled={!hasChanges || isSaving || confirming !== null}>
          {isSaving ? savingWords : t('settings.save')}
        </button>
        {children}
        {hasChanges && (
          <button type="button" className="button quiet-button" disabled={isSaving} onClick={onDiscard}>
            {t('settings.discard')}
          </button>
        )}
        <span className="spring" />
        <span className={isBad ? 'save-words is-bad' : 'save-words'} role="status" data-testid="save-words">
          {words}
        </span>
      </div>
    </div>
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
