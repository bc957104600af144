/** Where a reader of a long table was. */
export interface KeptPlace {
  readonly scrollTopPx: number
  /** Number of the marked row from 0; null for none. */
  readonly mark: number | null
}

/** Questions of the same table are remembered up to this many; who comes back comes back to a late one. */
const mostKept = 20
const places = new Map<string, KeptPlace>()

/** The place in the rows of a question; the top for a question never asked. */
export const keptPlace = (question: string): KeptPlace => places.get(question) ?? { scrollTopPx: 0, mark: null }

/** Remembers a part of a place. */
export function keepPlace(question: string, part: Partial<KeptPlace>): void {
  const place = { ...keptPlace(question), ...part }
  places.delete(question)
  places.set(question, place)
  const [oldest] = places.keys()
  if (places.size > mostKept && oldest !== undefined) places.delete(oldest)
}
