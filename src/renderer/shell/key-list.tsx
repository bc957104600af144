import { Modal } from '@mantine/core'
import { IconX } from '@tabler/icons-react'
import { useRouterState } from '@tanstack/react-router'
import { useId } from 'react'
import { t } from '../i18n/translate'
import { useStored } from '../live/live-context'
import { Dialog } from './dialog'
import { closeDialog, showDialog, shownDialog } from './dialogs'
import './dialog-head.css'
import './key-list.css'
import { type KeyEntry, type KeyWay, keySheet } from './key-sheet'
import { setSingleKeys, singleKeysOn } from './single-keys'
import { isWallPath } from './wall-mode'

/** The dialog that lists the keys; shown while it is open. */
export function KeyList() {
  const isShown = useStored(shownDialog) === 'key-list'
  const isOnWall = useRouterState({ select: (state) => isWallPath(state.location.pathname) })
  if (!isShown) return null
  return (
    <Dialog label={t('keys.title')} width={760} isDark={isOnWall}>
      <Keys />
    </Dialog>
  )
}

/** Opens the list of keys. */
export const openKeyList = (): void => showDialog('key-list')

function Keys() {
  const areSingleKeysOn = useStored(singleKeysOn)
  return (
    <>
      <div className="dialog-head key-list-head">
        <Modal.Title className="dialog-title">{t('keys.title')}</Modal.Title>
        <span className="spring" />
        <SingleKeysSwitch isOn={areSingleKeysOn} />
        <button
          type="button"
          data-autofocus
          className="icon-button"
          aria-label={t('keys.close')}
          title={t('keys.close')}
          onClick={() => closeDialog()}
        >
          <IconX size={18} stroke={1.75} aria-hidden="true" />
        </button>
      </div>
      {/* biome-ignore lint/a11y/useSemanticElements: a fieldset is for form fields */}
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reachable without a mouse */}
      <div className="key-list" role="group" aria-label={t('keys.title')} tabIndex={0}>
        {keySheet().map(({ title, keys }) => (
          <section key={title} className="key-group">
            <h2>{title}</h2>
            <dl>
              {keys.map((entry) => (
                <KeyLine key={entry.does} entry={entry} areSingleKeysOn={areSingleKeysOn} />
              ))}
            </dl>
          </section>
        ))}
      </div>
    </>
  )
}

function KeyLine({ entry, areSingleKeysOn }: { readonly entry: KeyEntry; readonly areSingleKeysOn: boolean }) {
  const isOff = ({ isSingle }: KeyWay): boolean => isSingle && !areSingleKeysOn
  return (
    <div className="key-line">
      <dt>{entry.does}</dt>
      <dd>
        {entry.ways.map((way) => (
          <span key={way.caps.join(' ')} className={isOff(way) ? 'key-way is-off' : 'key-way'}>
            {way.caps.map((cap) => (
              <kbd key={cap}>{cap}</kbd>
            ))}
            {isOff(way) && t('keys.off')}
          </span>
        ))}
      </dd>
    </div>
  )
}

function SingleKeysSwitch({ isOn }: { readonly isOn: boolean }) {
  const labelId = useId()
  const whyId = useId()
  return (
    <div className="single-keys">
      <span className="single-keys-words">
        <b id={labelId}>{t('keys.single')}</b>
        <span id={whyId}>{t('keys.single.explained')}</span>
      </span>
      <button
        type="button"
        role="switch"
        aria-checked={isOn}
        aria-labelledby={labelId}
        aria-describedby={whyId}
        className="switch"
        onClick={() => setSingleKeys(!isOn)}
      >
        <span className="switch-track" aria-hidden="true" />
        <span className="switch-word" aria-hidden="true">
          {isOn ? t('keys.single.on') : t('keys.single.off')}
        </span>
      </button>
    </div>
  )
}
