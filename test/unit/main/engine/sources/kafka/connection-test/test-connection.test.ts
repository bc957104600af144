import { Socket } from 'node:net'
import { describe, expect, it } from 'vitest'
import type { KafkaSettings } from '../../../../../../../src/main/engine/ports'
import type { ConnectionTestPorts } from '../../../../../../../src/main/engine/sources/kafka/connection-test/ports'
import { testConnection } from '../../../../../../../src/main/engine/sources/kafka/connection-test/test-connection'
import {
  type ConnectionTestStep,
  connectionTestStepSchema
} from '../../../../../../../src/shared/domain/connection-test'

const password = 'open sesame'
const settings: KafkaSettings = {
  brokers: ['kafka.gym:9092'],
  topic: 'deloton',
  from: 'earliest',
  tls: false,
  caFile: null,
  sasl: { mechanism: 'plain', username: 'gym', password }
}

const coded = (code: string): Error => Object.assign(new Error(code), { code })

/** A world of its own: names are known, and a connection goes the way that its port says. */
function world(changes: Partial<ConnectionTestPorts> = {}) {
  const sockets: Socket[] = []
  const dialled: string[] = []
  let nowMs = 0
  const ports: ConnectionTestPorts = {
    resolve: async () => ['10.0.0.5'],
    connect: (host, port) => {
      const socket = new Socket()
      sockets.push(socket)
      dialled.push(`${host}:${port}`)
      // What is beyond an accepted connection hangs up at once.
      if (port === 9092) process.nextTick(() => socket.emit('connect') && socket.destroy(coded('ECONNRESET')))
      else process.nextTick(() => socket.destroy(coded('ECONNREFUSED')))
      return socket
    },
    now: () => {
      nowMs += 7
      return nowMs
    },
    signal: new AbortController().signal,
    randomName: () => 'name',
    log: { debug: () => undefined },
    ...changes
  }
  return { ports, sockets, dialled }
}

async function stepsOf(changed: Partial<KafkaSettings>, ports: ConnectionTestPorts): Promise<ConnectionTestStep[]> {
  const steps: ConnectionTestStep[] = []
  for await (const step of testConnection({ ...settings, ...changed }, ports)) {
    steps.push(connectionTestStepSchema.parse(step))
  }
  expect(steps.map(({ step }) => step)).toEqual(['dns', 'tcp', 'tls', 'sasl', 'topic', 'sample'])
  expect(JSON.stringify(steps)).not.toContain(password)
  return steps
}
const states = (steps: readonly ConnectionTestStep[]): string[] => steps.map(({ state }) => state)

describe('testConnection', () => {
  it('skips what follows a name that is not known, and connects to nothing', async () => {
    const { ports, dialled } = world({
      resolve: () => Promise.reject(coded('ENOTFOUND'))
    })
    const steps = await stepsOf({}, ports)
    expect(states(steps)).toEqual(['failed', 'skipped', 'skipped', 'skipped', 'skipped', 'skipped'])
    expect(steps[0]).toMatchObject({ sentence: expect.stringContaining('kafka.gym is not known'), detail: 'ENOTFOUND' })
    expect(steps[1]?.sentence).toBe('Not tried, because an earlier step failed.')
    expect(dialled).toEqual([])
  })

  it('skips what follows a port where nothing listens, and closes what it opened', async () => {
    const { ports, sockets } = world()
    const steps = await stepsOf({ brokers: ['kafka.gym:1'] }, ports)
    expect(states(steps)).toEqual(['ok', 'failed', 'skipped', 'skipped', 'skipped', 'skipped'])
    expect(steps[0]?.detail).toBe('kafka.gym: 10.0.0.5')
    expect(sockets.map(({ destroyed }) => destroyed)).toEqual([true])
  })

  it('goes on with those of several brokers that are reached', async () => {
    const { ports, dialled } = world({
      resolve: async (host) => (host === 'nowhere' ? Promise.reject(new Error('?')) : ['10.0.0.5'])
    })
    const steps = await stepsOf({ brokers: ['nowhere:9092', 'a:1', 'b:9092'] }, ports)
    expect(states(steps).slice(0, 3)).toEqual(['ok', 'ok', 'skipped'])
    expect(steps[0]).toMatchObject({ sentence: 'The names of 2 of 3 brokers are known.' })
    expect(steps[1]).toMatchObject({
      sentence: '1 of 2 brokers accepts connections.',
      detail: 'Nothing listens at a:1; check the port, and that Kafka is running there.'
    })
    expect(new Set(dialled.slice(2))).toEqual(new Set(['b:9092']))
  })

  it('says what the CA file lacks before it uses it', async () => {
    const { ports } = world()
    const steps = await stepsOf({ tls: true, caFile: '/no/such/ca.pem' }, ports)
    expect(states(steps)).toEqual(['ok', 'ok', 'failed', 'skipped', 'skipped', 'skipped'])
    expect(steps[2]?.sentence).toBe('There is no CA file /no/such/ca.pem; check its path.')
  })

  it('measures each step by the clock it is given', async () => {
    const { ports } = world({ resolve: () => Promise.reject(new Error('?')) })
    for (const { took_ms } of await stepsOf({}, ports)) expect(took_ms % 7).toBe(0)
  })

  it('does nothing at all when it was stopped before', async () => {
    const { ports, dialled } = world({ signal: AbortSignal.abort() })
    const steps = await stepsOf({}, ports)
    expect(new Set(steps.map(({ state, sentence }) => `${state} ${sentence}`))).toEqual(
      new Set(['skipped The test was stopped.'])
    )
    expect(dialled).toEqual([])
  })

  it('ends in the middle of a step when it is stopped', async () => {
    const stopping = new AbortController()
    const { ports, sockets } = world({ signal: stopping.signal })
    const silent = (): Socket => {
      const socket = new Socket()
      sockets.push(socket)
      process.nextTick(() => stopping.abort())
      return socket
    }
    const steps = await stepsOf({}, { ...ports, connect: silent })
    expect(states(steps)).toEqual(['ok', 'skipped', 'skipped', 'skipped', 'skipped', 'skipped'])
    expect(steps[1]?.sentence).toBe('The test was stopped.')
    expect(sockets.map(({ destroyed }) => destroyed)).toEqual([true])
  })

  it('is a failed step when a port of ours throws, never an exception', async () => {
    const { ports } = world({
      connect: () => {
        throw new RangeError('port')
      }
    })
    expect(states(await stepsOf({}, ports))).toEqual(['ok', 'failed', 'skipped', 'skipped', 'skipped', 'skipped'])
  })
})
