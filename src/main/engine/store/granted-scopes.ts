import { type Scope, scopes } from '../../../shared/domain/access'

/** Scopes as a column holds them: each once, parted by spaces. */
export const scopesText = (granted: readonly Scope[]): string =>
  scopes.filter((scope) => granted.includes(scope)).join(' ')

export function scopesOf(text: string): Scope[] {
  const words = text.split(' ')
  return scopes.filter((scope) => words.includes(scope))
}
