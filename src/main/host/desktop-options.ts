import { parseArgs } from 'node:util'
import { fail, type Result, succeed } from '../../shared/result'
import type { EngineSettings } from '../engine/ports'
import { defaultDataFolder } from '../engine/settings/data-folder'
import { serveOptions } from '../engine/settings/options'
import { readSettings } from '../engine/settings/read-settings'
import { completeSettings } from '../engine/settings/settings'

export interface DesktopOptions {
  readonly dataDir: string
  readonly settings: EngineSettings
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
      ...Object.fromEntries(
        serveOptions.map(({ flag, value }) => [flag, { type: value === null ? 'boolean' : 'string' } as const])
      )
    }
  })
  const given = readSettings(serveOptions, { flags: values as Record<string, string | boolean>, environment })
  if (!given.ok) return given
  const settings = completeSettings(given.value)
  if (!settings.ok) return fail('bad-input', settings.error.message)
  const folder = values['data-dir'] ?? environment.DELOTON_DATA_DIR
  return succeed({
    settings: settings.value,
    dataDir: typeof folder === 'string' && folder !== '' ? folder : defaultDataFolder(process.platform, environment)
  })
}
