import { expect, it } from 'vitest'
import { markedParts } from '../../../../src/renderer/look-up/marked-parts'
import { hostileNames } from '../../../support/hostile-names'

/** Marked pieces in brackets. */
const shown = (name: string, query: string): string =>
  markedParts(name, query)
    .map(({ text, isMarked }) => (isMarked ? `[${text}]` : text))
    .join('')

it.each([
  ['Marta Kowalik-Brenner', 'mar', '[Mar]ta Kowalik-Brenner'],
  ['Marta Kowalik-Brenner', 'bren MARTA', '[Marta] Kowalik-[Bren]ner'],
  ['Marta Kowalik-Brenner', 'arta', 'Marta Kowalik-Brenner'],
  ['Marta Marten', 'mar mart', '[Mart]a [Mart]en'],
  ['Marta', 'martabc', 'Marta'],
  ['Marta', '', 'Marta'],
  ['Rider 42', '42', 'Rider [42]']
])('marks in “%s” the words that “%s” begins', (name, query, marked) => {
  expect(shown(name, query)).toBe(marked)
})

it('finds letters with accents by those without, and keeps each accent with its letter', () => {
  expect(shown('Zoe\u0308 Łukasz', 'zoe luk')).toBe('[Zoe\u0308] [Łuk]asz')
  expect(shown('Ángela', 'a')).toBe('[Á]ngela')
})

it('marks a letter that is looked up as two when either is typed', () => {
  expect(shown('Maß Æsir', 'mass')).toBe('[Maß] Æsir')
  expect(shown('Æsir', 'a')).toBe('[Æ]sir')
})

it('loses nothing of any name, however strange', () => {
  for (const name of hostileNames) {
    if (typeof name !== 'string') continue
    const parts = markedParts(name, 'a img zoe script 1 w')
    expect(parts.map(({ text }) => text).join('')).toBe(name)
  }
})
