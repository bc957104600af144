import { Menu } from '@mantine/core'
import { IconCheck, IconChevronDown } from '@tabler/icons-react'
import './choice-menu.css'

/** One of several ways to choose. `shown` stands on the button where the whole name is too long for it. */
export interface ChoiceOption<Value extends string> {
  readonly value: Value
  readonly label: string
  readonly shown?: string
}

/** A button that names what is chosen, and a menu of all there is to choose. */
export function ChoiceMenu<Value extends string>({
  label,
  value,
  options,
  onChoose
}: {
  readonly label: string
  readonly value: Value
  readonly options: readonly ChoiceOption<Value>[]
  readonly onChoose: (value: Value) => void
}) {
  const chosen = options.find((option) => option.value === value)
  return (
    <Menu
      classNames={{ dropdown: 'choice-menu', item: 'choice-menu-item', itemIndicator: 'choice-menu-check' }}
      withinPortal={false}
      withInitialFocusPlaceholder={false}
    >
      <Menu.Target>
        <button type="button" className="button choice-button">
          <span className="quiet">{label}</span>
          {chosen?.shown ?? chosen?.label}
          <IconChevronDown size={16} stroke={1.75} aria-hidden="true" />
        </button>
      </Menu.Target>
      <Menu.Dropdown
        onKeyDown={(event) => {
          // Taken by the menu: nothing else closes with it.
          if (event.key === 'Escape') event.preventDefault()
        }}
      >
        {options.map((option) => (
          <Menu.RadioItem
            key={option.value}
            value={option.value}
            checked={option.value === value}
            data-autofocus={option.value === value ? true : undefined}
            onChange={() => onChoose(option.value)}
            closeMenuOnClick
            checkIcon={<IconCheck size={14} stroke={2} aria-hidden="true" />}
          >
            {option.label}
          </Menu.RadioItem>
        ))}
      </Menu.Dropdown>
    </Menu>
  )
}
