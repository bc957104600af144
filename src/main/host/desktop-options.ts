import { parseArgs } from 'node:util'
import { fail, type Result, succeed } from '../../shared/result'
import type { EngineSettings } from '../engine/ports'
import { defaultDataFolder } from '../engine/settings/data-folder'
import { settingDefaults } from '../engine/settings/defaults'
import { portOption, serveOptions } from '../engine/settings/options'
import { type FixedSettings, readFixedSettings, withFixed } from '../engine/settings/read-settings'
import type { GivenSettings } from '../engine/settings/setting-schemas'
import { completeSettings } from '../engine/settings/settings'
import { readStoredSettings } from '../engine/settings/settings-file'

export interface DesktopOptions {
  readonly dataDir: string
  readonly settings: EngineSettings
  readonly fixed: FixedSettings
  /** Where the REST API is served while it is on. */
  readonly served: ServedSettings
  /** What in the settings file can not be used, one sentence. */
  readonly warnings: readonly string[]
}

export interface ServedSettings {
  readonly port: number
  readonly listen: string | undefined
  readonly hostNames: readonly string[] | undefined
  readonly tlsCertFile: string | undefined
  readonly tlsKeyFile: string | undefined
}

/** A window needs no port: the API answers where somebody has switched it on. */
const desktopDefaults: GivenSettings = { api: false }
const settingOptions = [portOption, ...serveOptions]

/**
 * The options of `serve` as the desktop program takes them; those that are only the web shell's are accepted and mean
 * nothing. Electron's and Chromium's own switches are none of ours and are passed over.
 */
export function readDesktopOptions(args: readonly string[], environment: NodeJS.ProcessEnv): Result<DesktopOptions> {
  const { values } = parseArgs({
    args: [...args],
    strict: false,
    options: {
      'data-dir': { type: 'string' },
      'sasl-password-file': { type: 'string' },
      'smtp-password-file': { type: 'string' },
      ...Object.fromEntries(
        settingOptions.map(({ flag, value }) => [flag, { type: value === null ? 'boolean' : 'string' } as const])
      )
    }
  })
  const folder = values['data-dir'] ?? environment.DELOTON_DATA_DIR
  const dataDir =
    typeof folder === 'string' && folder !== '' ? folder : defaultDataFolder(process.platform, environment)
  const stored = readStoredSettings(dataDir)
  const said = readFixedSettings(settingOptions, { flags: values as Record<string, string | boolean>, environment })
  if (!said.ok) return said
  const fixed = { ...said.value, defaults: desktopDefaults }
  const given = withFixed(stored.given, fixed)
  const settings = completeSettings(given)
  if (!settings.ok) return fail('bad-input', settings.error.message)
  return succeed({
    dataDir,
    settings: settings.value,
    fixed,
    served: {
      port: given.port ?? settingDefaults.port,
      listen: given.listen,
      hostNames: given.hostNames,
      tlsCertFile: given.tlsCertFile,
      tlsKeyFile: given.tlsKeyFile
    },
    warnings: stored.warning === null ? [] : [stored.warning]
  })
}
