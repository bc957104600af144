import { Menu } from '@mantine/core'
import { IconCheck, IconChevronDown, IconDeviceFloppy, IconTrash } from '@tabler/icons-react'
import { type FormEvent, useEffect, useId, useRef, useState } from 'react'
import { t } from '../../i18n/translate'
import { useStored } from '../../live/live-context'
import { Dialog } from '../../shell/dialog'
import { DialogHead } from '../../shell/dialog-head'
import { deleteView, longestViewName, savedViews, saveView, viewOf } from './saved-views'
import type { RidesAddress } from './use-rides-search'

/** Views that were saved in this browser: to look, to save, to delete. */
export function ViewMenu({ address }: { readonly address: RidesAddress }) {
  const views = useStored(savedViews)
  const [isNaming, setNaming] = useState(false)
  const shown = viewOf(views, address.search)
  const buttonRef = useRef<HTMLButtonElement>(null)
  const wasNaming = useRef(false)
  // The dialog was opened from an item that is gone by then.
  useEffect(() => {
    if (wasNaming.current && !isNaming) buttonRef.current?.focus()
    wasNaming.current = isNaming
  }, [isNaming])
  return (
    <>
      <Menu
        position="bottom-end"
        returnFocus={!isNaming}
        withinPortal={false}
        withInitialFocusPlaceholder={false}
        classNames={{
          dropdown: 'choice-menu filter-menu',
          item: 'choice-menu-item',
          itemIndicator: 'choice-menu-check'
        }}
      >
        <Menu.Target>
          <button ref={buttonRef} type="button" className="button choice-button filter-button">
            <span className="quiet">{t('rides.view')}</span>
            <bdi className="ellipsis">{shown?.name ?? t('rides.view.none')}</bdi>
            <IconChevronDown size={16} stroke={1.75} aria-hidden="true" />
          </button>
        </Menu.Target>
        <Menu.Dropdown
          onKeyDown={(event) => {
            if (event.key === 'Escape') event.preventDefault()
          }}
        >
          {views.map((view) => (
            <Menu.RadioItem
              key={view.name}
              value={view.name}
              checked={view === shown}
              onChange={() => address.show(view.search)}
              closeMenuOnClick
              checkIcon={<IconCheck size={14} stroke={2} aria-hidden="true" />}
            >
              <bdi className="ellipsis">{view.name}</bdi>
            </Menu.RadioItem>
          ))}
          {views.length > 0 && <Menu.Divider className="filter-line" />}
          <Menu.Item
            leftSection={<IconDeviceFloppy size={16} stroke={1.75} aria-hidden="true" />}
            onClick={() => setNaming(true)}
          >
            {t('rides.view.save')}
          </Menu.Item>
          {shown !== null && (
            <Menu.Item
              leftSection={<IconTrash size={16} stroke={1.75} aria-hidden="true" />}
              onClick={() => deleteView(shown.name)}
            >
              {t('rides.view.delete', { name: shown.name })}
            </Menu.Item>
          )}
        </Menu.Dropdown>
      </Menu>
      {isNaming && (
        <NameDialog
          onClose={() => setNaming(false)}
          onName={(name) => {
            saveView({ name, search: address.search })
            setNaming(false)
          }}
        />
      )}
    </>
  )
}

function NameDialog({ onClose, onName }: { readonly onClose: () => void; readonly onName: (name: string) => void }) {
  const id = useId()
  const [name, setName] = useState('')
  const submit = (event: FormEvent): void => {
    event.preventDefault()
    if (name.trim() !== '') onName(name.trim())
  }
  return (
    <Dialog label={t('rides.view.title')} width={420} onClose={onClose}>
      <DialogHead title={t('rides.view.title')} onClose={onClose} />
      <form className="view-form" onSubmit={submit}>
        <label htmlFor={id}>{t('rides.view.name')}</label>
        <input
          id={id}
          data-autofocus
          autoComplete="off"
          maxLength={longestViewName}
          value={name}
          onChange={(event) => setName(event.target.value)}
        />
        <p className="quiet">{t('rides.view.what')}</p>
        <div className="view-form-end">
          <button type="button" className="button" onClick={onClose}>
            {t('rides.view.cancel')}
          </button>
          <button type="submit" className="button primary" disabled={name.trim() === ''}>
            {t('rides.view.submit')}
          </button>
        </div>
      </form>
    </Dialog>
  )
}
