import { Modal } from '@mantine/core'
import { type KeyboardEvent, type ReactNode, useEffect } from 'react'
import './dialog.css'
import { closeDialog } from './dialogs'
import { isAlone } from './key-press'

/**
 * A window over the page. It takes the focus, keeps it, and takes all keys pressed alone: Escape closes it and nothing
 * else. `label` names it where it shows no title. `isDark`: over a page that is dark in every theme.
 */
export function Dialog({
  label,
  width,
  isDark = false,
  children
}: {
  readonly label: string
  /** px */
  readonly width: number
  readonly isDark?: boolean
  readonly children: ReactNode
}) {
  // Before all others: whatever has the focus, Escape must not reach what lies below.
  useEffect(() => {
    const onKeyDown = (event: globalThis.KeyboardEvent): void => {
      if (event.key !== 'Escape' || event.isComposing) return
      event.preventDefault()
      event.stopPropagation()
      closeDialog()
    }
    window.addEventListener('keydown', onKeyDown, { capture: true })
    return () => window.removeEventListener('keydown', onKeyDown, { capture: true })
  }, [])
  return (
    <Modal.Root
      opened
      onClose={closeDialog}
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
