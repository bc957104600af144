import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { keepFormer, replaceFile } from './replace-file'
import { type GivenSettings, type SettingName, type SettingValue, settingSchemas } from './setting-schemas'

/** What the settings file says, and one sentence for people when some of it can not be used; null when all is well. */
export interface StoredSettings {
  readonly given: GivenSettings
  readonly warning: string | null
}

/**
 * A password on disk would be in every backup of the folder: it comes from the environment or a file of its own. And a file
 * to read is named by who starts the console, never by a page that saves settings.
 */
const neverStored: ReadonlySet<string> = new Set<SettingName>(['saslPassword', 'mailPassword', 'file'])

const isStorable = (name: string): name is SettingName => Object.hasOwn(settingSchemas, name) && !neverStored.has(name)

/** A setting's new value; null for none, so that the default stands. */
export type StoredChanges = { readonly [Name in SettingName]?: SettingValue<Name> | null }

/** `settings.json` of a data folder. */
export interface SettingsFile {
  read(): StoredSettings
  /**
   * Writes what is changed and keeps all else, also what another version wrote. A kill at any moment leaves the former
   * file or the new one. Answers how to take it back. Throws when it can not be written; then nothing is changed.
   */
  save(changes: StoredChanges): () => void
}

export function createSettingsFile(dataDir: string): SettingsFile {
  const file = join(dataDir, 'settings.json')
  return {
    read: () => readStoredSettings(dataDir),
    save(changes) {
      const former = readText(file)
      const next: Record<string, unknown> = { ...parseObject(former ?? '') }
      for (const [name, value] of Object.entries(changes)) {
        if (!isStorable(name)) continue
        if (value === null) delete next[name]
        else next[name] = value
      }
      keepFormer(file)
      replaceFile(file, `${JSON.stringify(next, null, 2)}\n`)
      return () => replaceFile(file, former)
    }
  }
}

/** Null where there is no file; throws when it can not be read. */
function readText(file: string): string | null {
  try {
    return readFileSync(file, 'utf8')
  } catch (error) {
    if (isAbsence(error)) return null
    throw error
  }
}

const isAbsence = (error: unknown): boolean =>
  error instanceof Error && 'code' in error && (error.code === 'ENOENT' || error.code === 'ENOTDIR')

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
    return {
      given: {},
      warning: isAbsence(error) ? null : `${file} can not be read and is passed over; check its permissions.`
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
