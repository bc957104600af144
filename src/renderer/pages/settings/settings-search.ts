/** The parts of the settings, in their order. */
export const settingsSections = [
  'source',
  'rules',
  'zones',
  'mail',
  'report',
  'screen',
  'store',
  'time',
  'page'
] as const
export type SettingsSection = (typeof settingsSections)[number]

/** What the address says of the page. */
export interface SettingsSearch {
  readonly section: SettingsSection
}

/** Reads an address; what it does not know is the first part. */
export const parseSettingsSearch = (search: Readonly<Record<string, unknown>>): SettingsSearch => ({
  section: settingsSections.find((section) => section === search.section) ?? 'source'
})
