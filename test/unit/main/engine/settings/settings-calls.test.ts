import { existsSync, readdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import type { EngineSettings, KafkaSettings, MailSettings } from '../../../../../src/main/engine/ports'
import { type FixedSettings, nothingFixed } from '../../../../../src/main/engine/settings/read-settings'
import { createSettingsCalls } from '../../../../../src/main/engine/settings/settings-calls'
import { createSettingsFile } from '../../../../../src/main/engine/settings/settings-file'
import { machineCaller } from '../../../../../src/shared/dispatch'
import { settingNames, settingsSchema } from '../../../../../src/shared/domain/settings'
import { fail, type Result, succeed } from '../../../../../src/shared/result'
import { makeTemporaryFolder, type TemporaryFolder } from '../../../../support/temporary-folder'
import { testCertificate } from '../../../../support/test-certificate'

const signal = new AbortController().signal
const desk = machineCaller('front desk', ['admin'])

let folder: TemporaryFolder
let applied: EngineSettings[]
let tested: KafkaSettings[]
let mailed: (readonly [to: string, mail: MailSettings])[]
let failures: string[]
beforeEach(() => {
  folder = makeTemporaryFolder()
  applied = []
  tested = []
  mailed = []
  failures = []
})
afterEach(() => folder.remove())

const callsWith = ({
  fixed = nothingFixed,
  apply = () => Promise.resolve(succeed(null)),
  isRunning = true
}: {
  fixed?: FixedSettings
  apply?: () => Promise<Result<null>>
  isRunning?: boolean
} = {}) =>
  createSettingsCalls({
    port: { fixed, file: createSettingsFile(folder.path) },
    dataDir: folder.path,
    apply: isRunning
      ? (settings) => {
          applied.push(settings)
          return apply()
        }
      : null,
    connectionTests: {
      run: async (settings) => {
        tested.push(settings)
        return succeed([{ step: 'dns', state: 'ok', sentence: 'Known.', detail: null, took_ms: 1 }])
      },
      progress: () => ({ running: false, steps: [] })
    },
    testMail: async (mail, to) => {
      mailed.push([to, mail])
      return succeed({ ok: true, sentence: 'Taken.' })
    },
    onFailure: (what) => void failures.push(what)
  })
const savedText = (): string | null => {
  const file = join(folder.path, 'settings.json')
  return existsSync(file) ? readFileSync(file, 'utf8') : null
}

describe('Settings that are asked for', () => {
  it('tell each value, where it comes from, and why it can not be changed', async () => {
    writeFileSync(join(folder.path, 'settings.json'), '{"topic": "of-file", "bikes": 3, "keepHistoryDays": "x"}')
    const fixed: FixedSettings = {
      given: { bikes: 5, brokers: ['a:1', 'b:2'], saslPassword: 'planted' },
      sayers: {
        bikes: { origin: 'command_line', as: '--bikes' },
        brokers: { origin: 'environment', as: 'DELOTON_BROKERS' }
      }
    }
    const answer = await callsWith({ fixed })['settings.get']({}, signal, desk)
    if (!answer.ok) throw new Error(answer.error.message)
    const { settings, has_password, has_mail_password, warning } = settingsSchema.parse(answer.value)
    expect(settings.map(({ name }) => name)).toEqual(settingNames)
    const find = (wanted: string) => settings.find(({ name }) => name === wanted)
    expect(find('topic')).toEqual({
      name: 'topic',
      value: 'of-file',
      default_value: 'deloton',
      origin: 'file',
      fixed_because: null,
      applies: 'at_once'
    })
    expect(find('bikes')).toMatchObject({ value: '5', origin: 'command_line' })
    expect(find('bikes')?.fixed_because).toContain('--bikes')
    expect(find('brokers')).toMatchObject({ value: 'a:1, b:2', default_value: null, origin: 'environment' })
    expect(find('keepHistoryDays')).toMatchObject({ value: null, default_value: null, origin: 'default' })
    for (const name of ['port', 'listen', 'hostNames', 'tlsCertFile', 'tlsKeyFile']) {
      expect(find(name), name).toMatchObject({ applies: 'at_next_start' })
    }
    expect(find('port')).toMatchObject({ value: '4310' })
    expect(find('listen')).toMatchObject({ value: '127.0.0.1', default_value: '127.0.0.1' })
    expect(find('tlsKeyFile')).toMatchObject({ value: null, default_value: null })
    expect(find('api')).toMatchObject({ value: 'true', applies: 'at_once' })
    expect(find('apiRate')).toMatchObject({ value: '100', applies: 'at_once' })
    expect(has_password).toBe(true)
    expect(has_mail_password).toBe(false)
    expect(find('mailPort')).toMatchObject({ value: '587', default_value: '587' })
    expect(warning).toContain('keepHistoryDays')
    expect(JSON.stringify(answer)).not.toContain('planted')
  })
})

describe('Settings that are saved', () => {
  it('are in the file and applied', async () => {
    const answer = await callsWith()['settings.save']({ changes: { bikes: '3', keepHistoryDays: '30' } }, signal, desk)
    expect(answer).toEqual({ ok: true, value: { faults: [], applied: true, at_next_start: [] } })
    expect(JSON.parse(savedText() ?? '')).toEqual({ bikes: 3, keepHistoryDays: 30 })
    expect(applied).toMatchObject([{ simulator: { bikes: 3 }, history: { keepHistoryDays: 30 } }])
  })

  it('are all left as they were when one is wrong', async () => {
    const answer = await callsWith()['settings.save']({ changes: { bikes: '3', seed: 'x' } }, signal, desk)
    expect(answer).toMatchObject({ ok: true, value: { faults: [{ name: 'seed' }], applied: false } })
    expect(savedText()).toBeNull()
    expect(applied).toEqual([])
  })

  it('hold at the next start where they can not be applied', async () => {
    const calls = callsWith()
    expect(await calls['settings.save']({ changes: { port: '4311' } }, signal, desk)).toEqual({
      ok: true,
      value: { faults: [], applied: false, at_next_start: ['port'] }
    })
    expect(applied).toEqual([])
    expect(await calls['settings.save']({ changes: { port: '4312', bikes: '3' } }, signal, desk)).toEqual({
      ok: true,
      value: { faults: [], applied: true, at_next_start: ['port'] }
    })
    expect(
      await callsWith({ isRunning: false })['settings.save']({ changes: { bikes: '3' } }, signal, desk)
    ).toMatchObject({
      value: { applied: false, at_next_start: ['bikes'] }
    })
  })

  it('are taken back to the letter when the console does not start on them', async () => {
    const before = '{"bikes":   7}'
    writeFileSync(join(folder.path, 'settings.json'), before)
    const calls = callsWith({ apply: async () => fail('unavailable', 'It does not start.') })
    const form = { changes: { bikes: '3' }, ca_pem: testCertificate }
    expect(await calls['settings.save'](form, signal, desk)).toEqual({
      ok: false,
      error: { code: 'unavailable', message: 'It does not start.' }
    })
    expect(savedText()).toBe(before)
    expect(readdirSync(join(folder.path, 'certificates'))).toEqual([])
  })

  it('wait for no other: a second save is refused while one is applied', async () => {
    let release = (): void => undefined
    const calls = callsWith({
      apply: () => new Promise((resolve) => (release = () => resolve(succeed(null))))
    })
    const first = calls['settings.save']({ changes: { bikes: '3' } }, signal, desk)
    expect(await calls['settings.save']({ changes: { bikes: '4' } }, signal, desk)).toMatchObject({
      error: { code: 'busy' }
    })
    release()
    expect(await first).toMatchObject({ ok: true })
    expect(JSON.parse(savedText() ?? '')).toEqual({ bikes: 3 })
  })

  it('say so in one sentence without a path where the disk refuses', async () => {
    folder.remove()
    const answer = await callsWith()['settings.save']({ changes: { bikes: '3' } }, signal, desk)
    expect(answer).toMatchObject({ error: { code: 'unavailable' } })
    expect(JSON.stringify(answer)).not.toContain(folder.path)
    expect(failures).toEqual(['saving the settings'])
    expect(applied).toEqual([])
  })
})

describe('A connection test', () => {
  it('is made with what is in the form, over what is stored, and saves nothing', async () => {
    writeFileSync(join(folder.path, 'settings.json'), '{"topic": "of-file"}')
    const form = { changes: { brokers: 'a:1' }, ca_pem: testCertificate }
    expect(await callsWith()['settings.test_connection'](form, signal, desk)).toMatchObject({
      value: { faults: [], steps: [{ step: 'dns' }] }
    })
    expect(tested).toMatchObject([{ brokers: ['a:1'], topic: 'of-file', tls: true }])
    expect(savedText()).toBe('{"topic": "of-file"}')
    expect(readdirSync(join(folder.path, 'certificates'))).toEqual([])
  })

  it('is not made where the form is wrong', async () => {
    expect(await callsWith()['settings.test_connection']({ changes: {} }, signal, desk)).toMatchObject({
      value: { faults: [{ name: 'brokers' }], steps: [] }
    })
    expect(tested).toEqual([])
  })

  it('may only be looked at before', async () => {
    expect(await callsWith()['settings.check']({ changes: { port: 'x' } }, signal, desk)).toMatchObject({
      value: { faults: [{ name: 'port', sentence: 'Must be a whole number from 0 to 65535.' }] }
    })
    expect(savedText()).toBeNull()
  })
})

describe('A test mail', () => {
  const fixed: FixedSettings = { given: { mailPassword: 'planted' }, sayers: {} }
  const changes = { mailHost: 'smtp.gym.example', mailUser: 'console', mailFrom: 'console@gym.example' }

  it('is sent with what is in the form, saved or not, with the password of this run', async () => {
    const answer = await callsWith({ fixed })['mail.test']({ to: 'me@gym.example', form: { changes } }, signal, desk)
    expect(answer).toEqual({ ok: true, value: { faults: [], tested: { ok: true, sentence: 'Taken.' } } })
    expect(mailed).toMatchObject([
      [
        'me@gym.example',
        {
          server: {
            host: 'smtp.gym.example',
            port: 587,
            security: 'starttls',
            user: { name: 'console', password: 'planted' }
          },
          from: 'console@gym.example'
        }
      ]
    ])
    expect(savedText()).toBeNull()
  })

  it('is sent whatever else is wrong in the form', async () => {
    const form = { changes: { ...changes, source: 'kafka', port: 'x' } }
    expect(await callsWith({ fixed })['mail.test']({ to: 'me@gym.example', form }, signal, desk)).toMatchObject({
      value: { faults: [], tested: { ok: true } }
    })
  })

  it.each([
    [{}, 'mailHost'],
    [{ mailHost: 'a b' }, 'mailHost'],
    [{ mailHost: 'smtp.gym.example' }, 'mailFrom'],
    [{ ...changes, alertMailTo: 'a@b, nobody' }, 'alertMailTo']
  ])('is not sent with %j', async (wrong, name) => {
    expect(
      await callsWith({ fixed })['mail.test']({ to: 'me@gym.example', form: { changes: wrong } }, signal, desk)
    ).toMatchObject({
      value: { faults: expect.arrayContaining([expect.objectContaining({ name })]), tested: null }
    })
    expect(mailed).toEqual([])
  })
})
