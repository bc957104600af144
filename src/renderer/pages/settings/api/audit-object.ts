import type { TokenInfo } from '../../../../shared/domain/access'

/** What something was done to, with the name of a token beside its id where it is known. */
export function auditObject(object: string, tokens: readonly Pick<TokenInfo, 'token_id' | 'name'>[]): string {
  const id = /^token (\w+)$/.exec(object)?.[1]
  const token = tokens.find(({ token_id }) => token_id === id)
  return token === undefined ? object : `token ${token.name} (${token.token_id})`
}
