import { Menu } from '@mantine/core'
import { IconCheck } from '@tabler/icons-react'
import { t } from '../../i18n/translate'
import { SearchedMenu } from './searched-menu'

export interface OneOfOption {
  readonly value: string
  /** May be a stranger's text. */
  readonly label: string
}

/** A button that names the one thing that is chosen, and a menu of all there are; undefined stands for all of them. */
export function OneOfMenu({
  label,
  chosen,
  options,
  onChoose
}: {
  readonly label: string
  readonly chosen: string | undefined
  readonly options: readonly OneOfOption[]
  readonly onChoose: (chosen: string | undefined) => void
}) {
  return (
    <SearchedMenu
      label={label}
      shown={options.find(({ value }) => value === chosen)?.label ?? chosen ?? t('filters.all')}
      options={options}
      choices={(found, isSearched) => (
        <>
          {!isSearched && (
            <Choice label={t('filters.all')} isChosen={chosen === undefined} onChoose={() => onChoose(undefined)} />
          )}
          {found.map(({ value, label: words }) => (
            <Choice key={value} label={words} isChosen={value === chosen} onChoose={() => onChoose(value)} />
          ))}
        </>
      )}
    />
  )
}

function Choice({
  label,
  isChosen,
  onChoose
}: {
  readonly label: string
  readonly isChosen: boolean
  readonly onChoose: () => void
}) {
  return (
    <Menu.RadioItem
      value={label}
      checked={isChosen}
      onChange={onChoose}
      closeMenuOnClick
      checkIcon={<IconCheck size={14} stroke={2} aria-hidden="true" />}
    >
      <bdi className="ellipsis" title={label}>
        {label}
      </bdi>
    </Menu.RadioItem>
  )
}
