import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { logLevel } from 'kafkajs'
import { describe, expect, it, onTestFinished } from 'vitest'
import type { KafkaSettings } from '../../../../../../src/main/engine/ports'
import { clientConfig } from '../../../../../../src/main/engine/sources/kafka/client-config'
import { makeTemporaryFolder } from '../../../../../support/temporary-folder'

const plain: KafkaSettings = {
  brokers: ['a:1', 'b:2'],
  topic: 'deloton',
  from: 'earliest',
  tls: false,
  caFile: null,
  sasl: null
}
const silent = { debug: () => undefined }
const configOf = (settings: Partial<KafkaSettings>) => clientConfig({ ...plain, ...settings }, 'client', silent)

describe('clientConfig', () => {
  it('connects in plain without a login unless asked otherwise', () => {
    expect(configOf({})).toMatchObject({ clientId: 'client', brokers: ['a:1', 'b:2'] })
    expect(configOf({})).not.toHaveProperty('ssl')
    expect(configOf({})).not.toHaveProperty('sasl')
  })

  it('trusts the authorities of the system by TLS', () => {
    expect(configOf({ tls: true }).ssl).toBe(true)
  })

  it('trusts a CA file instead of them, and still checks the certificate', () => {
    const folder = makeTemporaryFolder()
    onTestFinished(folder.remove)
    const caFile = join(folder.path, 'ca.pem')
    writeFileSync(caFile, 'PEM')
    expect(configOf({ tls: true, caFile }).ssl).toEqual({ ca: ['PEM'] })
  })

  it('throws where the CA file can not be read, rather than trusting somebody else', () => {
    expect(() => configOf({ tls: true, caFile: '/no/such/ca.pem' })).toThrow('ENOENT')
  })

  it.each(['plain', 'scram-sha-256', 'scram-sha-512'] as const)('logs in by %s', (mechanism) => {
    const sasl = { mechanism, username: 'key', password: 'secret' }
    expect(configOf({ sasl })).toMatchObject({ sasl })
    expect(configOf({ sasl, tls: true })).toMatchObject({ sasl, ssl: true })
  })

  it('finds a broker that comes back within seconds, for a long time', () => {
    const { retry } = configOf({})
    expect(retry).toMatchObject({ initialRetryTime: 200, maxRetryTime: 2_000, retries: 20 })
  })

  it('hands what kafkajs reports to the log, without its fields: they may hold addresses and messages', () => {
    const told: [object, string][] = []
    const config = clientConfig(plain, 'client', { debug: (fields, message) => told.push([fields, message]) })
    const entry = { namespace: 'Connection', level: logLevel.ERROR, label: 'ERROR' }
    config.logCreator?.(logLevel.WARN)({
      ...entry,
      log: { timestamp: '', message: 'Connection error', password: 'secret', stack: 'at x' }
    })
    expect(told).toEqual([[{ namespace: 'Connection' }, 'Connection error']])
  })
})
