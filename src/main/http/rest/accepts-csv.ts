/** A media range of an Accept header that speaks of one of our types. */
interface Wish {
  readonly quality: number
  /** 2 for the type itself, 1 for all of its kind, 0 for anything. */
  readonly precision: number
  readonly position: number
}

/** Whether who asks would rather have CSV than JSON. Who has no wish gets JSON. */
export function acceptsCsv(accept: string | undefined): boolean {
  const ranges = (accept ?? '').toLowerCase().split(',').map(readRange)
  const csv = wishFor(ranges, ['text/csv', 'text/*'])
  const json = wishFor(ranges, ['application/json', 'application/*'])
  if (csv === null || csv.precision === 0 || csv.quality === 0) return false
  if (json === null) return true
  if (csv.quality !== json.quality) return csv.quality > json.quality
  if (csv.precision !== json.precision) return csv.precision > json.precision
  return csv.position < json.position
}

interface Range {
  readonly type: string
  readonly quality: number
}

function readRange(text: string): Range {
  const [type = '', ...parameters] = text.split(';').map((part) => part.trim())
  const weight = parameters.find((parameter) => /^q\s*=/.test(parameter))
  const quality = weight === undefined ? 1 : Number(weight.replace(/^q\s*=\s*/, '') || Number.NaN)
  // A weight that is none says nothing.
  return { type, quality: quality >= 0 && quality <= 1 ? quality : 1 }
}

/** The most precise range counts, whatever others say; `names` are ordered by that. */
function wishFor(ranges: readonly Range[], names: readonly [string, string]): Wish | null {
  for (const [index, name] of [...names, '*/*'].entries()) {
    const position = ranges.findIndex(({ type }) => type === name)
    const range = ranges[position]
    if (range !== undefined) return { quality: range.quality, precision: 2 - index, position }
  }
  return null
}
