import { Menu } from '@mantine/core'
import { IconCheck } from '@tabler/icons-react'
import { t } from '../../i18n/translate'
import { useFormats } from '../../live/live-context'
import { SearchedMenu } from './searched-menu'

/** What rides can be narrowed to. `rides` is how many there are, null where that is not known. */
export interface FilterOption<Value extends string> {
  readonly value: Value
  /** May be a stranger's text. */
  readonly label: string
  readonly rides: number | null
}

/** A button that names what rides are narrowed to, and a menu to choose several; none means all. */
export function FilterMenu<Value extends string>({
  label,
  chosen,
  options,
  onChoose
}: {
  readonly label: string
  readonly chosen: readonly Value[]
  readonly options: readonly FilterOption<Value>[]
  readonly onChoose: (chosen: readonly Value[]) => void
}) {
  const formats = useFormats()
  const only = chosen.length === 1 ? options.find(({ value }) => value === chosen[0]) : undefined
  const toggle = (value: Value): void =>
    onChoose(chosen.includes(value) ? chosen.filter((other) => other !== value) : [...chosen, value])
  return (
    <SearchedMenu
      label={label}
      shown={chosen.length === 0 ? t('filters.all') : (only?.label ?? formats.integer(chosen.length))}
      options={options}
      choices={(found) =>
        found.map((option) => (
          <Menu.CheckboxItem
            key={option.value}
            checked={chosen.includes(option.value)}
            onChange={() => toggle(option.value)}
            closeMenuOnClick={false}
            checkIcon={<IconCheck size={14} stroke={2} aria-hidden="true" />}
          >
            <span className="filter-option">
              <bdi className="ellipsis" title={option.label}>
                {option.label}
              </bdi>
              {option.rides !== null && <span className="quiet">{formats.integer(option.rides)}</span>}
            </span>
          </Menu.CheckboxItem>
        ))
      }
      foot={chosen.length > 0 && <Menu.Item onClick={() => onChoose([])}>{t('filters.clear')}</Menu.Item>}
    />
  )
}
