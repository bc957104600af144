import { describe, expect, it } from 'vitest'
import { type ReadForm, readForm } from '../../../../../src/main/engine/settings/read-form'
import { type FixedSettings, nothingFixed } from '../../../../../src/main/engine/settings/read-settings'
import type { GivenSettings } from '../../../../../src/main/engine/settings/setting-schemas'
import type { SettingsForm } from '../../../../../src/shared/domain/settings'
import { testCertificate } from '../../../../support/test-certificate'

const read = (
  form: Partial<SettingsForm>,
  {
    stored = {},
    fixed = nothingFixed,
    asKafka = false
  }: { stored?: GivenSettings; fixed?: FixedSettings; asKafka?: boolean } = {}
): ReadForm => readForm({ changes: {}, ...form }, { stored, fixed, dataDir: '/data', asKafka })

describe('A form of settings', () => {
  it('gives what is changed over what is stored, and takes null for the default', () => {
    const { faults, changes, given } = read(
      { changes: { topic: ' bikes ', bikes: '3', seed: null } },
      { stored: { seed: 4, silenceLimitMin: 7 } }
    )
    expect(faults).toEqual([])
    expect(changes).toEqual({ topic: 'bikes', bikes: 3, seed: null })
    expect(given).toEqual({ topic: 'bikes', bikes: 3, silenceLimitMin: 7 })
  })

  it('tells of every fault at its setting, in a sentence', () => {
    expect(read({ changes: { bikes: 'many', timeZone: 'Mars', topic: 'a b' } }).faults).toEqual([
      { name: 'topic', sentence: 'Must be a Kafka topic name.' },
      { name: 'bikes', sentence: 'Must be a whole number from 1 to 20000.' },
      { name: 'timeZone', sentence: 'Must be the name of a time zone, such as Europe/London.' }
    ])
  })

  it('tells what is wrong with settings together, once a setting', () => {
    expect(read({ changes: { source: 'kafka' } }).faults).toEqual([
      { name: 'brokers', sentence: 'Kafka needs at least one broker, HOST:PORT.' }
    ])
    expect(read({ changes: { source: 'kafka', brokers: 'nowhere' } }).faults).toEqual([
      { name: 'brokers', sentence: 'Must be HOST:PORT, several separated by commas.' }
    ])
    const user = { source: 'kafka', brokers: 'a:1', saslUsername: 'gym' }
    expect(read({ changes: user }).faults).toMatchObject([
      { name: 'saslUsername', sentence: expect.stringContaining('DELOTON_SASL_PASSWORD') }
    ])
    const fixed: FixedSettings = { given: { saslPassword: 'planted' }, sayers: {} }
    expect(read({ changes: user }, { fixed }).faults).toEqual([])
    const mechanism = { source: 'kafka', brokers: 'a:1', saslMechanism: 'plain' }
    expect(read({ changes: mechanism }).faults).toMatchObject([{ name: 'saslUsername' }])
  })

  it('asks nothing of Kafka while the fleet is simulated, unless Kafka is what it is judged for', () => {
    expect(read({ changes: { saslUsername: 'gym' } }).faults).toEqual([])
    expect(read({ changes: {} }, { asKafka: true }).faults).toMatchObject([{ name: 'brokers' }])
  })

  it('changes nothing that the command line or the environment says, and says who does', () => {
    const fixed: FixedSettings = {
      given: { topic: 't', bikes: 2 },
      sayers: {
        topic: { origin: 'command_line', as: '--topic' },
        bikes: { origin: 'environment', as: 'DELOTON_BIKES' }
      }
    }
    const { faults, given } = read({ changes: { topic: 'u', bikes: null } }, { fixed })
    expect(faults).toEqual([
      { name: 'topic', sentence: 'Given by --topic on the command line; it can be changed only there.' },
      { name: 'bikes', sentence: 'Given by DELOTON_BIKES in the environment; it can be changed only there.' }
    ])
    expect(given).toEqual({ topic: 't', bikes: 2 })
  })

  it('names no captured log', () => {
    expect(read({ changes: { source: 'log-file' } }).faults).toMatchObject([{ name: 'source' }])
  })
})

describe('An own certificate authority', () => {
  it('is a certificate that is handed over, kept in the data folder, and never a file that a page names', () => {
    expect(read({ changes: { caFile: '/etc/shadow' } }).faults).toMatchObject([{ name: 'caFile' }])
    const { faults, changes, given, certificates } = read({ ca_pem: `Subject: x\n${testCertificate}` })
    expect(faults).toEqual([])
    expect(changes.caFile).toMatch(/^\/data\/certificates\/[0-9a-f]{16}\.pem$/)
    expect(given.caFile).toBe(changes.caFile)
    expect(certificates?.path).toBe(changes.caFile)
  })

  it('can be left out again', () => {
    expect(read({ changes: { caFile: null } }, { stored: { caFile: '/ca.pem' } })).toMatchObject({
      faults: [],
      changes: { caFile: null },
      given: {}
    })
  })

  it.each(['', 'no certificate', '-----BEGIN CERTIFICATE-----\nAAAA\n-----END CERTIFICATE-----'])(
    'is refused where there is no certificate in it: %j',
    (pem) => {
      expect(read({ ca_pem: pem })).toMatchObject({ faults: [{ name: 'caFile' }], changes: {}, certificates: null })
    }
  )
})

describe('What the page and the API are served by', () => {
  const path = '/etc/shadow'

  it.each(['tlsCertFile', 'tlsKeyFile'] as const)('is no file that a page names: %s', (name) => {
    const { faults, changes } = read({ changes: { [name]: path } })
    expect(faults).toEqual([{ name, sentence: expect.stringContaining('can not be named here') }])
    expect(changes).toEqual({})
  })

  it('can be left out again, the certificate with its key', () => {
    const stored = { tlsCertFile: '/cert.pem', tlsKeyFile: '/key.pem' }
    expect(read({ changes: { tlsCertFile: null, tlsKeyFile: null } }, { stored })).toMatchObject({
      faults: [],
      given: {}
    })
    expect(read({ changes: { tlsKeyFile: null } }, { stored }).faults).toEqual([
      { name: 'tlsCertFile', sentence: expect.stringContaining('needs its key') }
    ])
    expect(read({ changes: { tlsCertFile: null } }, { stored }).faults).toEqual([
      { name: 'tlsKeyFile', sentence: expect.stringContaining('needs its certificate') }
    ])
    expect(read({ changes: { gymName: 'Harbour' } }, { stored }).faults).toEqual([])
  })

  it('may be open to others without TLS: that is for the page to warn of', () => {
    expect(read({ changes: { listen: '0.0.0.0' } })).toMatchObject({ faults: [], given: { listen: '0.0.0.0' } })
    expect(read({ changes: { listen: 'everywhere' } }).faults).toMatchObject([{ name: 'listen' }])
  })

  it('takes fewer requests at once than in a second, and names of hosts in small letters', () => {
    expect(read({ changes: { apiRate: '100', apiBurst: '5', hostNames: 'Console.gym.example, desk' } })).toMatchObject({
      faults: [],
      given: { apiRate: 100, apiBurst: 5, hostNames: ['console.gym.example', 'desk'] }
    })
  })
})
