import { Menu } from '@mantine/core'
import { IconChevronDown } from '@tabler/icons-react'
import { type ReactNode, useState } from 'react'
import { t } from '../../i18n/translate'
import '../../pages/floor/choice-menu.css'
import './filters.css'

/** With more to choose from there is a field to search in. */
const searchedFrom = 12

/**
 * A button that names what is chosen, and a menu of what there is, with a field to search in where that is much. `choices` are
 * those of the options that were found, as items of the menu; `foot` stands below all of them.
 */
export function SearchedMenu<Option extends { readonly label: string }>({
  label,
  shown,
  options,
  choices,
  foot
}: {
  readonly label: string
  /** May be a stranger's text. */
  readonly shown: string
  readonly options: readonly Option[]
  readonly choices: (found: readonly Option[], isSearched: boolean) => ReactNode
  readonly foot?: ReactNode
}) {
  const [query, setQuery] = useState('')
  const wanted = query.trim().toLowerCase()
  const found = options.filter((option) => option.label.toLowerCase().includes(wanted))
  return (
    <Menu
      withinPortal={false}
      withInitialFocusPlaceholder={false}
      onClose={() => setQuery('')}
      classNames={{ dropdown: 'choice-menu filter-menu', item: 'choice-menu-item', itemIndicator: 'choice-menu-check' }}
    >
      <Menu.Target>
        <button type="button" className="button choice-button filter-button">
          <span className="quiet">{label}</span>
          <bdi className="ellipsis">{shown}</bdi>
          <IconChevronDown size={16} stroke={1.75} aria-hidden="true" />
        </button>
      </Menu.Target>
      <Menu.Dropdown
        onKeyDown={(event) => {
          // Taken by the menu: nothing else closes with it.
          if (event.key === 'Escape') event.preventDefault()
        }}
      >
        {options.length > searchedFrom && (
          <input
            type="search"
            className="filter-search"
            aria-label={t('filters.search', { label })}
            placeholder={t('filters.search.hint')}
            value={query}
            onChange={(event) => setQuery(event.target.value)}
            // Letters are the field's, not the menu's.
            onKeyDown={(event) => {
              if (!['ArrowDown', 'Escape', 'Tab'].includes(event.key)) event.stopPropagation()
            }}
          />
        )}
        <div className="filter-options">
          {choices(found, wanted !== '')}
          {found.length === 0 && <p className="filter-none quiet">{t('filters.none')}</p>}
        </div>
        {foot}
      </Menu.Dropdown>
    </Menu>
  )
}
