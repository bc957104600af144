import { IconAlertSquareRoundedFilled } from '@tabler/icons-react'
import type { EditedRules } from './use-rules-form'

export const ruleFieldId = (path: string): string => `rule-${path.replaceAll('.', '-')}`

/** A number of the rules with its unit: its name above; what is wrong with it is in `RuleFaults`. */
export function RuleNumber({
  edited,
  path,
  label,
  said,
  unit
}: {
  readonly edited: EditedRules
  readonly path: string
  readonly label: string
  /** The name where it stands alone. */
  readonly said: string
  readonly unit: string
}) {
  const id = ruleFieldId(path)
  const isWrong = edited.fault(path) !== null
  return (
    <div className={edited.isChanged(path) ? 'rule-number is-changed' : 'rule-number'}>
      <label htmlFor={id} className="ellipsis" title={said}>
        {label}
      </label>
      <span className="setting-input">
        <input
          id={id}
          type="text"
          inputMode="decimal"
          autoComplete="off"
          spellCheck={false}
          aria-label={said}
          aria-invalid={isWrong}
          {...(isWrong ? { 'aria-describedby': `${id}-fault` } : {})}
          value={edited.text(path)}
          onChange={(event) => edited.set(path, event.currentTarget.value)}
        />
        <span className="setting-unit" aria-hidden="true">
          {unit}
        </span>
      </span>
    </div>
  )
}

/** What is wrong with some numbers, below all of them: their fields are too narrow for a sentence. */
export function RuleFaults({
  edited,
  numbers
}: {
  readonly edited: EditedRules
  readonly numbers: readonly { readonly path: string; readonly label: string }[]
}) {
  return (
    <div className="rule-faults" aria-live="polite">
      {numbers.map(({ path, label }) => {
        const fault = edited.fault(path)
        if (fault === null) return null
        return (
          <p key={path} className="setting-fault" id={`${ruleFieldId(path)}-fault`}>
            <IconAlertSquareRoundedFilled size={14} aria-hidden="true" />
            <span>
              {label}: {fault}
            </span>
          </p>
        )
      })}
    </div>
  )
}
