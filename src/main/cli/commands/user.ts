import { randomBytes } from 'node:crypto'
import type { Command } from 'commander'
import { apiUserNameSchema } from '../../../shared/domain/access'
import { engineSettings } from '../../engine/settings/settings'
import { usersForPeople } from '../access-words'
import { askConsole } from '../ask-console'
import { type CommandContext, CommandError } from '../command-context'
import { addOptions, dataFolderOf, dataFolderOption, flagsOf, isOn, type PlainOption, textOf } from '../command-options'
import { readGivenPassword } from '../given-password'
import { readScopes, scopeOption } from '../scope-option'
import { inOneLine } from '../text-table'

const nameOption: PlainOption = { flag: 'name', value: 'N', help: 'the name to sign in with' }
const passwordFileOption: PlainOption = {
  flag: 'password-file',
  value: 'FILE',
  help: 'file with the password; or pipe it in (default: one is made and printed, once)'
}
const jsonOption: PlainOption = { flag: 'json', value: null, help: 'print them as JSON' }

/** Users are common to both worlds: which source is set does not matter. */
const settings = () => engineSettings({})

/** `deloton user …`: who signs in to the API by name and password, for programs that can send no token. */
export function addUser(program: Command, context: CommandContext): void {
  const user = program.command('user').description('users of the REST API, for programs that can send no token')

  const add = user.command('add').description('add a user, or give one another password and other scopes')
  addOptions(add, [nameOption, scopeOption, passwordFileOption, dataFolderOption]).action(async () => {
    const flags = flagsOf(add)
    const name = readName(required(textOf(flags, nameOption), '--name NAME'), '--name')
    const scopes = readScopes(required(textOf(flags, scopeOption), '--scope SCOPES'))
    const given = readGivenPassword(textOf(flags, passwordFileOption))
    const password = given ?? randomBytes(18).toString('base64url')
    await askConsole(context, dataFolderOf(flags), settings, 'api_user.save', { name, password, scopes })
    process.stdout.write(given === null ? `${password}\n` : `user ${inOneLine(name)} can sign in\n`)
  })

  const list = user.command('list').description('list all users')
  addOptions(list, [jsonOption, dataFolderOption]).action(async () => {
    const flags = flagsOf(list)
    const { items } = await askConsole(context, dataFolderOf(flags), settings, 'api_users.list', {})
    process.stdout.write(isOn(flags, jsonOption) ? `${JSON.stringify({ items })}\n` : usersForPeople(items))
  })

  const remove = user.command('remove <NAME>').description('remove a user; what is signed in by it ends at once')
  addOptions(remove, [dataFolderOption]).action(async (given: unknown) => {
    const input = { name: readName(String(given), 'NAME') }
    const { name } = await askConsole(context, dataFolderOf(flagsOf(remove)), settings, 'api_user.remove', input)
    process.stdout.write(`user ${inOneLine(name)} is removed\n`)
  })
}

function required(text: string | undefined, option: string): string {
  if (text === undefined) throw new CommandError(`user add needs ${option}, as in "--name tableau --scope read".`, 2)
  return text
}

function readName(text: string, option: string): string {
  const name = apiUserNameSchema.safeParse(text)
  if (!name.success) throw new CommandError(`${option} must be 1 to 80 characters without a colon.`, 2)
  return name.data
}
