const titles = new Set(['mr', 'mrs', 'ms', 'miss', 'dr', 'prof'])
const longestAlias = 40

/**
 * What a rider is called where others can read it: first name and initial of the last ("Steven P."), without a title.
 * Null for no name.
 */
export function aliasOf(name: string | null): string | null {
  if (name === null) return null
  const words = name.split(/\s+/).filter((word) => word !== '')
  if (words.length > 1 && titles.has((words[0] ?? '').replace(/\.$/, '').toLowerCase())) words.shift()
  const first = words[0]
  if (first === undefined) return null
  const last = words.length > 1 ? words.at(-1) : undefined
  const initial = last === undefined ? '' : ` ${[...last][0] ?? ''}.`
  return [...`${first}`].slice(0, longestAlias).join('') + initial
}

/** What people call a bike: the number its serial ends in, with at least two digits ("SN0007" is "07"), else the serial. */
export function bikeLabel(bikeSerial: string | null): string {
  if (bikeSerial === null) return '?'
  const digits = /(\d+)$/.exec(bikeSerial)?.[1]
  if (digits === undefined) return bikeSerial
  return digits.replace(/^0+(?=\d)/, '').padStart(2, '0')
}
