/** The characters that all fonts of the report have, as ranges of code points: Latin, Greek, Cyrillic and signs. */
const drawn: readonly (readonly [from: number, to: number])[] = [
  [0x20, 0x7e],
  [0xa0, 0xac],
  [0xae, 0x148],
  [0x14a, 0x1c3],
  [0x1c5, 0x24f],
  [0x384, 0x38a],
  [0x38c, 0x38c],
  [0x38e, 0x3a1],
  [0x3a3, 0x3d7],
  [0x3fc, 0x479],
  [0x480, 0x49d],
  [0x4a0, 0x4ff],
  [0x1e00, 0x1e9b],
  [0x1e9d, 0x1eff],
  [0x2010, 0x2027],
  [0x20a0, 0x20af],
  [0x2190, 0x2193],
  [0x2212, 0x2212],
  [0x2264, 0x2265],
  [0x25b2, 0x25b2],
  [0x25bc, 0x25bc]
]
const longest = 200

/**
 * A text from outside as it can be drawn: one line, no control characters and none that turn its direction, `?` for what
 * no font of the report has. Empty gives `?`.
 */
export function printable(text: string): string {
  const clean = [...text.slice(0, 4 * longest).normalize('NFC')]
    .slice(0, longest)
    .join('')
    .replaceAll(/[\p{Cc}\u2028\u2029]/gu, ' ')
    .replaceAll(/\p{Cf}/gu, '')
    .replaceAll(/\p{M}/gu, '')
    .replaceAll(/\s+/g, ' ')
    .trim()
  return [...clean].map((character) => (isDrawn(character) ? character : '?')).join('') || '?'
}

function isDrawn(character: string): boolean {
  const codePoint = character.codePointAt(0) ?? 0
  return drawn.some(([from, to]) => codePoint >= from && codePoint <= to)
}
