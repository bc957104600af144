import { readFileSync } from 'node:fs'
import { fail, type Result, succeed } from '../../../shared/result'
import { environmentName, type SettingOption } from './options'
import { type GivenSettings, type SettingName, settingSchemas } from './setting-schemas'

export interface SettingSources {
  /** What the command line says, by flag: text, or true for a switch. */
  readonly flags: Readonly<Record<string, string | boolean | undefined>>
  /** Read for the twins; passwords are taken out of it, so that no child process and no dump can show it. */
  readonly environment: NodeJS.ProcessEnv
}

/** Who says a setting, and by which name. */
export interface SettingSayer {
  readonly origin: 'command_line' | 'environment'
  /** `--topic`, `DELOTON_TOPIC` */
  readonly as: string
}

/** What the command line and the environment say: it holds for this run over whatever is stored. */
export interface FixedSettings {
  readonly given: GivenSettings
  readonly sayers: { readonly [Name in SettingName]?: SettingSayer }
  /** What this shell takes where nobody says a setting, in the place of the usual. */
  readonly defaults?: GivenSettings
}

export const nothingFixed: FixedSettings = { given: {}, sayers: {} }

/**
 * The settings given: the command line before the environment. A wrong one is answered with a sentence that names it the
 * way it was given.
 */
export function readFixedSettings(
  options: readonly SettingOption[],
  { flags, environment }: SettingSources
): Result<FixedSettings> {
  const given: Record<string, unknown> = {}
  const sayers: { [Name in SettingName]?: SettingSayer } = {}
  for (const { setting, flag } of options) {
    const value = flags[flag]
    const twin = environmentName(flag)
    // A variable that is empty is as good as none; an option that is empty is a slip.
    const text = value === undefined ? environment[twin] || undefined : String(value)
    if (text === undefined) continue
    const sayer: SettingSayer =
      value === undefined ? { origin: 'environment', as: twin } : { origin: 'command_line', as: `--${flag}` }
    const parsed = settingSchemas[setting].safeParse(text)
    if (!parsed.success) {
      const why = parsed.error.issues[0]?.message ?? 'is not valid'
      return fail('bad-input', `${sayer.as} ${why} (given: ${shown(text)}).`)
    }
    given[setting] = parsed.data
    sayers[setting] = sayer
  }
  for (const { setting, user, name } of passwords) {
    const password = readPassword(name, flags, environment)
    // A command that does not know the user name has no use for the password, nor for what is wrong with it.
    if (!options.some((option) => option.setting === user)) continue
    if (!password.ok) return password
    if (password.value !== null) given[setting] = password.value
  }
  return succeed({ given: given as GivenSettings, sayers })
}

/** What is stored, with what is fixed over it and the shell's own defaults under it. */
export const withFixed = (stored: GivenSettings, fixed: FixedSettings): GivenSettings => ({
  ...fixed.defaults,
  ...stored,
  ...fixed.given
})

/** Long or odd values are cut and quoted: the sentence stays one line. */
const shown = (text: string): string => JSON.stringify(text.length > 60 ? `${text.slice(0, 60)}…` : text)

/** Passwords, whose user name each goes with, and what their variables and files are named after. */
const passwords = [
  { setting: 'saslPassword', user: 'saslUsername', name: 'sasl-password' },
  { setting: 'mailPassword', user: 'mailUser', name: 'smtp-password' }
] as const satisfies readonly { setting: SettingName; user: SettingName; name: string }[]

/**
 * A password: never on the command line, where every user of the machine could read it, but in its variable
 * (`DELOTON_SASL_PASSWORD`) or in the file that its option (`--sasl-password-file`) or the twin of that names.
 */
function readPassword(
  name: string,
  flags: SettingSources['flags'],
  environment: NodeJS.ProcessEnv
): Result<string | null> {
  const variable = environmentName(name)
  const flag = `${name}-file`
  const direct = environment[variable]
  const flagged = flags[flag]
  const file = typeof flagged === 'string' ? flagged : environment[environmentName(flag)]
  delete environment[variable]
  delete environment[environmentName(flag)]
  if (file === undefined || file === '') return succeed(direct === undefined || direct === '' ? null : direct)
  try {
    const password = readFileSync(file, 'utf8').replace(/\r?\n$/, '')
    if (password !== '') return succeed(password)
    return fail('bad-input', `The password file ${shown(file)} is empty; check --${flag}.`)
  } catch {
    return fail('bad-input', `The password file ${shown(file)} can not be read; check --${flag}.`)
  }
}
