import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { type GivenSettings, type SettingName, settingSchemas } from './settings'

/** What the settings file says, and one sentence for people when some of it can not be used; null when all is well. */
export interface StoredSettings {
  readonly given: GivenSettings
  readonly warning: string | null
}

/** A password on disk would be in every backup of the folder: it comes from the environment or a file of its own. */
const neverStored: ReadonlySet<string> = new Set<SettingName>(['saslPassword'])

const isStorable = (name: string): name is SettingName => Object.hasOwn(settingSchemas, name) && !neverStored.has(name)

/**
 * Reads `settings.json` of a data folder: an object of settings by name, each as text, number, switch or list. A console
 * must open in spite of it, so what can not be used is left out and told; names that are not known are another version's.
 */
export function readStoredSettings(dataDir: string): StoredSettings {
  const file = join(dataDir, 'settings.json')
  let text: string
  try {
    text = readFileSync(file, 'utf8')
  } catch (error) {
    const isAbsent = error instanceof Error && 'code' in error && (error.code === 'ENOENT' || error.code === 'ENOTDIR')
    return {
      given: {},
      warning: isAbsent ? null : `${file} can not be read and is passed over; check its permissions.`
    }
  }
  const stored = parseObject(text)
  if (stored === null) return { given: {}, warning: `${file} is no JSON object and is passed over; mend or delete it.` }

  const given: Record<string, unknown> = {}
  const wrong: string[] = []
  for (const [name, value] of Object.entries(stored)) {
    if (!isStorable(name)) continue
    const parsed = settingSchemas[name].safeParse(asText(value))
    if (parsed.success) given[name] = parsed.data
    else wrong.push(`"${name}" ${parsed.error.issues[0]?.message ?? 'is not valid'}`)
  }
  return {
    given: given as GivenSettings,
    warning:
      wrong.length === 0 ? null : `${file} is used in part, what is wrong in it is passed over: ${wrong.join('; ')}.`
  }
}

function parseObject(text: string): object | null {
  try {
    const value: unknown = JSON.parse(text)
    return typeof value === 'object' && value !== null && !Array.isArray(value) ? value : null
  } catch {
    return null
  }
}

/** The value as it would be written on a command line. */
const asText = (value: unknown): unknown =>
  Array.isArray(value) ? value.join(',') : typeof value === 'object' ? value : String(value)
