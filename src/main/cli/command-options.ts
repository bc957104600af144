import { type Command, Option } from 'commander'
import type { EngineSettings } from '../engine/ports'
import { defaultDataFolder } from '../engine/settings/data-folder'
import { environmentName, type SettingOption } from '../engine/settings/options'
import { readSettings } from '../engine/settings/read-settings'
import { completeSettings, type GivenSettings } from '../engine/settings/settings'
import { CommandError } from './command-context'

export type Flags = Readonly<Record<string, string | boolean | undefined>>

/** Puts options on a command, each with its twin named in the help. */
export function addOptions(command: Command, options: readonly SettingOption[]): Command {
  for (const { flag, value, help } of options) {
    const form = value === null ? `--${flag}` : `--${flag} <${value}>`
    command.addOption(new Option(form, `${help} [${environmentName(flag)}]`))
  }
  return command
}

export function addDataFolder(command: Command): Command {
  return command.option('--data-dir <DIR>', 'folder that holds all that the program writes [DELOTON_DATA_DIR]')
}

export function addPasswordFile(command: Command): Command {
  return command.option(
    '--sasl-password-file <FILE>',
    'file with the Kafka password [DELOTON_SASL_PASSWORD_FILE, or the password itself in DELOTON_SASL_PASSWORD]'
  )
}

/** The options as given, by the names they are written with: commander turns dashes into capitals. */
export const flagsOf = (command: Command): Flags =>
  Object.fromEntries(
    Object.entries(command.opts<Record<string, string | boolean>>()).map(([name, value]) => [
      name.replace(/[A-Z]/g, (letter) => `-${letter.toLowerCase()}`),
      value
    ])
  )

export function dataFolderOf(flags: Flags): string {
  const given = flags['data-dir'] ?? process.env.DELOTON_DATA_DIR
  return typeof given === 'string' && given !== '' ? given : defaultDataFolder(process.platform, process.env)
}

/** The settings given; throws `CommandError` with the sentence about a wrong one. */
export function settingsOf(options: readonly SettingOption[], flags: Flags): GivenSettings {
  const read = readSettings(options, { flags, environment: process.env })
  if (!read.ok) throw new CommandError(read.error.message, 2)
  return read.value
}

/** The engine's settings, complete; throws `CommandError` with the sentence about what is missing. */
export function engineSettingsOf(given: GivenSettings): EngineSettings {
  const settings = completeSettings(given)
  if (!settings.ok) throw new CommandError(settings.error.message, 2)
  return settings.value
}
