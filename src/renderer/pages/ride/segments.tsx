/** One of a few, side by side. */
export function Segments<Value extends string>({
  label,
  choices,
  value,
  onChange
}: {
  readonly label: string
  readonly choices: readonly { readonly value: Value; readonly words: string }[]
  readonly value: Value
  readonly onChange: (value: Value) => void
}) {
  return (
    <fieldset className="segments">
      <legend className="said">{label}</legend>
      {choices.map((choice) => (
        <label key={choice.value} className="segment">
          <input
            type="radio"
            className="said"
            name={label}
            value={choice.value}
            checked={choice.value === value}
            onChange={() => onChange(choice.value)}
          />
          {choice.words}
        </label>
      ))}
    </fieldset>
  )
}
