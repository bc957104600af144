import { t } from '../../i18n/translate'
import { useFormats } from '../../live/live-context'
import { Dialog } from '../../shell/dialog'
import { DialogHead } from '../../shell/dialog-head'

/** Asks before messages are thrown away, and says how many. */
export function DiscardDialog({
  count,
  onDiscard,
  onClose
}: {
  readonly count: number
  readonly onDiscard: () => void
  readonly onClose: () => void
}) {
  const formats = useFormats()
  const counted = { quantity: count, count: formats.integer(count) }
  const title = t('quarantine.discard.title', counted)
  return (
    <Dialog label={title} width={460} onClose={onClose}>
      <DialogHead title={title} onClose={onClose} />
      <p className="dialog-words">{t('quarantine.discard.why', { quantity: count })}</p>
      <div className="dialog-buttons">
        <button type="button" className="button" data-autofocus onClick={onClose}>
          {t('quarantine.discard.cancel')}
        </button>
        <button type="button" className="button primary" onClick={onDiscard}>
          {t('quarantine.discard.do', counted)}
        </button>
      </div>
    </Dialog>
  )
}
