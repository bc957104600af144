import { type FormEvent, useId, useState } from 'react'
import type { Alert } from '../../shared/domain/alert'
import { t } from '../i18n/translate'
import { useStored } from '../live/live-context'
import { Dialog } from '../shell/dialog'
import { DialogHead } from '../shell/dialog-head'
import { useAlertActions } from './alert-actions'
import { alertLine } from './alert-words'
import { shownNote } from './note-request'

const longestNote = 500
const close = (): void => shownNote.set(null)

/** A note to an alert; shown while it is open. */
export function NoteDialog() {
  const alert = useStored(shownNote)
  if (alert === null) return null
  return (
    <Dialog label={t('note.title')} width={480} onClose={close}>
      <DialogHead title={t('note.title')} onClose={close} />
      <NoteForm alert={alert} />
    </Dialog>
  )
}

function NoteForm({ alert }: { readonly alert: Alert }) {
  const actions = useAlertActions()
  const id = useId()
  const [note, setNote] = useState(alert.note ?? '')
  const [isBusy, setBusy] = useState(false)
  const submit = async (event: FormEvent): Promise<void> => {
    event.preventDefault()
    if (isBusy) return
    setBusy(true)
    const isDone = await actions.note(alert.alert_id, note.trim())
    setBusy(false)
    if (isDone) close()
  }
  return (
    <form className="alert-form" onSubmit={(event) => void submit(event)}>
      <div className="alert-field">
        <label htmlFor={id}>{alertLine(alert)}</label>
        <textarea
          id={id}
          data-autofocus
          rows={4}
          maxLength={longestNote}
          value={note}
          onChange={(event) => setNote(event.target.value)}
        />
      </div>
      <div className="alert-form-end">
        <button type="button" className="button" onClick={close}>
          {t('mute.cancel')}
        </button>
        <button type="submit" className="button primary" disabled={isBusy}>
          {t('note.submit')}
        </button>
      </div>
    </form>
  )
}
