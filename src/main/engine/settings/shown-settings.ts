import { type Settings, type ShownSetting, type ShownSettingName, settingNames } from '../../../shared/domain/settings'
import { mailPorts, settingDefaults, systemTimeZone } from './defaults'
import { type FixedSettings, type SettingSayer, withFixed } from './read-settings'
import type { GivenSettings } from './setting-schemas'
import type { StoredSettings } from './settings-file'

/** The settings as people see them: what each is, where that comes from, and whether it can be changed. */
export function shownSettings(stored: StoredSettings, fixed: FixedSettings): Settings {
  const given = withFixed(stored.given, fixed)
  return {
    settings: settingNames.map((name): ShownSetting => {
      const sayer = fixed.sayers[name]
      const byDefault = settingText(fixed.defaults?.[name]) ?? defaultText(name, given)
      return {
        name,
        value: settingText(given[name]) ?? byDefault,
        default_value: byDefault,
        origin: sayer?.origin ?? (stored.given[name] === undefined ? 'default' : 'file'),
        fixed_because: sayer === undefined ? null : whyFixed(sayer),
        applies: appliesAtNextStart(name) ? 'at_next_start' : 'at_once'
      }
    }),
    has_password: fixed.given.saslPassword !== undefined,
    has_mail_password: fixed.given.mailPassword !== undefined,
    warning: stored.warning
  }
}

/** Where the page and the API are served is decided when the console starts. */
export const appliesAtNextStart = (name: ShownSettingName): boolean => servedBy.has(name)
const servedBy: ReadonlySet<ShownSettingName> = new Set(['port', 'listen', 'hostNames', 'tlsCertFile', 'tlsKeyFile'])

export const whyFixed = ({ origin, as }: SettingSayer): string =>
  origin === 'command_line'
    ? `Given by ${as} on the command line; it can be changed only there.`
    : `Given by ${as} in the environment; it can be changed only there.`

const settingText = (value: GivenSettings[ShownSettingName]): string | null =>
  value === undefined ? null : Array.isArray(value) ? value.join(', ') : String(value)

function defaultText(name: ShownSettingName, given: GivenSettings): string | null {
  if (name === 'tls') return String(given.caFile !== undefined)
  if (name === 'mailPort') return String(mailPorts[given.mailSecurity ?? settingDefaults.mailSecurity])
  if (name === 'timeZone') return systemTimeZone()
  return name in settingDefaults ? String(settingDefaults[name as keyof typeof settingDefaults]) : null
}
