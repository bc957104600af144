import type { z } from 'zod'
import { alertRulesSchema, type RuleFault } from '../../../shared/domain/alert-rules'

type Issue = z.core.$ZodIssue

/** What is wrong with rules as somebody gave them, a sentence each; none where they can be put in force. */
export function rulesFaults(rules: unknown): RuleFault[] {
  const parsed = alertRulesSchema.safeParse(rules)
  if (parsed.success) return []
  return parsed.error.issues.map((issue) => ({
    path: issue.path.map((step) => (typeof step === 'symbol' ? String(step) : step)),
    sentence: sentenceOf(issue)
  }))
}

function sentenceOf(issue: Issue): string {
  switch (issue.code) {
    case 'too_small':
      return issue.origin === 'array' ? 'Some are missing.' : `Must be at least ${issue.minimum}.`
    case 'too_big':
      return issue.origin === 'array' ? 'There are too many.' : `Must be at most ${issue.maximum}.`
    case 'invalid_type':
      return kindSentences[issue.expected] ?? 'Is missing or not understood.'
    case 'invalid_value':
      return `Must be one of: ${issue.values.map(String).join(', ')}.`
    case 'unrecognized_keys':
      return 'Has a name in it that is not known.'
    case 'custom':
      return `${issue.message.charAt(0).toUpperCase()}${issue.message.slice(1)}.`
    default:
      return 'Is not understood.'
  }
}

const kindSentences: Readonly<Record<string, string>> = {
  int: 'Must be a whole number.',
  number: 'Must be a number.',
  boolean: 'Must be on or off.'
}
