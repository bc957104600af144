import { Menu } from '@mantine/core'
import { IconCheck, IconColumns3 } from '@tabler/icons-react'
import { t } from '../../i18n/translate'
import { type ColumnId, columnIds, usualColumns } from './column-ids'
import type { RideColumn } from './ride-columns'

/** Which columns the table has; the first two always. */
export function ColumnMenu({
  columns,
  shown,
  onChoose
}: {
  readonly columns: readonly RideColumn[]
  readonly shown: readonly ColumnId[]
  /** Undefined for the usual ones. */
  readonly onChoose: (shown: readonly ColumnId[] | undefined) => void
}) {
  const choose = (id: ColumnId): void => {
    const next = columnIds.filter((other) => (other === id) !== shown.includes(other))
    onChoose(next.join() === usualColumns.join() ? undefined : next)
  }
  return (
    <Menu
      position="bottom-end"
      withinPortal={false}
      withInitialFocusPlaceholder={false}
      classNames={{ dropdown: 'choice-menu filter-menu', item: 'choice-menu-item', itemIndicator: 'choice-menu-check' }}
    >
      <Menu.Target>
        <button type="button" className="button small">
          <IconColumns3 size={16} stroke={1.75} aria-hidden="true" />
          {t('rides.columns')}
        </button>
      </Menu.Target>
      <Menu.Dropdown
        onKeyDown={(event) => {
          if (event.key === 'Escape') event.preventDefault()
        }}
      >
        <div className="filter-options">
          {columns.map(({ id, head }) => (
            <Menu.CheckboxItem
              key={id}
              checked={shown.includes(id)}
              disabled={isFixed(id)}
              onChange={() => choose(id)}
              closeMenuOnClick={false}
              checkIcon={<IconCheck size={14} stroke={2} aria-hidden="true" />}
            >
              {head}
            </Menu.CheckboxItem>
          ))}
        </div>
        <Menu.Item onClick={() => onChoose(undefined)}>{t('rides.columns.usual')}</Menu.Item>
      </Menu.Dropdown>
    </Menu>
  )
}

const isFixed = (id: ColumnId): boolean => id === 'start_time' || id === 'rider'
