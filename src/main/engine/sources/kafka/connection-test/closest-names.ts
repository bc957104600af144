/**
 * The names in the order in which someone who wrote `wanted` may have meant them: the same in other letters, then names
 * that hold it or lie within it, then those that begin alike, then the alphabet.
 */
export function closestNames(wanted: string, names: readonly string[]): string[] {
  const meant = wanted.toLowerCase()
  return names
    .map((name) => ({ name, score: likeness(meant, name.toLowerCase()) }))
    .sort((a, b) => b.score - a.score || (a.name < b.name ? -1 : 1))
    .map(({ name }) => name)
}

function likeness(meant: string, name: string): number {
  if (meant === name) return 2_000
  let alike = 0
  while (alike < meant.length && meant[alike] === name[alike]) alike += 1
  return name.includes(meant) || meant.includes(name) ? 1_000 + alike : alike
}
