import type { Command } from 'commander'
import { mostTokenDays, tokenNameSchema } from '../../../shared/domain/access'
import { engineSettings } from '../../engine/settings/settings'
import { tokensForPeople } from '../access-words'
import { askConsole } from '../ask-console'
import { type CommandContext, CommandError } from '../command-context'
import { addOptions, dataFolderOf, dataFolderOption, flagsOf, isOn, type PlainOption, textOf } from '../command-options'
import { readScopes, scopeOption } from '../scope-option'

const nameOption: PlainOption = { flag: 'name', value: 'N', help: 'what the token is for' }
const expiryOption: PlainOption = {
  flag: 'expires-days',
  value: 'DAYS',
  help: `how many days it is valid, up to ${mostTokenDays} (default: until it is revoked)`
}
const jsonOption: PlainOption = { flag: 'json', value: null, help: 'print them as JSON' }

/** Tokens are common to both worlds: which source is set does not matter. */
const settings = () => engineSettings({})

/** `deloton token …`: API tokens, of the running console or of the stores. */
export function addToken(program: Command, context: CommandContext): void {
  const token = program.command('token').description('tokens for the REST API and for signing in with a browser')

  const create = token.command('create').description('create a token and print it, once')
  addOptions(create, [nameOption, scopeOption, expiryOption, dataFolderOption]).action(async () => {
    const flags = flagsOf(create)
    const name = tokenNameSchema.safeParse(required(textOf(flags, nameOption), '--name NAME'))
    if (!name.success) throw new CommandError('--name must be 1 to 80 characters.', 2)
    const input = {
      name: name.data,
      scopes: readScopes(required(textOf(flags, scopeOption), '--scope SCOPES')),
      expires_in_days: readDays(textOf(flags, expiryOption))
    }
    const answer = await askConsole(context, dataFolderOf(flags), settings, 'token.create', input)
    process.stdout.write(`${answer.token}\n`)
  })

  const list = token.command('list').description('list all tokens; their secrets are stored nowhere')
  addOptions(list, [jsonOption, dataFolderOption]).action(async () => {
    const flags = flagsOf(list)
    const { items } = await askConsole(context, dataFolderOf(flags), settings, 'tokens.list', {})
    process.stdout.write(isOn(flags, jsonOption) ? `${JSON.stringify({ items })}\n` : tokensForPeople(items))
  })

  const revoke = token.command('revoke <ID>').description('end a token at once and for good, by the id in the list')
  addOptions(revoke, [dataFolderOption]).action(async (id: unknown) => {
    const input = { token_id: readId(String(id)) }
    const { token_id } = await askConsole(context, dataFolderOf(flagsOf(revoke)), settings, 'token.revoke', input)
    process.stdout.write(`token ${token_id} is revoked\n`)
  })
}

function required(text: string | undefined, option: string): string {
  if (text === undefined) throw new CommandError(`token create needs ${option}, as in "--name report --scope read".`, 2)
  return text
}

function readDays(text: string | undefined): number | null {
  if (text === undefined) return null
  const days = /^[1-9]\d{0,5}$/.test(text) ? Number(text) : 0
  if (days < 1 || days > mostTokenDays) {
    throw new CommandError(
      `--expires-days must be a whole number from 1 to ${mostTokenDays} (given: ${JSON.stringify(text)}).`,
      2
    )
  }
  return days
}

/** Never repeats what was typed: it may be a whole token. */
function readId(text: string): string {
  if (/^[0-9a-f]{1,40}$/.test(text)) return text
  throw new CommandError(
    'The id of a token is what "token list" shows in its first column, such as ab12cd34ef56ab78.',
    2
  )
}
