import { createValueStore } from '../../live/value-store'
import { type FloorFilter, type FloorOrder, type FloorSearch, type FloorSize, parseFloorSearch } from './floor-search'

/** How the floor is looked at. */
export interface FloorChoice {
  readonly order: FloorOrder
  readonly show: FloorFilter
  readonly size: FloorSize
}

export const firstChoice: FloorChoice = { order: 'bike', show: 'all', size: 'auto' }

/** What the address says; where it says nothing, what was chosen last; else the first choice. */
export const choiceOf = (search: FloorSearch, remembered: FloorChoice): FloorChoice => ({
  order: search.order ?? remembered.order,
  show: search.show ?? remembered.show,
  size: search.size ?? remembered.size
})

/** Whether the address tells all of the choice that is not as at first, so that it shows the same on another machine. */
export const isTold = (search: FloorSearch, choice: FloorChoice): boolean =>
  (search.order ?? firstChoice.order) === choice.order &&
  (search.show ?? firstChoice.show) === choice.show &&
  (search.size ?? firstChoice.size) === choice.size

/** A choice as it was stored; the first one where it can not be read. */
export function parseStoredChoice(stored: string | null): FloorChoice {
  if (stored === null) return firstChoice
  try {
    const value: unknown = JSON.parse(stored)
    return typeof value === 'object' && value !== null
      ? choiceOf(parseFloorSearch({ ...value }), firstChoice)
      : firstChoice
  } catch {
    return firstChoice
  }
}

const storageKey = 'deloton.floor'

/** What was chosen last on this machine. */
export const rememberedChoice = createValueStore<FloorChoice>(readChoice())

export function rememberChoice(choice: FloorChoice): void {
  try {
    localStorage.setItem(storageKey, JSON.stringify(choice))
  } catch {
    // Storage is refused here: the choice holds until the page is left.
  }
  rememberedChoice.set(choice)
}

function readChoice(): FloorChoice {
  try {
    return parseStoredChoice(localStorage.getItem(storageKey))
  } catch {
    return firstChoice
  }
}
