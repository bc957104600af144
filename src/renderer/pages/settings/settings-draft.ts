import type { SettingChanges, SettingsForm, ShownSetting, ShownSettingName } from '../../../shared/domain/settings'
import type { SettingsSection } from './settings-search'

/** What is typed and not saved. */
export interface SettingsDraft {
  readonly texts: { readonly [Name in ShownSettingName]?: string }
  /** A certificate file that was chosen, or that the one in use is to be left out; null for neither. */
  readonly authority: { readonly name: string; readonly pem: string } | 'none' | null
}

export const emptyDraft: SettingsDraft = { texts: {}, authority: null }

/** Where each setting stands. */
export const sectionOf: { readonly [Name in ShownSettingName]: SettingsSection } = {
  source: 'source',
  brokers: 'source',
  topic: 'source',
  from: 'source',
  tls: 'source',
  caFile: 'source',
  saslMechanism: 'source',
  saslUsername: 'source',
  bikes: 'source',
  seed: 'source',
  mailHost: 'mail',
  mailPort: 'mail',
  mailSecurity: 'mail',
  mailUser: 'mail',
  mailFrom: 'mail',
  alertMailTo: 'mail',
  alertMailManagerTo: 'mail',
  reportAt: 'report',
  reportPeriod: 'report',
  reportTo: 'report',
  reportHidesSmallHours: 'report',
  gymName: 'report',
  silenceLimitMin: 'store',
  compressAfterHours: 'store',
  compressEveryMin: 'store',
  keepHistoryDays: 'store',
  timeZone: 'time',
  api: 'api',
  apiRate: 'api',
  apiBurst: 'api',
  listen: 'api',
  hostNames: 'api',
  tlsCertFile: 'api',
  tlsKeyFile: 'api',
  port: 'api'
}

/** What stands in a setting's field. */
export function textOf(setting: ShownSetting, draft: SettingsDraft): string {
  const typed = draft.texts[setting.name]
  if (typed !== undefined) return typed
  // Who names an authority means TLS.
  if (setting.name === 'tls' && setting.origin === 'default' && hasChosen(draft)) return 'true'
  return setting.value ?? ''
}

/** Whether what stands in the field is other than what holds. */
export function isChanged(setting: ShownSetting, draft: SettingsDraft): boolean {
  if (setting.name === 'caFile') return draft.authority !== null
  const typed = draft.texts[setting.name]
  return typed !== undefined && (typed.trim() || setting.default_value) !== setting.value
}

/** The names of what is changed, in the order of the settings. */
export const changedNames = (settings: readonly ShownSetting[], draft: SettingsDraft): readonly ShownSettingName[] =>
  settings.filter((setting) => isChanged(setting, draft)).map(({ name }) => name)

/** The draft as it is checked, tested and saved. */
export function formOf(settings: readonly ShownSetting[], draft: SettingsDraft): SettingsForm {
  const changes: SettingChanges = {}
  for (const setting of settings) {
    if (setting.name === 'caFile' || !isChanged(setting, draft)) continue
    const text = textOf(setting, draft).trim()
    // An empty field, or what would hold anyway, needs no entry; TLS follows from the authority unless it is said.
    const isDefault = text === '' || (text === setting.default_value && setting.name !== 'tls')
    changes[setting.name] = isDefault ? null : text
  }
  if (draft.authority === 'none') {
    changes.caFile = null
    const tls = settings.find(({ name }) => name === 'tls')
    // Leaving out the own authority means to trust the system's, not to send the password in the clear.
    if (tls !== undefined && tls.fixed_because === null && textOf(tls, draft) === 'true') changes.tls = 'true'
  }
  return hasChosen(draft) ? { changes, ca_pem: draft.authority.pem } : { changes }
}

type ChosenDraft = SettingsDraft & { readonly authority: { readonly name: string; readonly pem: string } }
const hasChosen = (draft: SettingsDraft): draft is ChosenDraft => draft.authority !== null && draft.authority !== 'none'

/** Days as a limit; null for none, or for what is no whole number of days. */
export function limitDays(text: string | null): number | null {
  const days = /^\d{1,5}$/.test(text?.trim() ?? '') ? Number(text) : 0
  return days >= 1 && days <= 36_500 ? days : null
}

/** The limit that a draft sets, where it keeps rides for a shorter time than now; null where it does not. */
export function shorterLimit(setting: ShownSetting, draft: SettingsDraft): number | null {
  if (!isChanged(setting, draft)) return null
  const next = limitDays(textOf(setting, draft))
  const now = limitDays(setting.value)
  return next !== null && (now === null || next < now) ? next : null
}

/** Whether a draft has the console read another world, whose rides are not those stored here. */
export function isOtherWorld(source: ShownSetting, draft: SettingsDraft): boolean {
  const isSample = (text: string): boolean => text === 'simulator'
  return isSample(textOf(source, draft)) !== isSample(source.value ?? '')
}
