import { unknownValue } from '../../../shared/domain/ride-filter'

/** Gives words a number each by what they mean, and knows how most who have it write it. */
export interface WordCodes {
  /** The number of a word, 0 where `key` is null. `by` more (or fewer) have it written so. */
  note(key: string | null, word: string, by: 1 | -1): number
  /** By number: as most have it written, the first by code unit of equally many; the key where nobody has it. */
  words(): readonly string[]
  /** By number: what they mean. */
  keys(): readonly string[]
}

export function createWordCodes(): WordCodes {
  const codes = new Map<string, number>()
  const keys = [unknownValue]
  const spellings: Map<string, number>[] = [new Map()]
  let words: readonly string[] | null = null
  return {
    note(key, word, by) {
      if (key === null) return 0
      let code = codes.get(key)
      if (code === undefined) {
        code = keys.length
        codes.set(key, code)
        keys.push(key)
        spellings.push(new Map())
      }
      const counts = spellings[code]
      const count = (counts?.get(word) ?? 0) + by
      if (count === 0) counts?.delete(word)
      else counts?.set(word, count)
      words = null
      return code
    },
    words() {
      words ??= keys.map((key, code) => mostOf(spellings[code] ?? new Map()) ?? key)
      return words
    },
    keys: () => keys
  }
}

function mostOf(counts: ReadonlyMap<string, number>): string | null {
  let most: string | null = null
  let mostCount = 0
  for (const [word, count] of counts) {
    if (count > mostCount || (count === mostCount && most !== null && word < most)) {
      most = word
      mostCount = count
    }
  }
  return most
}
