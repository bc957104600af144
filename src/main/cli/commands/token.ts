import type { Command } from 'commander'
import { type Scope, scopes, tokenNameSchema } from '../../../shared/domain/access'
import { engineSettings } from '../../engine/settings/settings'
import { askConsole } from '../ask-console'
import { type CommandContext, CommandError } from '../command-context'
import { addOptions, dataFolderOf, dataFolderOption, flagsOf, type PlainOption, textOf } from '../command-options'

const nameOption: PlainOption = { flag: 'name', value: 'N', help: 'what the token is for' }
const scopeOption: PlainOption = {
  flag: 'scope',
  value: 'SCOPES',
  help: `what it may do: ${scopes.join(', ')}; several separated by commas`
}

/** `deloton token create`: prints a new API token, alone on its line; it can not be shown again. */
export function addToken(program: Command, context: CommandContext): void {
  const token = program.command('token').description('tokens for the REST API and for signing in with a browser')
  const create = token.command('create').description('create a token and print it, once')
  addOptions(create, [nameOption, scopeOption, dataFolderOption]).action(async () => {
    const flags = flagsOf(create)
    const name = tokenNameSchema.safeParse(required(textOf(flags, nameOption), '--name NAME'))
    if (!name.success) throw new CommandError('--name must be 1 to 80 characters.', 2)
    const input = { name: name.data, scopes: readScopes(required(textOf(flags, scopeOption), '--scope SCOPES')) }
    // Tokens are common to both worlds: which source is set does not matter.
    const settings = () => engineSettings({})
    const answer = await askConsole(context, dataFolderOf(flags), settings, 'token.create', input)
    process.stdout.write(`${answer.token}\n`)
  })
}

function required(text: string | undefined, option: string): string {
  if (text === undefined) throw new CommandError(`token create needs ${option}, as in "--name report --scope read".`, 2)
  return text
}

function readScopes(text: string): Scope[] {
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
