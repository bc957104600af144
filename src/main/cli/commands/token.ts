import type { Command } from 'commander'
import { type Scope, scopes, tokenNameSchema } from '../../../shared/domain/access'
import { engineSettings } from '../../engine/settings/settings'
import { askConsole } from '../ask-console'
import { type CommandContext, CommandError } from '../command-context'
import { addDataFolder, dataFolderOf, flagsOf } from '../command-options'

/** `deloton token create`: prints a new API token, alone on its line; it can not be shown again. */
export function addToken(program: Command, context: CommandContext): void {
  const token = program.command('token').description('tokens for the REST API and for signing in with a browser')
  const create = token
    .command('create')
    .description('create a token and print it, once')
    .requiredOption('--name <N>', 'what the token is for')
    .requiredOption('--scope <SCOPES>', `what it may do: ${scopes.join(', ')}; several separated by commas`)
  addDataFolder(create).action(async () => {
    const flags = flagsOf(create)
    const name = tokenNameSchema.safeParse(flags.name)
    if (!name.success) throw new CommandError('--name must be 1 to 80 characters.', 2)
    const input = { name: name.data, scopes: readScopes(String(flags.scope)) }
    // Tokens are common to both worlds: which source is set does not matter.
    const answer = await askConsole(context, dataFolderOf(flags), engineSettings({}), 'token.create', input)
    process.stdout.write(`${answer.token}\n`)
  })
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
