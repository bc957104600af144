import './switch.css'

/** On or off, at once. `label` is read by assistive technology; `title` says more. */
export function Switch({
  label,
  title,
  isOn,
  isDisabled = false,
  id,
  onChange
}: {
  readonly label: string
  readonly title?: string
  readonly isOn: boolean
  readonly isDisabled?: boolean
  readonly id?: string
  readonly onChange: (isOn: boolean) => void
}) {
  return (
    <input
      type="checkbox"
      role="switch"
      className="on-off"
      id={id}
      aria-label={label}
      title={title}
      aria-checked={isOn}
      checked={isOn}
      disabled={isDisabled}
      onChange={(event) => onChange(event.currentTarget.checked)}
    />
  )
}
