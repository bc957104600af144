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
  'api'
] as const
export type SettingsSection = (typeof settingsSections)[number]

/** Who may ask the API, and who did what, in their order. */
export const accessParts = ['tokens', 'users', 'requests', 'audit'] as const
export type AccessPart = (typeof accessParts)[number]

/** What the address says of the page. */
export interface SettingsSearch {
  readonly section: SettingsSection
  /** Of the part `api`; the first where it is not said. */
  readonly part?: AccessPart
}

/** Reads an address; what it does not know is the first part. */
export function parseSettingsSearch(search: Readonly<Record<string, unknown>>): SettingsSearch {
  const section = settingsSections.find((each) => each === search.section) ?? 'source'
  const part = section === 'api' ? accessParts.find((each) => each === search.part) : undefined
  return part === undefined ? { section } : { section, part }
}
