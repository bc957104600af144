import { Menu, Popover } from '@mantine/core'
import { IconDownload, IconInfoCircle, IconTable } from '@tabler/icons-react'
import { useId } from 'react'
import { t } from '../i18n/translate'

/** A chart's own buttons, in place of Plotly's: what it means, its figures, and both as files. */
export function ChartButtons({
  title,
  definition,
  isTable,
  canSaveImage,
  onTable,
  onImage,
  onCsv
}: {
  readonly title: string
  readonly definition: string
  readonly isTable: boolean
  readonly canSaveImage: boolean
  readonly onTable: () => void
  readonly onImage: () => void
  /** Null while there are no figures. */
  readonly onCsv: (() => void) | null
}) {
  return (
    <span className="chart-buttons">
      <DefinitionButton title={title} definition={definition} />
      <button
        type="button"
        className="icon-button chart-button"
        aria-label={t('chart.table.of', { title })}
        title={isTable ? t('chart.toChart') : t('chart.toTable')}
        aria-pressed={isTable}
        disabled={onCsv === null}
        onClick={onTable}
      >
        <IconTable size={16} stroke={1.75} aria-hidden="true" />
      </button>
      <Menu position="bottom-end" withinPortal={false} withInitialFocusPlaceholder={false} classNames={menuClasses}>
        <Menu.Target>
          <button
            type="button"
            className="icon-button chart-button"
            aria-label={t('chart.download.of', { title })}
            title={t('chart.download')}
            disabled={onCsv === null}
          >
            <IconDownload size={16} stroke={1.75} aria-hidden="true" />
          </button>
        </Menu.Target>
        <Menu.Dropdown onKeyDown={keepEscape}>
          <Menu.Item onClick={onImage} disabled={!canSaveImage}>
            {t('chart.download.png')}
          </Menu.Item>
          <Menu.Item onClick={() => onCsv?.()}>{t('chart.download.csv')}</Menu.Item>
        </Menu.Dropdown>
      </Menu>
    </span>
  )
}

const menuClasses = { dropdown: 'choice-menu', item: 'choice-menu-item' }

/** Taken here: nothing else closes with it. */
const keepEscape = (event: { readonly key: string; preventDefault(): void }): void => {
  if (event.key === 'Escape') event.preventDefault()
}

/** What the figures are exactly, in a sentence. */
export function DefinitionButton({ title, definition }: { readonly title: string; readonly definition: string }) {
  const headId = useId()
  return (
    <Popover position="bottom-end" width={320} trapFocus returnFocus classNames={{ dropdown: 'chart-definition' }}>
      <Popover.Target>
        <button
          type="button"
          className="icon-button chart-button"
          aria-label={t('chart.definition.of', { title })}
          title={t('chart.definition')}
        >
          <IconInfoCircle size={16} stroke={1.75} aria-hidden="true" />
        </button>
      </Popover.Target>
      <Popover.Dropdown aria-labelledby={headId} onKeyDown={keepEscape}>
        <b id={headId}>{title}</b>
        {/* Something must take the focus for Escape to be heard. */}
        <p data-autofocus tabIndex={-1}>
          {definition}
        </p>
      </Popover.Dropdown>
    </Popover>
  )
}
