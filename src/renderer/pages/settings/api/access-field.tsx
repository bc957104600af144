import { IconAlertSquareRoundedFilled } from '@tabler/icons-react'
import { useId } from 'react'

/** A line of text in a dialog: its name, what it means, and what is wrong with it; null where it is well or not told yet. */
export function AccessField({
  label,
  hint,
  value,
  fault,
  isFirst = false,
  isSecret = false,
  onChange
}: {
  readonly label: string
  readonly hint?: string
  readonly value: string
  readonly fault: string | null
  /** It has the focus when the dialog opens. */
  readonly isFirst?: boolean
  readonly isSecret?: boolean
  readonly onChange: (value: string) => void
}) {
  const id = useId()
  return (
    <div className="setting">
      <div className="setting-head">
        <label htmlFor={id}>{label}</label>
      </div>
      <span className="setting-input">
        <input
          id={id}
          type={isSecret ? 'password' : 'text'}
          dir="auto"
          autoComplete={isSecret ? 'new-password' : 'off'}
          autoCapitalize="off"
          spellCheck={false}
          data-autofocus={isFirst ? true : undefined}
          aria-invalid={fault !== null}
          aria-describedby={`${id}-words ${id}-fault`}
          value={value}
          onChange={(event) => onChange(event.currentTarget.value)}
        />
      </span>
      <p className="setting-words" id={`${id}-words`}>
        {hint}
      </p>
      <p className="setting-fault" id={`${id}-fault`} aria-live="polite">
        {fault !== null && (
          <>
            <IconAlertSquareRoundedFilled size={14} aria-hidden="true" />
            {fault}
          </>
        )}
      </p>
    </div>
  )
}

/** Why something was not done, in a dialog. */
export function RefusalLine({ words }: { readonly words: string | null }) {
  return (
    <p className="setting-fault" role="alert">
      {words !== null && (
        <>
          <IconAlertSquareRoundedFilled size={14} aria-hidden="true" />
          {words}
        </>
      )}
    </p>
  )
}
