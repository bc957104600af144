import { IconCheck, IconCopy } from '@tabler/icons-react'
import { type FocusEvent, useId, useState } from 'react'
import { t } from '../../../i18n/translate'

/** A line to be taken elsewhere: shown whole, chosen whole when it gets the focus, and copied by its button. */
export function CopiedLine({
  label,
  text,
  isLong = false,
  isFirst = false,
  onCopied
}: {
  readonly label: string
  readonly text: string
  /** It needs two lines. */
  readonly isLong?: boolean
  /** Its button has the focus when the dialog opens. */
  readonly isFirst?: boolean
  readonly onCopied?: () => void
}) {
  const id = useId()
  const [outcome, setOutcome] = useState<'copied' | 'failed' | null>(null)
  const copy = async (): Promise<void> => {
    try {
      await navigator.clipboard.writeText(text)
      setOutcome('copied')
      onCopied?.()
    } catch {
      // The browser gives the clipboard only to whom it trusts.
      setOutcome('failed')
      document.getElementById(id)?.focus()
    }
  }
  const field = {
    id,
    className: 'mono',
    readOnly: true,
    value: text,
    onFocus: (event: FocusEvent<HTMLInputElement | HTMLTextAreaElement>) => event.currentTarget.select()
  }
  return (
    <div className="copied-line">
      <label htmlFor={id} className="copied-line-label">
        {label}
      </label>
      <span className="copied-line-text">
        {isLong ? <textarea {...field} rows={2} /> : <input {...field} type="text" />}
        <button
          type="button"
          className="button small"
          aria-label={t('access.copy.of', { what: label })}
          data-autofocus={isFirst ? true : undefined}
          onClick={() => void copy()}
        >
          {outcome === 'copied' ? (
            <IconCheck size={14} stroke={1.75} aria-hidden="true" />
          ) : (
            <IconCopy size={14} stroke={1.75} aria-hidden="true" />
          )}
          {t('access.copy')}
        </button>
      </span>
      <span role="status" className={outcome === 'failed' ? 'copied-line-outcome is-bad' : 'copied-line-outcome'}>
        {outcome === 'copied' && t('access.copied')}
        {outcome === 'failed' && t('access.notCopied')}
      </span>
    </div>
  )
}
