import { createValueStore } from './value-store'

const storageKey = 'deloton.staffName'
const usualName = 'Front desk'
const longest = 60

/** Who acknowledges, mutes and notes on this screen, as they call themselves. */
export const staffName = createValueStore<string>(readName())

/** Takes a name and remembers it on this machine; an empty one brings the usual name back. */
export function setStaffName(name: string): void {
  const kept = name.trim().slice(0, longest) || usualName
  try {
    localStorage.setItem(storageKey, kept)
  } catch {
    // Storage is refused here: the name holds until the page is left.
  }
  staffName.set(kept)
}

function readName(): string {
  try {
    return localStorage.getItem(storageKey)?.trim().slice(0, longest) || usualName
  } catch {
    return usualName
  }
}
