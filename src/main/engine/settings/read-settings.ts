import { readFileSync } from 'node:fs'
import { fail, type Result, succeed } from '../../../shared/result'
import { environmentName, type SettingOption } from './options'
import { type GivenSettings, type SettingName, settingSchemas } from './settings'

export interface SettingSources {
  /** What the command line says, by flag: text, or true for a switch. */
  readonly flags: Readonly<Record<string, string | boolean | undefined>>
  /** Read for the twins; the password is taken out of it, so that no child process and no dump can show it. */
  readonly environment: NodeJS.ProcessEnv
  /** What the settings file says, for what neither of them does. */
  readonly stored?: GivenSettings
}

/**
 * The settings given: the command line before the environment, the environment before the settings file. A wrong one is
 * answered with a sentence that names it the way it was given.
 */
export function readSettings(options: readonly SettingOption[], sources: SettingSources): Result<GivenSettings> {
  const given: Record<string, unknown> = {}
  const take = (setting: SettingName, name: string, text: string): string | null => {
    const parsed = settingSchemas[setting].safeParse(text)
    if (!parsed.success) return `${name} ${parsed.error.issues[0]?.message ?? 'is not valid'} (given: ${shown(text)}).`
    given[setting] = parsed.data
    return null
  }
  for (const { setting, flag } of options) {
    const value = sources.flags[flag]
    const twin = environmentName(flag)
    // A variable that is empty is as good as none; an option that is empty is a slip.
    const text = value === undefined ? sources.environment[twin] || undefined : String(value)
    if (text !== undefined) {
      const wrong = take(setting, value === undefined ? twin : `--${flag}`, text)
      if (wrong !== null) return fail('bad-input', wrong)
    } else if (sources.stored?.[setting] !== undefined) given[setting] = sources.stored[setting]
  }
  const password = readPassword(sources)
  if (!password.ok) return password
  if (password.value !== null) given.saslPassword = password.value
  return succeed(given as GivenSettings)
}

/** Long or odd values are cut and quoted: the sentence stays one line. */
const shown = (text: string): string => JSON.stringify(text.length > 60 ? `${text.slice(0, 60)}…` : text)

/**
 * The Kafka password: never on the command line, where every user of the machine could read it, but in
 * `DELOTON_SASL_PASSWORD` or in the file that `--sasl-password-file` or its twin names.
 */
function readPassword({ flags, environment }: SettingSources): Result<string | null> {
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
