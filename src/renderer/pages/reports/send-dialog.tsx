import { t } from '../../i18n/translate'
import { useFormats } from '../../live/live-context'
import { Dialog } from '../../shell/dialog'
import { DialogHead } from '../../shell/dialog-head'

/** Asks before a report that went out goes out again, and says to whom. */
export function SendDialog({
  question,
  recipients,
  onSend,
  onClose
}: {
  readonly question: string
  readonly recipients: readonly string[]
  readonly onSend: () => void
  readonly onClose: () => void
}) {
  const formats = useFormats()
  const title = t('reports.send.title')
  const quantity = recipients.length
  return (
    <Dialog label={title} width={460} onClose={onClose}>
      <DialogHead title={title} onClose={onClose} />
      <p className="dialog-words">{question}</p>
      <p className="dialog-words">
        {t('reports.send.to', { quantity, count: formats.integer(quantity) })}{' '}
        {recipients.map((recipient, index) => (
          <span key={recipient}>
            {index > 0 && ', '}
            <bdi className="report-recipient">{recipient}</bdi>
          </span>
        ))}
      </p>
      <div className="dialog-buttons">
        <button type="button" className="button" data-autofocus onClick={onClose}>
          {t('reports.send.cancel')}
        </button>
        <button type="button" className="button primary" onClick={onSend}>
          {t('reports.send.do')}
        </button>
      </div>
    </Dialog>
  )
}
