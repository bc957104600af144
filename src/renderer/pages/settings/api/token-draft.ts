import type { CallInput } from '../../../../shared/contract'
import type { Scope } from '../../../../shared/domain/access'

/** After how many days a token may end, null for never; the usual one is `usualDays`. */
export const expiryDays = [30, 90, 365, null] as const
export type ExpiryDays = (typeof expiryDays)[number]
export const usualDays: ExpiryDays = 90

const longestName = 80

/** What is chosen of a token that is to be made. */
export interface TokenDraft {
  readonly name: string
  readonly scopes: readonly Scope[]
  readonly days: ExpiryDays
}

type TokenFault = 'name' | 'scopes'

export function tokenFaults({ name, scopes }: TokenDraft): ReadonlySet<TokenFault> {
  const faults = new Set<TokenFault>()
  const { length } = name.trim()
  if (length === 0 || length > longestName) faults.add('name')
  if (scopes.length === 0) faults.add('scopes')
  return faults
}

/** The draft as it is sent. */
export const tokenInput = ({ name, scopes, days }: TokenDraft): CallInput<'token.create'> => ({
  name: name.trim(),
  scopes: [...scopes],
  expires_in_days: days
})

/** How a person tries a token at a command line: it is not in the command, which a shell remembers. */
export const curlExample = (url: string): string =>
  `curl -H "Authorization: Bearer $DELOTON_TOKEN" ${url}/api/v1/status`
