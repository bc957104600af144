import type { TailLine } from '../../../shared/domain/pipeline'

/** How many of the newest lines the page keeps. */
export const keptLines = 500

/**
 * What to ask for next, given the lines that are known, newest first: what came after the newest, and the newest once
 * more. A console that no longer has it under its number is another run of the console; see `mergeLines`.
 */
export const askAfter = (known: readonly TailLine[]): number => Math.max(0, (known[0]?.sequence ?? 0) - 1)

/**
 * Known lines (newest first) and an answer to `askAfter(known)` in any order, as the newest `keptLines`, newest first. The
 * same array when nothing is new. Empty when the answer is of another run, whose numbers began anew: what is known then
 * belongs to no order, and all is asked again.
 */
export function mergeLines(known: readonly TailLine[], answered: readonly TailLine[]): readonly TailLine[] {
  const newest = known[0]
  if (newest !== undefined && !isContinued(newest, answered)) return []
  const added = answered.filter(({ sequence }) => newest === undefined || sequence > newest.sequence)
  if (added.length === 0) return known
  return [...added.toSorted((one, other) => other.sequence - one.sequence), ...known].slice(0, keptLines)
}

function isContinued(newest: TailLine, answered: readonly TailLine[]): boolean {
  const again = answered.find(({ sequence }) => sequence === newest.sequence)
  if (again !== undefined) return again.partition === newest.partition && again.offset === newest.offset
  return answered.length > 0 && answered.every(({ sequence }) => sequence > newest.sequence)
}

/** What a row of the tail shows. `key` is the same for the same row of a later list. */
export type TailRow =
  | { readonly kind: 'line'; readonly key: number; readonly line: TailLine }
  /** Messages that came between the rows around it and are not kept. */
  | { readonly kind: 'jump'; readonly key: string; readonly messages: number }

/** The rows for lines given newest first, of which those that `isShown` picks are shown. */
export function tailRows(lines: readonly TailLine[], isShown: (line: TailLine) => boolean): readonly TailRow[] {
  const rows: TailRow[] = []
  // Jumps with no shown line between them are one.
  let missing = 0
  let newer: TailLine | null = null
  const showMissing = (above: TailLine): void => {
    if (missing > 0) rows.push({ kind: 'jump', key: `jump ${above.sequence}`, messages: missing })
    missing = 0
  }
  for (const line of lines) {
    if (newer !== null) missing += newer.sequence - line.sequence - 1
    newer = line
    if (!isShown(line)) continue
    showMissing(line)
    rows.push({ kind: 'line', key: line.sequence, line })
  }
  if (newer !== null && rows.length > 0) showMissing(newer)
  return rows
}
