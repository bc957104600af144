/** What a key can ask for on every page. */
export type GlobalAction =
  | { readonly kind: 'page'; readonly index: number }
  | { readonly kind: 'look-up' }
  | { readonly kind: 'key-list' }
  | { readonly kind: 'wall' }
  | { readonly kind: 'acknowledge' | 'silence' | 'undo' }

export type KeyPress = Pick<KeyboardEvent, 'key' | 'altKey' | 'ctrlKey' | 'metaKey' | 'shiftKey'>

const alarmKeys = { a: 'acknowledge', s: 'silence', u: 'undo' } as const
const isAlarmKey = (key: string): key is keyof typeof alarmKeys => Object.hasOwn(alarmKeys, key)

/** Pressed alone: no modifier but the one that makes the character. */
export const isAlone = (press: KeyPress): boolean => !press.altKey && !press.ctrlKey && !press.metaKey

/**
 * What a key press asks for, null for nothing. While something is typed into a field, or where single keys are off, only
 * keys with a modifier and function keys count.
 */
export function globalActionOf(press: KeyPress, isTyping: boolean, areSingleKeysOn: boolean): GlobalAction | null {
  const isCommand = (press.ctrlKey || press.metaKey) && !press.altKey && !press.shiftKey
  if (isCommand && press.key.toLowerCase() === 'k') return { kind: 'look-up' }
  if (press.key === 'F11' && isAlone(press) && !press.shiftKey) return { kind: 'wall' }
  if (isTyping || !areSingleKeysOn || !isAlone(press)) return null
  if (press.key === '/') return { kind: 'look-up' }
  if (press.key === '?') return { kind: 'key-list' }
  const letter = press.key.toLowerCase()
  if (isAlarmKey(letter) && !press.shiftKey) return { kind: alarmKeys[letter] }
  // As the keys lie: 0 comes after 9.
  if (/^[0-9]$/.test(press.key) && !press.shiftKey) return { kind: 'page', index: (Number(press.key) + 9) % 10 }
  return null
}

/** Whether what has the focus takes typed text, or the keys of a list of its own. */
export const isField = (target: EventTarget | null): boolean =>
  target instanceof HTMLElement &&
  (target.isContentEditable || ['INPUT', 'TEXTAREA', 'SELECT'].includes(target.tagName))
