import { useEffect } from 'react'
import { goTo, type Route } from './route'

const pageOfKey: Readonly<Record<string, Route>> = { '1': 'floor', '2': 'pipeline' }

type KeyPress = Pick<KeyboardEvent, 'key' | 'altKey' | 'ctrlKey' | 'metaKey' | 'shiftKey'>

/** The page a key press asks for; null while something is typed into a field or a modifier is held. */
export function pageOfKeyPress(press: KeyPress, isTyping: boolean): Route | null {
  if (isTyping || press.altKey || press.ctrlKey || press.metaKey || press.shiftKey) return null
  return pageOfKey[press.key] ?? null
}

export const isField = (target: EventTarget | null): boolean =>
  target instanceof HTMLElement &&
  (target.isContentEditable || ['INPUT', 'TEXTAREA', 'SELECT'].includes(target.tagName))

/** Keys of the whole page, while the component is shown. */
export function useShortcuts(): void {
  useEffect(() => {
    const onKeyDown = (event: KeyboardEvent): void => {
      const page = pageOfKeyPress(event, isField(event.target))
      if (page !== null) goTo(page)
    }
    document.addEventListener('keydown', onKeyDown)
    return () => document.removeEventListener('keydown', onKeyDown)
  }, [])
}
