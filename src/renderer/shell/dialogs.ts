import { createValueStore } from '../live/value-store'

export type DialogName = 'look-up' | 'key-list'

/** The dialog that is open: at most one, over every page. */
export const shownDialog = createValueStore<DialogName | null>(null)

let openedFrom: Element | null = null

/** Opens a dialog; one that is open makes room for it. */
export function showDialog(name: DialogName): void {
  if (shownDialog.get() === null) openedFrom = document.activeElement
  shownDialog.set(name)
}

/**
 * Closes what is open. The focus goes back to where it was; or to nothing, where the page is left and what had the focus
 * would keep the new page's keys for itself.
 */
export function closeDialog(focusTo: 'back' | 'nothing' = 'back'): void {
  const back = focusTo === 'back' ? openedFrom : null
  openedFrom = null
  shownDialog.set(null)
  if (back instanceof HTMLElement && back.isConnected && back !== document.body) back.focus()
  else if (document.activeElement instanceof HTMLElement) document.activeElement.blur()
}
