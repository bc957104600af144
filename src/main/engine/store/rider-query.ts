import { foldText } from '../../../shared/figures/fold-text'

/** What a look-up of riders asks for. */
export interface RiderQuery {
  /** The rider with that id; null where the query is no id. */
  readonly riderId: number | null
  /** What `rider_words` is asked to match; null where the query has no word. */
  readonly match: string | null
}

/** Reads what somebody typed to find a rider: an id, or beginnings of words of the name or the e-mail address. */
export function readRiderQuery(query: string): RiderQuery {
  const words = foldText(query)
  return { riderId: riderIdFrom(query.trim()), match: words === '' ? null : prefixesOf(words) }
}

/** What the index is asked for folded words: each begins a word there. One that begins another is said by the other. */
function prefixesOf(query: string): string {
  const words = [...new Set(query.split(' '))]
  return words
    .filter((word) => !words.some((other) => other !== word && other.startsWith(word)))
    .map((word) => `"${word.replaceAll('"', '""')}"*`)
    .join(' AND ')
}

function riderIdFrom(query: string): number | null {
  const id = /^\d{1,16}$/.test(query) ? Number(query) : 0
  return Number.isSafeInteger(id) && id > 0 ? id : null
}
