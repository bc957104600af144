import { type Scope, scopes } from '../../shared/domain/access'
import { CommandError } from './command-context'
import type { PlainOption } from './command-options'

export const scopeOption: PlainOption = {
  flag: 'scope',
  value: 'SCOPES',
  help: `what may be done with it: ${scopes.join(', ')}; several separated by commas`
}

/** The scopes in what was typed; throws `CommandError`. */
export function readScopes(text: string): Scope[] {
  const given = text.split(',').map((scope) => scope.trim())
  const known = scopes.filter((scope) => given.includes(scope))
  if (known.length === 0 || given.some((scope) => !(scopes as readonly string[]).includes(scope))) {
    throw new CommandError(
      `--scope must be of ${scopes.join(', ')}, separated by commas (given: ${JSON.stringify(text)}).`,
      2
    )
  }
  return known
}
