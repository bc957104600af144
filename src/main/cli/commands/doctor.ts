import { resolve } from 'node:path'
import type { Command } from 'commander'
import { examineData, examineKafka, type Finding, stepFinding } from '../../engine/doctor'
import { kafkaOptions, type SettingOption, serveOptions } from '../../engine/settings/options'
import { type FixedSettings, withFixed } from '../../engine/settings/read-settings'
import type { GivenSettings } from '../../engine/settings/setting-schemas'
import { completeSettings } from '../../engine/settings/settings'
import { readStoredSettings } from '../../engine/settings/settings-file'
import { askRunningConsole, findRunningConsole } from '../../host/control-client'
import { readLastRun } from '../../host/last-run'
import {
  addOptions,
  dataFolderOf,
  dataFolderOption,
  fixedSettingsOf,
  flagsOf,
  isOn,
  type PlainOption,
  passwordFileOption
} from '../command-options'

const jsonOption: PlainOption = { flag: 'json', value: null, help: 'print what was found as JSON' }
const options: readonly SettingOption[] = [
  ...serveOptions.filter(({ setting }) => setting === 'source'),
  ...kafkaOptions
]

/**
 * `deloton doctor`: looks at the data folder, the stores and the connection to Kafka, a line each; exit code 1 when
 * something is wrong. Changes nothing and works beside a running console.
 */
export function addDoctor(program: Command): void {
  const command = program
    .command('doctor')
    .description('look at the data folder, the stores and the connection to Kafka; says what is wrong and what to do')
  addOptions(command, [dataFolderOption, jsonOption, ...options, passwordFileOption]).action(async () => {
    const flags = flagsOf(command)
    const isJson = isOn(flags, jsonOption)
    const fixed = fixedSettingsOf(options, flags)
    const dataDir = resolve(dataFolderOf(flags))
    const findings: Finding[] = []
    for await (const finding of examineAll(dataDir, fixed)) {
      findings.push(finding)
      if (!isJson) process.stdout.write(lineOf(finding))
    }
    const isWell = findings.every(({ state }) => state !== 'failed')
    if (isJson) process.stdout.write(`${JSON.stringify({ ok: isWell, findings })}\n`)
    if (!isWell) process.exitCode = 1
  })
}

/** "failed   Kafka, TCP              Nothing listens at …" */
export const lineOf = ({ state, what, sentence }: Finding): string =>
  `${state.padEnd(7)}  ${what.padEnd(24)}  ${sentence}\n`

async function* examineAll(dataDir: string, fixed: FixedSettings): AsyncGenerator<Finding, void, void> {
  yield* examineData(dataDir)
  const isRunning = (await findRunningConsole(dataDir)) !== null
  yield isRunning
    ? { what: 'console', state: 'ok', sentence: 'One runs on this folder.' }
    : { what: 'console', state: 'skipped', sentence: 'None runs on this folder.' }
  const stored = readStoredSettings(dataDir)
  yield {
    what: 'settings file',
    state: stored.warning === null ? 'ok' : 'failed',
    sentence: stored.warning ?? 'All that it says can be used.'
  }
  const given = settingsInForce(stored.given, readLastRun(dataDir), isRunning, fixed)
  if ((given.source ?? 'simulator') !== 'kafka' && (given.brokers ?? []).length === 0) {
    yield { what: 'Kafka', state: 'skipped', sentence: 'No brokers are set, and another source is read.' }
    return
  }
  if (isRunning && isNothingGiven(fixed)) {
    // It knows what only its own command line and environment say, the password above all.
    const asked = await askRunningConsole(dataDir, 'settings.test_connection', { changes: {} })
    if (asked?.ok === true) {
      for (const { sentence } of asked.value.faults) yield { what: 'Kafka', state: 'failed', sentence }
      for (const step of asked.value.steps) yield stepFinding(step)
      return
    }
    if (asked !== null) {
      yield { what: 'Kafka', state: 'skipped', sentence: asked.error.message }
      return
    }
  }
  const settings = completeSettings({ ...given, source: 'kafka' })
  if (settings.ok) yield* examineKafka(settings.value.kafka, new AbortController().signal)
  else yield { what: 'Kafka', state: 'failed', sentence: settings.error.message }
}

/** What a running console reads is known from its own note; without one the file speaks first, as it will at the next start. */
export function settingsInForce(
  stored: GivenSettings,
  lastRun: GivenSettings,
  isRunning: boolean,
  fixed: FixedSettings
): GivenSettings {
  return withFixed(isRunning ? { ...stored, ...lastRun } : { ...lastRun, ...stored }, fixed)
}

const isNothingGiven = ({ given }: FixedSettings): boolean => Object.keys(given).length === 0
