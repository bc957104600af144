import { foldText } from '../../shared/figures/fold-text'
import { queryWords } from './look-up-query'

/** A piece of a name. */
export interface NamePart {
  readonly text: string
  readonly isMarked: boolean
}

interface Letter {
  /** As written, with the accents that follow it. */
  readonly text: string
  readonly folded: string
  readonly isInWord: boolean
}

/**
 * A name in pieces that together are the whole of it. Marked is the beginning of each word of the name that begins with a
 * word of the query; accents and case do not matter, and an accent is never parted from its letter.
 */
export function markedParts(name: string, query: string): readonly NamePart[] {
  const words = queryWords(query)
  const letters = lettersOf(name)
  const parts: NamePart[] = []
  const add = (text: string, isMarked: boolean): void => {
    const last = parts.at(-1)
    if (last?.isMarked === isMarked) parts[parts.length - 1] = { text: last.text + text, isMarked }
    else parts.push({ text, isMarked })
  }
  let markedUntil = 0
  letters.forEach((letter, index) => {
    const isWordStart = letter.isInWord && letters[index - 1]?.isInWord !== true
    if (isWordStart) {
      const longest = Math.max(0, ...words.map((word) => lettersThatSpell(letters, index, word)))
      markedUntil = Math.max(markedUntil, index + longest)
    }
    add(letter.text, index < markedUntil)
  })
  return parts
}

/** How many letters from `start` spell the word; 0 when they do not. */
function lettersThatSpell(letters: readonly Letter[], start: number, word: string): number {
  let spelled = ''
  for (let index = start; spelled.length < word.length; index += 1) {
    const letter = letters[index]
    if (letter === undefined || !letter.isInWord) return 0
    spelled += letter.folded
    if (!spelled.startsWith(word) && !word.startsWith(spelled)) return 0
    if (spelled.length >= word.length) return index - start + 1
  }
  return 0
}

const lettersOf = (name: string): readonly Letter[] =>
  (name.match(/\P{M}\p{M}*|^\p{M}+/gsu) ?? []).map((text) => ({
    text,
    folded: foldText(text),
    isInWord: /[\p{L}\p{N}]/u.test(text)
  }))
