import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { kafkaOptions, serveOptions } from '../../../../../src/main/engine/settings/options'
import {
  readFixedSettings,
  type SettingSources,
  withFixed
} from '../../../../../src/main/engine/settings/read-settings'
import type { GivenSettings } from '../../../../../src/main/engine/settings/setting-schemas'
import { makeTemporaryFolder, type TemporaryFolder } from '../../../../support/temporary-folder'

let folder: TemporaryFolder
beforeEach(() => {
  folder = makeTemporaryFolder()
})
afterEach(() => folder.remove())

const readFixed = (sources: Partial<SettingSources>) =>
  readFixedSettings(serveOptions, { flags: {}, environment: {}, ...sources })
/** All that is given, over what is stored. */
const read = ({ stored = {}, ...sources }: Partial<SettingSources> & { stored?: GivenSettings }) => {
  const fixed = readFixed(sources)
  return fixed.ok ? { ok: true, value: withFixed(stored, fixed.value) } : fixed
}
const sentence = (sources: Partial<SettingSources>): string => {
  const settings = readFixed(sources)
  return settings.ok ? 'no failure' : settings.error.message
}

describe('Settings', () => {
  it('come from the command line before the environment before the settings file', () => {
    const stored = { topic: 'of-file', bikes: 3, seed: 3 }
    const environment = { DELOTON_TOPIC: 'of-environment', DELOTON_BIKES: '2' }
    expect(read({ stored })).toEqual({ ok: true, value: stored })
    expect(read({ stored, environment })).toEqual({ ok: true, value: { topic: 'of-environment', bikes: 2, seed: 3 } })
    expect(read({ stored, environment, flags: { topic: 'of-command-line' } })).toEqual({
      ok: true,
      value: { topic: 'of-command-line', bikes: 2, seed: 3 }
    })
  })

  it('tell who says them, and by which name', () => {
    const fixed = readFixed({
      flags: { topic: 't' },
      environment: { DELOTON_TOPIC: 'u', DELOTON_BIKES: '2', DELOTON_SASL_PASSWORD: 'planted' }
    })
    expect(fixed).toMatchObject({
      value: {
        sayers: {
          topic: { origin: 'command_line', as: '--topic' },
          bikes: { origin: 'environment', as: 'DELOTON_BIKES' }
        }
      }
    })
    expect(fixed.ok && Object.keys(fixed.value.sayers)).toEqual(['topic', 'bikes'])
  })

  it('are nothing where nothing is given, so that the defaults stand', () => {
    expect(read({})).toEqual({ ok: true, value: {} })
  })

  it('take an empty variable for none and an empty option for a slip', () => {
    expect(read({ environment: { DELOTON_BIKES: '' }, stored: { bikes: 3 } })).toEqual({
      ok: true,
      value: { bikes: 3 }
    })
    expect(sentence({ flags: { bikes: '' } })).toBe('--bikes must be a whole number from 1 to 20000 (given: "").')
  })

  it('read a switch of the command line', () => {
    expect(read({ flags: { tls: true } })).toEqual({ ok: true, value: { tls: true } })
  })

  it('name what is wrong the way it was given, in one line', () => {
    expect(sentence({ flags: { from: 'middle' } })).toBe('--from must be earliest or latest (given: "middle").')
    expect(sentence({ environment: { DELOTON_FROM: 'a\nb' } })).toBe(
      'DELOTON_FROM must be earliest or latest (given: "a\\nb").'
    )
    expect(sentence({ flags: { topic: `!${'x'.repeat(1_000)}` } }).length).toBeLessThan(150)
  })
})

describe('The Kafka password', () => {
  it('is taken out of the environment when it is read', () => {
    const environment = { DELOTON_SASL_PASSWORD: 'planted', DELOTON_SASL_PASSWORD_FILE: '' }
    expect(read({ environment })).toEqual({ ok: true, value: { saslPassword: 'planted' } })
    expect(environment).toEqual({})
  })

  it('comes from a file, without the line end that an editor adds', () => {
    const file = join(folder.path, 'password')
    writeFileSync(file, ' with spaces \n')
    const expected = { ok: true, value: { saslPassword: ' with spaces ' } }
    expect(read({ environment: { DELOTON_SASL_PASSWORD_FILE: file } })).toEqual(expected)
    expect(read({ flags: { 'sasl-password-file': file } })).toEqual(expected)
  })

  it('says in one sentence that its file is not there or empty', () => {
    expect(sentence({ flags: { 'sasl-password-file': '/absent/password' } })).toBe(
      'The password file "/absent/password" can not be read; check --sasl-password-file.'
    )
    const empty = join(folder.path, 'empty')
    writeFileSync(empty, '\n')
    expect(sentence({ flags: { 'sasl-password-file': empty } })).toContain('is empty')
  })
})

describe('The mail password', () => {
  it('is taken out of the environment when it is read', () => {
    const environment = { DELOTON_SMTP_PASSWORD: 'planted', DELOTON_SMTP_PASSWORD_FILE: '' }
    expect(read({ environment })).toEqual({ ok: true, value: { mailPassword: 'planted' } })
    expect(environment).toEqual({})
  })

  it('comes from a file, and says in one sentence that it is not there', () => {
    const file = join(folder.path, 'password')
    writeFileSync(file, 'planted\n')
    expect(read({ flags: { 'smtp-password-file': file } })).toEqual({ ok: true, value: { mailPassword: 'planted' } })
    expect(sentence({ environment: { DELOTON_SMTP_PASSWORD_FILE: '/absent/password' } })).toBe(
      'The password file "/absent/password" can not be read; check --smtp-password-file.'
    )
  })

  it('is taken away, and no trouble, where a command knows nothing of mail', () => {
    const environment = { DELOTON_SMTP_PASSWORD: 'planted', DELOTON_SMTP_PASSWORD_FILE: '/absent/password' }
    expect(readFixedSettings(kafkaOptions, { flags: {}, environment })).toMatchObject({
      ok: true,
      value: { given: {} }
    })
    expect(environment).toEqual({})
  })
})

describe('The defaults of a shell', () => {
  it('stand under what is stored, and that under what is said', () => {
    const fixed = { given: { apiRate: 5 }, sayers: {}, defaults: { api: false, apiRate: 1, apiBurst: 2, bikes: 3 } }
    expect(withFixed({ api: true, apiRate: 4, apiBurst: 6 }, fixed)).toEqual({
      api: true,
      apiRate: 5,
      apiBurst: 6,
      bikes: 3
    })
  })
})
