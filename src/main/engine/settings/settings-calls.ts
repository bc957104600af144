import type { Handlers } from '../../../shared/dispatch'
import type { ConnectionTestStep } from '../../../shared/domain/connection-test'
import {
  type SettingFault,
  type SettingsForm,
  type SettingsSaved,
  type ShownSettingName,
  settingNames
} from '../../../shared/domain/settings'
import { fail, type Result, succeed } from '../../../shared/result'
import type { EngineSettings, KafkaSettings, MailSettings, SettingsPort } from '../ports'
import { type ReadForm, readForm } from './read-form'
import { engineSettings } from './settings'
import { appliesAtNextStart, shownSettings } from './shown-settings'

export interface SettingsCallsOptions {
  readonly port: Pick<SettingsPort, 'fixed' | 'file'>
  readonly dataDir: string
  /** Has the console run on other settings; null where none runs. */
  readonly apply: ((settings: EngineSettings) => Promise<Result<null>>) | null
  readonly connectionTests: ConnectionTests
  /** Sends one mail at once. */
  readonly testMail: (mail: MailSettings, to: string) => Promise<Result<{ ok: boolean; sentence: string }>>
  readonly onFailure: (what: string, error: unknown) => void
}

/** Tries of connections, one at a time. */
export interface ConnectionTests {
  /** Answers the steps when all are done, or `busy`. */
  run(settings: KafkaSettings, signal: AbortSignal): Promise<Result<ConnectionTestStep[]>>
  progress(): { readonly running: boolean; readonly steps: ConnectionTestStep[] }
}

export type SettingsHandlers = Pick<
  Handlers,
  | 'settings.get'
  | 'settings.check'
  | 'settings.save'
  | 'settings.test_connection'
  | 'settings.test_progress'
  | 'mail.test'
>

const mailSettingNames: ReadonlySet<ShownSettingName> = new Set<ShownSettingName>([
  'mailHost',
  'mailPort',
  'mailSecurity',
  'mailUser',
  'mailFrom',
  'alertMailTo',
  'alertMailManagerTo'
])
const noMailHost = 'A mail can be sent when a mail server is named.'

/** Answers what is asked about settings. */
export function createSettingsCalls(options: SettingsCallsOptions): SettingsHandlers {
  const { port, dataDir, connectionTests } = options
  let isSaving = false

  const read = (form: SettingsForm, asKafka = false): ReadForm =>
    readForm(form, { stored: port.file.read().given, fixed: port.fixed, dataDir, asKafka })

  /** Writes; answers how to take all of it back. */
  const write = ({ certificates, changes }: ReadForm): Result<() => void> => {
    try {
      const forget = certificates?.keep() ?? (() => undefined)
      const takeBack = port.file.save(changes)
      return succeed(() => {
        takeBack()
        forget()
      })
    } catch (error) {
      options.onFailure('saving the settings', error)
      return fail(
        'unavailable',
        'The settings could not be written; check the disk and the data folder. Nothing was changed.'
      )
    }
  }
  const save = async (form: ReadForm): Promise<Result<SettingsSaved>> => {
    const changed = settingNames.filter((name) => form.changes[name] !== undefined)
    const written = write(form)
    if (!written.ok) return written
    const later = (name: ShownSettingName): boolean => options.apply === null || appliesAtNextStart(name)
    if (options.apply !== null && !changed.every(later)) {
      const applied = await options.apply(engineSettings(form.given))
      if (!applied.ok) {
        try {
          written.value()
        } catch (error) {
          options.onFailure('taking the settings back', error)
        }
        return applied
      }
    }
    return succeed({ faults: [], applied: !changed.every(later), at_next_start: changed.filter(later) })
  }

  return {
    'settings.get': () => succeed(shownSettings(port.file.read(), port.fixed)),
    'settings.check': (form) => succeed({ faults: [...read(form).faults] }),
    async 'settings.save'(input) {
      if (isSaving) return fail('busy', 'Other settings are being saved; try again in a moment.')
      const form = read(input)
      if (form.faults.length > 0) return succeed({ faults: [...form.faults], applied: false, at_next_start: [] })
      isSaving = true
      try {
        return await save(form)
      } finally {
        isSaving = false
      }
    },
    async 'settings.test_connection'(input, signal) {
      const form = read(input, true)
      if (form.faults.length > 0) return succeed({ faults: [...form.faults], steps: [] })
      const forget = form.certificates?.keep() ?? (() => undefined)
      try {
        const tested = await connectionTests.run(engineSettings(form.given).kafka, signal)
        return tested.ok ? succeed({ faults: [], steps: tested.value }) : tested
      } finally {
        forget()
      }
    },
    async 'mail.test'({ to, form }) {
      const { given, faults } = read(form)
      const ofMail: SettingFault[] = faults.filter(({ name }) => mailSettingNames.has(name))
      if (given.mailHost === undefined && ofMail.length === 0) ofMail.push({ name: 'mailHost', sentence: noMailHost })
      if (ofMail.length > 0) return succeed({ faults: ofMail, tested: null })
      const tested = await options.testMail(engineSettings(given).mail, to)
      return tested.ok ? succeed({ faults: [], tested: tested.value }) : tested
    },
    'settings.test_progress': () => succeed({ ...connectionTests.progress() })
  }
}
