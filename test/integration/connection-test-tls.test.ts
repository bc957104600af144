import { mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import { createServer, connect as open, type Server, type Socket } from 'node:net'
import { join } from 'node:path'
import { createServer as createTlsServer } from 'node:tls'
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest'
import type { KafkaSettings } from '../../src/main/engine/ports'
import { find, password, riding, run, states, user } from '../support/connection-test-run'
import { plainKafka } from '../support/in-process-pipeline'
import { produce, whyNoKafka } from '../support/kafka'
import { type KafkaBroker, startBroker } from '../support/kafka-broker'
import { makeCertificate, storePassword } from '../support/kafka-broker/certificate'
import { addScramUser, scramConfig } from '../support/kafka-broker/scram-user'
import { makeTemporaryFolder } from '../support/temporary-folder'

describe.skipIf(whyNoKafka() !== null)('the connection test against a Kafka with TLS', () => {
  const other = makeTemporaryFolder()
  let broker: KafkaBroker
  let otherCaFile: string
  const loginBy = (mechanism: 'plain' | 'scram-sha-256' | 'scram-sha-512', secret = password): KafkaSettings => ({
    ...tls(),
    brokers: [broker.sasl?.bootstrap ?? ''],
    sasl: { mechanism, username: user.username, password: secret }
  })
  const tls = (): KafkaSettings => ({
    ...plainKafka(broker.ssl?.bootstrap ?? '', 'deloton'),
    tls: true,
    caFile: broker.ssl?.caFile ?? null
  })

  beforeAll(async () => {
    broker = await startBroker({ user, tls: true, topics: { deloton: 1 }, config: scramConfig })
    await addScramUser(broker.bootstrap, user.username, password)
    await produce(broker.bootstrap, 'deloton', riding())
    otherCaFile = (await makeCertificate(other.path)).caFile
  })
  afterAll(async () => {
    await broker?.destroy()
    other.remove()
  })

  it('reads by TLS with the CA of the broker', async () => {
    const steps = await run(tls())
    expect(states(steps)).toBe('dns ok, tcp ok, tls ok, sasl skipped, topic ok, sample ok')
    expect(find(steps, 'tls').detail).toMatch(/TLSv1\.3, certificate valid until \d{4}-\d\d-\d\d$/)
  })

  it.each(['plain', 'scram-sha-256', 'scram-sha-512'] as const)(
    'logs in by %s, and not with a wrong password',
    async (by) => {
      expect(states(await run(loginBy(by)))).toBe('dns ok, tcp ok, tls ok, sasl ok, topic ok, sample ok')
      const wrong = await run(loginBy(by, 'wrong'))
      expect(states(wrong)).toBe('dns ok, tcp ok, tls ok, sasl failed, topic skipped, sample skipped')
      expect(find(wrong, 'sasl').sentence).toContain('The password or key is not accepted')
      const unknown = { mechanism: by, username: 'nobody', password }
      expect(find(await run({ ...loginBy(by), sasl: unknown }), 'sasl').sentence).toContain('is not accepted')
    }
  )

  it('says what is wrong with the CA', async () => {
    const sentence = async (caFile: string | null): Promise<string> => {
      const steps = await run({ ...tls(), caFile })
      expect(states(steps)).toBe('dns ok, tcp ok, tls failed, sasl skipped, topic skipped, sample skipped')
      return find(steps, 'tls').sentence
    }
    const noCertificate = join(other.path, 'empty.pem')
    writeFileSync(noCertificate, 'nothing')
    const folder = join(other.path, 'folder.pem')
    mkdirSync(folder)
    expect(await sentence(otherCaFile)).toContain(`not signed by the authority in ${otherCaFile}`)
    expect(await sentence(null)).toContain('not signed by an authority this machine knows; give its CA file')
    expect(await sentence('/no/such/ca.pem')).toContain('There is no CA file /no/such/ca.pem')
    expect(await sentence(folder)).toContain('can not be read')
    expect(await sentence(noCertificate)).toContain('There is no certificate in the CA file')
  })

  it('says that the certificate is for another name', async () => {
    const port = Number((broker.ssl?.bootstrap ?? '').split(':')[1])
    const steps = await run(
      { ...tls(), brokers: [`kafka.gym:${port}`] },
      { resolve: async () => ['127.0.0.1'], connect: () => open({ host: '127.0.0.1', port }) }
    )
    expect(find(steps, 'tls')).toMatchObject({
      state: 'failed',
      sentence: expect.stringContaining('is for localhost, 127.0.0.1, not for kafka.gym')
    })
  })

  it('says that a port speaks TLS when it is spoken to in plain, with a user and without', async () => {
    const none = await run({ ...tls(), tls: false })
    expect(states(none)).toBe('dns ok, tcp ok, tls skipped, sasl skipped, topic failed, sample skipped')
    expect(find(none, 'topic').sentence).toContain('speaks TLS; turn TLS on')
    const withUser = await run({ ...loginBy('plain'), tls: false })
    expect(find(withUser, 'sasl').sentence).toContain('speaks TLS; turn TLS on')
  })

  it('says that the broker asks for a certificate of the client', async () => {
    const { keystoreFile, caFile } = await makeCertificate(other.path)
    const server = createTlsServer({
      pfx: readFileSync(keystoreFile),
      passphrase: storePassword,
      requestCert: true,
      rejectUnauthorized: true
    })
    server.on('tlsClientError', () => undefined)
    const port = await listen(server)
    const steps = await run({ ...plainKafka(`127.0.0.1:${port}`, 'deloton'), tls: true, caFile })
    await close(server)
    expect(steps.find(({ state }) => state === 'failed')?.sentence).toContain('asks for a certificate of the client')
  })
})

describe('the connection test against what is no Kafka', () => {
  const servers: Server[] = []
  const sockets: Socket[] = []
  const serve = (answer: (socket: Socket) => void): Promise<number> => {
    const server = createServer((socket) => {
      sockets.push(socket.on('error', () => undefined))
      answer(socket)
    })
    servers.push(server)
    return listen(server)
  }
  afterEach(async () => {
    for (const socket of sockets.splice(0)) socket.destroy()
    for (const server of servers.splice(0)) await close(server)
  })

  it.each([
    ['in plain', false, 'topic'],
    ['by TLS', true, 'tls']
  ] as const)('does not wait for a server that accepts and never answers, %s', async (_how, tls, step) => {
    const port = await serve(() => undefined)
    const steps = await run({ ...plainKafka(`127.0.0.1:${port}`, 'deloton'), tls })
    expect(find(steps, step)).toMatchObject({ state: 'failed', sentence: expect.stringContaining('does not answer') })
  })

  it.each([
    ['hangs up', (socket: Socket) => void socket.on('data', () => socket.end())],
    ['speaks HTTP', (socket: Socket) => void socket.on('data', () => socket.end('HTTP/1.1 400 Bad Request\r\n\r\n'))]
  ])('says that a server that %s is not Kafka', async (_what, answer) => {
    const port = await serve(answer)
    const steps = await run(plainKafka(`127.0.0.1:${port}`, 'deloton'))
    expect(find(steps, 'topic')).toMatchObject({
      state: 'failed',
      sentence: expect.stringContaining('closes the connection before it answers')
    })
  })

  it('does not wait for a name server that never answers', async () => {
    const steps = await run(plainKafka('kafka.gym:9092', 'deloton'), { resolve: () => new Promise(() => undefined) })
    expect(find(steps, 'dns')).toMatchObject({ state: 'failed', sentence: expect.stringContaining('No name server') })
  })
})

function listen(server: Server): Promise<number> {
  return new Promise((resolve) => {
    server.listen(0, '127.0.0.1', () => {
      const address = server.address()
      resolve(typeof address === 'object' && address !== null ? address.port : 0)
    })
  })
}

function close(server: Server): Promise<void> {
  return new Promise((resolve) => server.close(() => resolve()))
}
