/** Sums depend in their last digits on the order in which they are added up. */
const tolerance = 1e-9

/** Where two answers differ, as `boards.0.riders: 3, not 4`; numbers may by what adding up in another order makes. */
export function differencesOf(actual: unknown, expected: unknown, path = ''): string[] {
  if (Object.is(actual, expected)) return []
  if (typeof actual === 'number' && typeof expected === 'number') {
    const isNear = Math.abs(actual - expected) <= tolerance * Math.max(1, Math.abs(actual), Math.abs(expected))
    if (isNear) return []
  }
  if (isObject(actual) && isObject(expected)) {
    return [...new Set([...Object.keys(actual), ...Object.keys(expected)])].flatMap((name) =>
      differencesOf(actual[name], expected[name], path === '' ? name : `${path}.${name}`)
    )
  }
  return [`${path}: ${JSON.stringify(actual)}, not ${JSON.stringify(expected)}`]
}

const isObject = (value: unknown): value is Readonly<Record<string, unknown>> =>
  typeof value === 'object' && value !== null
