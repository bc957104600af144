import type { QuarantineChoice } from '../../../shared/domain/quarantine'
import { mostNamed } from '../../../shared/figures/quarantine'

/** Which messages are chosen: some that are shown, or all there are. */
export interface Chosen {
  readonly ids: ReadonlySet<number>
  readonly isAll: boolean
}

export const noneChosen: Chosen = { ids: new Set(), isAll: false }

/** With one more, or without it where it was chosen. Out of all, what is shown is left, but for that one. */
export function toggled({ ids, isAll }: Chosen, quarantineId: number, shownIds: readonly number[]): Chosen {
  const next = new Set(isAll ? shownIds : ids)
  if (!next.delete(quarantineId)) next.add(quarantineId)
  return { ids: next, isAll: false }
}

/** What is left of a choice when the list was read anew. */
export const stillThere = (chosen: Chosen, shownIds: readonly number[]): Chosen =>
  chosen.isAll ? chosen : { ids: new Set(shownIds.filter((id) => chosen.ids.has(id))), isAll: false }

export const countOf = ({ ids, isAll }: Chosen, kept: number): number => (isAll ? kept : ids.size)

/** Whether all that is shown is chosen, some of it (null) or none. */
export function isEveryShown(chosen: Chosen, shownIds: readonly number[]): boolean | null {
  if (chosen.isAll) return true
  const count = shownIds.filter((id) => chosen.ids.has(id)).length
  return count === 0 ? false : count === shownIds.length ? true : null
}

/** The choice in parts as large as the console takes them. */
export function partsOf({ ids, isAll }: Chosen): QuarantineChoice[] {
  if (isAll) return [{ all: true }]
  const all = [...ids]
  const parts: QuarantineChoice[] = []
  for (let at = 0; at < all.length; at += mostNamed) parts.push({ quarantine_ids: all.slice(at, at + mostNamed) })
  return parts
}
