import { createValueStore } from '../live/value-store'

/** How long something can be taken back, ms. */
export const undoForMs = 10_000

/** A word about what was just done. */
export interface Toast {
  readonly id: number
  readonly text: string
  /** Takes it back; null where there is nothing to take back, as for what failed. */
  readonly undo: (() => void) | null
  /** The page's clock, epoch ms. */
  readonly endsAtMs: number
}

/** Newest last. */
export const shownToasts = createValueStore<readonly Toast[]>([])
const mostShown = 3

let lastId = 0

/** Shows a word for ten seconds; older ones make room. */
export function showToast(text: string, undo: (() => void) | null = null): void {
  lastId += 1
  const toast = { id: lastId, text, undo, endsAtMs: Date.now() + undoForMs }
  shownToasts.set([...shownToasts.get(), toast].slice(-mostShown))
}

export const dismissToast = (id: number): void => shownToasts.set(shownToasts.get().filter((toast) => toast.id !== id))

/** Takes the last thing back that can be; false for nothing. */
export function undoLast(): boolean {
  const last = shownToasts.get().findLast(({ undo, endsAtMs }) => undo !== null && endsAtMs > Date.now())
  if (last === undefined) return false
  dismissToast(last.id)
  last.undo?.()
  return true
}
