import { createValueStore } from '../live/value-store'

const storageKey = 'deloton.singleKeys'

/**
 * Whether keys pressed alone (digits, letters, space) do something on this machine. Someone who speaks to the computer, or
 * whose hand trembles, can turn them off (WCAG 2.1.4).
 */
export const singleKeysOn = createValueStore<boolean>(readChoice())

/** Turns them on or off and remembers it on this machine. */
export function setSingleKeys(isOn: boolean): void {
  try {
    localStorage.setItem(storageKey, isOn ? 'on' : 'off')
  } catch {
    // Storage is refused here: the choice holds until the page is left.
  }
  singleKeysOn.set(isOn)
}

function readChoice(): boolean {
  try {
    return localStorage.getItem(storageKey) !== 'off'
  } catch {
    return true
  }
}
