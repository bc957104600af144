import type { ApiUser, TokenInfo } from '../../shared/domain/access'
import { inOneLine, textTable } from './text-table'

/** To the minute, as `last_used_at` is. */
const minuteOf = (moment: string | null): string =>
  moment === null ? 'never' : `${moment.slice(0, 10)} ${moment.slice(11, 16)} UTC`

/** Tokens as a table, or that there is none. */
export function tokensForPeople(tokens: readonly TokenInfo[]): string {
  if (tokens.length === 0) return 'no tokens\n'
  return textTable([
    ['id', 'name', 'scopes', 'created', 'expires', 'last used', 'state'],
    ...tokens.map((token) => [
      token.token_id,
      inOneLine(token.name),
      token.scopes.join(','),
      minuteOf(token.created_at),
      minuteOf(token.expires_at),
      minuteOf(token.last_used_at),
      token.state
    ])
  ])
}

/** Users of the API as a table, or that there is none. */
export function usersForPeople(users: readonly ApiUser[]): string {
  if (users.length === 0) return 'no users\n'
  return textTable([
    ['name', 'scopes', 'created', 'last used'],
    ...users.map((user) => [
      inOneLine(user.name),
      user.scopes.join(','),
      minuteOf(user.created_at),
      minuteOf(user.last_used_at)
    ])
  ])
}
