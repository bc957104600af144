import { readFileSync } from 'node:fs'
import { fail, type Result, succeed } from '../../../shared/result'
import { environmentName, type SettingOption } from './options'
import { type GivenSettings, type SettingName, settingSchemas } from './setting-schemas'

export interface SettingSources {
  /** What the command line says, by flag: text, or true for a switch. */
  readonly flags: Readonly<Record<string, string | boolean | undefined>>
  /** Read for the twins; the password is taken out of it, so that no child process and no dump can show it. */
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
  const password = readPassword(flags, environment)
  if (!password.ok) return password
  if (password.value !== null) given.saslPassword = password.value
  return succeed({ given: given as GivenSettings, sayers })
}

/** What is stored, with what is fixed over it. */
export const withFixed = (stored: GivenSettings, fixed: FixedSettings): GivenSettings => ({ ...stored, ...fixed.given })

/** Long or odd values are cut and quoted: the sentence stays one line. */
const shown = (text: string): string => JSON.stringify(text.length > 60 ? `${text.slice(0, 60)}…` : text)

/**
 * The Kafka password: never on the command line, where every user of the machine could read it, but in
 * `DELOTON_SASL_PASSWORD` or in the file that `--sasl-password-file` or its twin names.
 */
function readPassword(flags: SettingSources['flags'], environment: NodeJS.ProcessEnv): Result<string | null> {
  const direct = environment.DELOTON_SASL_PASSWORD
  const flagged = flags['sasl-password-file']
  const file = typeof flagged === 'string' ? flagged : environment.DELOTON_SASL_PASSWORD_FILE
  delete environment.DELOTON_SASL_PASSWORD
  delete environment.DELOTON_SASL_PASSWORD_FILE
  if (file === undefined || file === '') return succeed(direct === undefined || direct === '' ? null : direct)
  try {
    const password = readFileSync(file, 'utf8').replace(/\r?\n$/, '')
    if (password !== '') return succeed(password)
    return fail('bad-input', `The password file ${shown(file)} is empty; check --sasl-password-file.`)
  } catch {
    return fail('bad-input', `The password file ${shown(file)} can not be read; check --sasl-password-file.`)
  }
}
