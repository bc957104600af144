import { maximumPageSize } from '../../../shared/domain/ride'
import { fail, type Result, succeed } from '../../../shared/result'
import type { ParameterKind, RestRoute } from './route-table'

type Value = string | number | boolean

/** Path and query as the call's input. An id in the path that can be none is of something that is not there. */
export function readInput(
  { inPath, parameters, isStrict }: Pick<RestRoute, 'inPath' | 'parameters' | 'isStrict'>,
  params: Readonly<Record<string, string>>,
  query: Readonly<Record<string, unknown>>
): Result<Record<string, Value>> {
  const input: Record<string, Value> = {}
  for (const [name, kind] of Object.entries(inPath)) {
    const text = params[name] ?? ''
    // Encoded slashes: a part of a path that holds several is of no path that there is.
    if (text.includes('/')) return fail('not-found', 'There is nothing here.')
    const read = readValue(name, kind, text)
    if (!read.ok) return kind === 'id' ? fail('not-found', `There is no such ${name.replace('_id', '')}.`) : read
    input[name] = read.value
  }
  for (const [name, given] of Object.entries(query)) {
    const kind = Object.hasOwn(parameters, name) ? parameters[name] : undefined
    if (kind === undefined) {
      if (isStrict) return fail('bad-input', unknownParameter(Object.keys(parameters)))
      continue
    }
    if (typeof given !== 'string') return fail('bad-input', `"${name}" may be given once.`)
    const read = readValue(name, kind, given)
    if (!read.ok) return read
    input[name] = read.value
  }
  return succeed(input)
}

const unknownParameter = (names: readonly string[]): string =>
  names.length === 0 ? 'This takes no parameters.' : `The parameters are ${names.join(', ')}.`

function readValue(name: string, kind: ParameterKind, text: string): Result<Value> {
  const wrong = (what: string): Result<Value> => fail('bad-input', `"${name}" ${what}.`)
  switch (kind) {
    case 'text':
      return text.includes('\0') ? wrong('may have no NUL') : succeed(text)
    case 'flag':
      return text === 'true' || text === 'false' ? succeed(text === 'true') : wrong('must be true or false')
    case 'id': {
      const id = /^[1-9]\d{0,15}$/.test(text) ? Number(text) : 0
      return id > 0 && Number.isSafeInteger(id) ? succeed(id) : wrong('must be a whole number from 1')
    }
    case 'limit':
      return /^\d{1,40}$/.test(text) && Number(text) >= 1
        ? succeed(Math.min(Number(text), maximumPageSize))
        : wrong(`must be a whole number from 1 to ${maximumPageSize}`)
    case 'date': {
      const date = readDate(text)
      return date === null ? wrong('must be a date, YYYY-MM-DD or DD-MM-YYYY') : succeed(date)
    }
  }
}

/** A day of the calendar as `YYYY-MM-DD`; null for what is none. */
function readDate(text: string): string | null {
  const [, day, month, year] = /^(\d{2})-(\d{2})-(\d{4})$/.exec(text) ?? []
  const date = year === undefined ? text : `${year}-${month}-${day}`
  if (!/^\d{4}-\d{2}-\d{2}$/.test(date)) return null
  const midnight = new Date(`${date}T00:00:00Z`)
  return !Number.isNaN(midnight.getTime()) && midnight.toISOString().startsWith(date) ? date : null
}
