import { Modal } from '@mantine/core'
import { type KeyboardEvent, type ReactNode, useEffect, useRef } from 'react'
import './dialog.css'
import { closeDialog } from './dialogs'
import { isAlone } from './key-press'

/**
 * A window over the page. It takes the focus, keeps it, and takes all keys pressed alone: Escape closes it and nothing
 * else. `label` names it where it shows no title. `isDark`: over a page that is dark in every theme. A page's own dialog
 * has an `onClose`, which takes it away; the focus then goes back to where it was.
 */
export function Dialog({
  label,
  width,
  isDark = false,
  onClose = closeDialog,
  children
}: {
  readonly label: string
  /** px */
  readonly width: number
  readonly isDark?: boolean
  readonly onClose?: () => void
  readonly children: ReactNode
}) {
  const openedFrom = useRef(document.activeElement)
  useEffect(() => {
    if (onClose === closeDialog) return
    const from = openedFrom.current
    return () => {
      if (from instanceof HTMLElement && from.isConnected) from.focus()
    }
  }, [onClose])
  // Before all others: whatever has the focus, Escape must not reach what lies below.
  useEffect(() => {
    const onKeyDown = (event: globalThis.KeyboardEvent): void => {
      if (event.key !== 'Escape' || event.isComposing) return
      event.preventDefault()
      event.stopPropagation()
      onClose()
    }
    window.addEventListener('keydown', onKeyDown, { capture: true })
    return () => window.removeEventListener('keydown', onKeyDown, { capture: true })
  }, [onClose])
  return (
    <Modal.Root
      opened
      onClose={onClose}
      closeOnEscape={false}
      returnFocus={false}
      transitionProps={{ duration: 0 }}
      size={width}
      yOffset="12dvh"
      classNames={{ content: 'dialog', overlay: 'dialog-overlay' }}
      {...(isDark ? { 'data-theme': 'dark' } : {})}
    >
      <Modal.Overlay />
      <Modal.Content aria-label={label}>
        {/* biome-ignore lint/a11y/noStaticElementInteractions: it takes no keys but keeps them from the page */}
        <div className="dialog-inside" tabIndex={-1} onKeyDown={keepKeys}>
          {children}
        </div>
      </Modal.Content>
    </Modal.Root>
  )
}

/** Keys of the page below stay quiet; Tab is the focus trap's, which listens further out. */
function keepKeys(event: KeyboardEvent): void {
  if (event.key !== 'Tab' && event.key !== 'F11' && isAlone(event)) event.stopPropagation()
}
