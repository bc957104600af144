import type { z } from 'zod'

type Issue = z.core.$ZodIssue

/**
 * What is wrong with an input, as sentences a person can act on: `"by" must be one of rides, longest_ride.` A schema's own
 * words ("must be a date, YYYY-MM-DD") are taken as they are. Never repeats what was given.
 */
export const inputSentence = (error: z.ZodError): string => error.issues.map(sentenceOf).join(' ')

function sentenceOf(issue: Issue): string {
  const name = issue.path.map(String).join('.')
  const subject = name === '' ? 'The input' : `"${name}"`
  return `${subject} ${predicateOf(issue)}.`.replace(/\.\.$/, '.')
}

function predicateOf(issue: Issue): string {
  switch (issue.code) {
    case 'invalid_type':
      return `must be ${article(kinds[issue.expected] ?? issue.expected)}`
    case 'invalid_value':
      return issue.values.length === 1
        ? `must be ${String(issue.values[0])}`
        : `must be one of ${issue.values.map(String).join(', ')}`
    case 'too_small':
      if (issue.origin === 'string' || issue.origin === 'array') {
        return Number(issue.minimum) <= 1
          ? 'must not be empty'
          : (ownWords(issue) ?? `must have at least ${issue.minimum}${unitOf(issue.origin)}`)
      }
      return `must be ${issue.inclusive === false ? 'more than' : 'at least'} ${issue.minimum}`
    case 'too_big':
      if (issue.origin === 'string' || issue.origin === 'array') {
        return ownWords(issue) ?? `must have at most ${issue.maximum}${unitOf(issue.origin)}`
      }
      return `must be at most ${issue.maximum}`
    case 'unrecognized_keys':
      return `has what nobody knows: ${issue.keys.length === 1 ? 'one field' : `${issue.keys.length} fields`}`
    default:
      return ownWords(issue) ?? 'can not be read'
  }
}

const kinds: Readonly<Record<string, string>> = {
  int: 'whole number',
  string: 'text',
  boolean: 'true or false',
  object: 'set of fields',
  array: 'list'
}
const article = (kind: string): string => (kind === 'text' || kind === 'true or false' ? kind : `a ${kind}`)
const unitOf = (origin: string): string => (origin === 'string' ? ' characters' : ' entries')
/** Words that go on after a name. */
const ownWords = ({ message }: Issue): string | null => (/^(?:must|is|has) /.test(message) ? message : null)
