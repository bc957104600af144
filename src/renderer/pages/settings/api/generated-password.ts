/** Letters and digits that nobody takes for one another. There are 32: each byte gives one without a bias. */
const letters = 'abcdefghijkmnpqrstuvwxyz23456789'
const groupLength = 5

/** How many random bytes a password is made of: 5 bits of each are used, 125 in all. */
export const passwordBytes = 25

/** A password in five groups of five, such as `k4m2p-…`, from random bytes. */
export function generatedPassword(random: Uint8Array): string {
  const drawn = [...random].map((byte) => letters[byte % letters.length] ?? '')
  const groups: string[] = []
  for (let at = 0; at < drawn.length; at += groupLength) groups.push(drawn.slice(at, at + groupLength).join(''))
  return groups.join('-')
}
