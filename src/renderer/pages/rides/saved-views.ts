import { createValueStore } from '../../live/value-store'
import { parseRidesSearch, type RidesSearch } from './rides-search'

const storageKey = 'deloton.rides.views'
const mostViews = 50
export const longestViewName = 60

/** A way to look at rides that somebody gave a name. */
export interface SavedView {
  readonly name: string
  readonly search: RidesSearch
}

/** Views saved in this browser, by name. */
export const savedViews = createValueStore<readonly SavedView[]>(readViews())

/** Saves a view under a name; one of that name is replaced. */
export const saveView = (view: SavedView): void => keep(withView(savedViews.get(), view))

export const deleteView = (name: string): void => keep(savedViews.get().filter((view) => view.name !== name))

/** Views with one more, by name; the eldest names go first where there are too many. */
export const withView = (views: readonly SavedView[], view: SavedView): readonly SavedView[] =>
  [...views.filter(({ name }) => name !== view.name).slice(1 - mostViews), view].toSorted((one, other) =>
    one.name.localeCompare(other.name)
  )

/** The view that shows just that; null for none. */
export const viewOf = (views: readonly SavedView[], search: RidesSearch): SavedView | null =>
  views.find((view) => JSON.stringify(view.search) === JSON.stringify(search)) ?? null

/** Reads what was stored; what is no view is left out. */
export function parseViews(text: string | null): readonly SavedView[] {
  if (text === null) return []
  try {
    const stored: unknown = JSON.parse(text)
    return Array.isArray(stored) ? stored.flatMap(viewFrom).slice(0, mostViews) : []
  } catch {
    return []
  }
}

function viewFrom(stored: unknown): readonly SavedView[] {
  if (typeof stored !== 'object' || stored === null || !('name' in stored) || !('search' in stored)) return []
  const { name, search } = stored
  if (typeof name !== 'string' || name.trim() === '' || typeof search !== 'object' || search === null) return []
  return [{ name: name.slice(0, longestViewName), search: parseRidesSearch({ ...search }) }]
}

function keep(views: readonly SavedView[]): void {
  try {
    localStorage.setItem(storageKey, JSON.stringify(views))
  } catch {
    // Storage is refused here: views hold until the page is left.
  }
  savedViews.set(views)
}

function readViews(): readonly SavedView[] {
  try {
    return parseViews(localStorage.getItem(storageKey))
  } catch {
    return []
  }
}
