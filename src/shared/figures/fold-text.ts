/** Letters that Unicode does not take apart, as people type them without a keyboard for them. */
const plainLetters: Readonly<Record<string, string>> = {
  ß: 'ss',
  ø: 'o',
  ł: 'l',
  đ: 'd',
  æ: 'ae',
  œ: 'oe',
  þ: 'th',
  ı: 'i',
  // The same letter at the end of a word.
  ς: 'σ'
}

/**
 * Text as it is looked up: its words in lower case, without accents, one space between them ("Zoë Mc-Łąd" is "zoe mc
 * lad"). What is no letter or digit parts words. Folding twice is folding once.
 */
export function foldText(text: string): string {
  return text
    .normalize('NFKD')
    .toLowerCase()
    .normalize('NFKD')
    .replace(/\p{M}+/gu, '')
    .replace(/[ßøłđæœþıς]/g, (letter) => plainLetters[letter] ?? letter)
    .replace(/[^\p{L}\p{N}]+/gu, ' ')
    .trim()
}
