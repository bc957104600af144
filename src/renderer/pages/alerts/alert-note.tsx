import { type KeyboardEvent, useId, useState } from 'react'
import type { Alert } from '../../../shared/domain/alert'
import { useAlertActions } from '../../alerts/alert-actions'
import { t } from '../../i18n/translate'

/** As the console takes it. */
const longestNote = 500

/** An alert's note, read or written in place. */
export function AlertNote({
  alert,
  isWriting,
  onDone
}: {
  readonly alert: Alert
  readonly isWriting: boolean
  readonly onDone: () => void
}) {
  if (isWriting) return <NoteForm alert={alert} onDone={onDone} />
  if (alert.note === null) return null
  return (
    <p className="alert-note">
      <bdi>{alert.note}</bdi>
    </p>
  )
}

function NoteForm({ alert, onDone }: { readonly alert: Alert; readonly onDone: () => void }) {
  const actions = useAlertActions()
  const hintId = useId()
  const [note, setNote] = useState(alert.note ?? '')
  const [isBusy, setBusy] = useState(false)
  const save = async (): Promise<void> => {
    setBusy(true)
    const isSaved = await actions.note(alert.alert_id, note.trim())
    setBusy(false)
    if (isSaved) onDone()
  }
  const onKeyDown = (event: KeyboardEvent): void => {
    // An input method takes these keys for itself.
    if (event.nativeEvent.isComposing) return
    if (event.key === 'Escape') {
      event.preventDefault()
      event.stopPropagation()
      onDone()
    } else if (event.key === 'Enter' && (event.ctrlKey || event.metaKey)) {
      event.preventDefault()
      void save()
    }
  }
  return (
    <form
      className="alert-note-form"
      onSubmit={(event) => {
        event.preventDefault()
        void save()
      }}
    >
      <textarea
        // biome-ignore lint/a11y/noAutofocus: it was asked for to write in it
        autoFocus
        rows={3}
        maxLength={longestNote}
        dir="auto"
        aria-label={t('alertsPage.note.label')}
        aria-describedby={hintId}
        value={note}
        onChange={(event) => setNote(event.target.value)}
        onKeyDown={onKeyDown}
      />
      <div className="alert-note-foot">
        <span className="quiet" id={hintId}>
          {t('alertsPage.note.hint')}
        </span>
        <span className="spring" />
        <button type="button" className="button small" onClick={onDone}>
          {t('alertsPage.note.cancel')}
        </button>
        <button type="submit" className="button small primary" disabled={isBusy}>
          {t('alertsPage.note.save')}
        </button>
      </div>
    </form>
  )
}
