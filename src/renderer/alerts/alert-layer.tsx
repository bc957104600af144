import './alerts.css'
import { MuteDialog } from './mute-dialog'
import { NoteDialog } from './note-dialog'
import { Toasts } from './toasts-view'
import { useAnnouncements } from './use-announcements'
import { useSignals } from './use-signals'

/** What alerts need on every page and over it: sounds, notices, words for screen readers, toasts and dialogs. */
export function AlertLayer() {
  useSignals()
  const { urgent, calm } = useAnnouncements()
  return (
    <>
      <div role="alert" className="said" data-testid="alert-said">
        {urgent}
      </div>
      <div role="status" className="said">
        {calm}
      </div>
      <Toasts />
      <MuteDialog />
      <NoteDialog />
    </>
  )
}
