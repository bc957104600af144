import { parseArgs } from 'node:util'
import { fail, type Result, succeed } from '../../shared/result'
import type { EngineSettings } from '../engine/ports'
import { defaultDataFolder } from '../engine/settings/data-folder'
import { serveOptions } from '../engine/settings/options'
import { type FixedSettings, readFixedSettings, withFixed } from '../engine/settings/read-settings'
import { completeSettings } from '../engine/settings/settings'
import { readStoredSettings } from '../engine/settings/settings-file'

export interface DesktopOptions {
  readonly dataDir: string
  readonly settings: EngineSettings
  readonly fixed: FixedSettings
  /** What in the settings file can not be used, one sentence. */
  readonly warnings: readonly string[]
}

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
        serveOptions.map(({ flag, value }) => [flag, { type: value === null ? 'boolean' : 'string' } as const])
      )
    }
  })
  const folder = values['data-dir'] ?? environment.DELOTON_DATA_DIR
  const dataDir =
    typeof folder === 'string' && folder !== '' ? folder : defaultDataFolder(process.platform, environment)
  const stored = readStoredSettings(dataDir)
  const fixed = readFixedSettings(serveOptions, { flags: values as Record<string, string | boolean>, environment })
  if (!fixed.ok) return fixed
  const settings = completeSettings(withFixed(stored.given, fixed.value))
  if (!settings.ok) return fail('bad-input', settings.error.message)
  return succeed({
    dataDir,
    settings: settings.value,
    fixed: fixed.value,
    warnings: stored.warning === null ? [] : [stored.warning]
  })
}
