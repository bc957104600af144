import { IconAlertTriangleFilled } from '@tabler/icons-react'
import { t } from '../../../i18n/translate'
import { DialogHead } from '../../../shell/dialog-head'
import { CopiedLine } from './copied-line'

/** What is shown this once: a token or a password, how it is used, and that the reader has it. */
export function SecretShown({
  title,
  label,
  secret,
  example,
  isAskedFor,
  onCopied,
  onDone
}: {
  readonly title: string
  readonly label: string
  readonly secret: string
  readonly example: { readonly label: string; readonly text: string; readonly why: string | null } | null
  /** Somebody tried to close it before the secret was copied. */
  readonly isAskedFor: boolean
  readonly onCopied: () => void
  readonly onDone: () => void
}) {
  return (
    <>
      <DialogHead title={title} />
      <div className="access-form">
        <p className="settings-note is-warning" role={isAskedFor ? 'alert' : undefined}>
          <IconAlertTriangleFilled size={16} aria-hidden="true" />
          {isAskedFor ? t('access.once.first') : t('access.once')}
        </p>
        <CopiedLine label={label} text={secret} isFirst onCopied={onCopied} />
        {example !== null && (
          <>
            <CopiedLine label={example.label} text={example.text} isLong={example.text.length > 60} />
            {example.why !== null && <p className="setting-words">{example.why}</p>}
          </>
        )}
        <div className="access-form-end">
          <button type="button" className="button primary" onClick={onDone}>
            {t('access.once.done')}
          </button>
        </div>
      </div>
    </>
  )
}
