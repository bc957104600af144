import type { EngineSettings } from '../engine/ports'
import type { SettingOption } from '../engine/settings/options'
import type { GivenSettings } from '../engine/settings/setting-schemas'
import { engineSettings } from '../engine/settings/settings'
import { readStoredSettings } from '../engine/settings/settings-file'
import { readLastRun } from '../host/last-run'
import { type Flags, settingsOf } from './command-options'

/**
 * The settings by which a command opens the stores where no console runs: the world and topic of the last one, unless
 * `options` ask for others; `otherwise` where none ran. Throws `CommandError` for a wrong option.
 */
export const settingsOfLastRun =
  (options: readonly SettingOption[], flags: Flags, otherwise: GivenSettings = {}) =>
  (dataDir: string): EngineSettings => {
    const stored = { ...otherwise, ...readStoredSettings(dataDir).given, ...readLastRun(dataDir) }
    return engineSettings({ ...stored, ...settingsOf(options, flags, stored) })
  }
