import './switch.css'

/** On or off, at once. `label` is read by assistive technology; `title` says more. */
export function Switch({
  label,
  title,
  isOn,
  isDisabled = false,
  id,
  describedBy,
  onChange
}: {
  readonly label: string
  readonly title?: string
  readonly isOn: boolean
  readonly isDisabled?: boolean
  readonly id?: string
  /** Ids of what says more. */
  readonly describedBy?: string
  readonly onChange: (isOn: boolean) => void
}) {
  return (
    <input
      type="checkbox"
      role="switch"
      className="on-off"
      id={id}
      aria-label={label}
      aria-describedby={describedBy}
      title={title}
      aria-checked={isOn}
      checked={isOn}
      disabled={isDisabled}
      onChange={(event) => onChange(event.currentTarget.checked)}
    />
  )
}
