import { type Command, Option } from 'commander'
import type { EngineSettings } from '../engine/ports'
import { defaultDataFolder } from '../engine/settings/data-folder'
import { environmentName, type SettingOption } from '../engine/settings/options'
import { type FixedSettings, readFixedSettings, withFixed } from '../engine/settings/read-settings'
import type { GivenSettings } from '../engine/settings/setting-schemas'
import { completeSettings } from '../engine/settings/settings'
import { CommandError } from './command-context'

export type Flags = Readonly<Record<string, string | boolean | undefined>>

/** An option that is no setting. */
export type PlainOption = Pick<SettingOption, 'flag' | 'value' | 'help'>

export const dataFolderOption: PlainOption = {
  flag: 'data-dir',
  value: 'DIR',
  help: 'folder that holds all that the program writes'
}

/** Its twin, DELOTON_SASL_PASSWORD, holds the password itself. */
export const passwordFileOption: PlainOption = {
  flag: 'sasl-password-file',
  value: 'FILE',
  help: 'file with the Kafka password; or put the password into DELOTON_SASL_PASSWORD'
}

/** As that, for the mail server's. */
export const mailPasswordFileOption: PlainOption = {
  flag: 'smtp-password-file',
  value: 'FILE',
  help: "file with the mail server's password; or put the password into DELOTON_SMTP_PASSWORD"
}

/** Puts options on a command, each with its twin named in the help. */
export function addOptions(command: Command, options: readonly PlainOption[]): Command {
  for (const { flag, value, help } of options) {
    const form = value === null ? `--${flag}` : `--${flag} <${value}>`
    command.addOption(new Option(form, `${help} [${environmentName(flag)}]`))
  }
  return command
}

/** The options as given, by the names they are written with: commander turns dashes into capitals. */
export const flagsOf = (command: Command): Flags =>
  Object.fromEntries(
    Object.entries(command.opts<Record<string, string | boolean>>()).map(([name, value]) => [
      name.replace(/[A-Z]/g, (letter) => `-${letter.toLowerCase()}`),
      value
    ])
  )

/** The text of an option that is no setting, from the command line or its twin; undefined when neither gives one. */
export function textOf(flags: Flags, { flag }: PlainOption): string | undefined {
  const given = flags[flag]
  return typeof given === 'string' ? given : process.env[environmentName(flag)] || undefined
}

/** Whether a switch that is no setting is on, by the command line or its twin. Throws `CommandError`. */
export function isOn(flags: Flags, { flag }: PlainOption): boolean {
  if (flags[flag] === true) return true
  const twin = environmentName(flag)
  const text = (process.env[twin] ?? '').toLowerCase()
  if (['1', 'true', 'yes', 'on'].includes(text)) return true
  if (['', '0', 'false', 'no', 'off'].includes(text)) return false
  throw new CommandError(`${twin} must be true or false.`, 2)
}

export function dataFolderOf(flags: Flags): string {
  return textOf(flags, dataFolderOption) ?? defaultDataFolder(process.platform, process.env)
}

/** What the command line and the environment say; throws `CommandError` with the sentence about a wrong one. */
export function fixedSettingsOf(options: readonly SettingOption[], flags: Flags): FixedSettings {
  const read = readFixedSettings(options, { flags, environment: process.env })
  if (!read.ok) throw new CommandError(read.error.message, 2)
  return read.value
}

/** The settings given, over what is stored; throws as `fixedSettingsOf`. */
export const settingsOf = (
  options: readonly SettingOption[],
  flags: Flags,
  stored: GivenSettings = {}
): GivenSettings => withFixed(stored, fixedSettingsOf(options, flags))

/** The engine's settings, complete; throws `CommandError` with the sentence about what is missing. */
export function engineSettingsOf(given: GivenSettings): EngineSettings {
  const settings = completeSettings(given)
  if (!settings.ok) throw new CommandError(settings.error.message, 2)
  return settings.value
}
