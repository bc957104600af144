import { spawn } from 'node:child_process'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { Status } from '../../src/shared/domain/status'
import { deloton, startConsole } from '../support/console-process'
import { findFreePort } from '../support/free-port'
import { type BrokerForTests, brokerForTests, dumpTopic, produce, whyNoKafka } from '../support/kafka'
import { fromProject } from '../support/project'
import { makeTemporaryFolder, type TemporaryFolder } from '../support/temporary-folder'

const topicOf = (name: string): string => `cli-${name}-${process.pid}-${Date.now()}`

describe.skipIf(whyNoKafka() !== null)('deloton simulate', () => {
  let broker: BrokerForTests
  let folder: TemporaryFolder
  beforeAll(async () => {
    folder = makeTemporaryFolder()
    broker = await brokerForTests()
    await untilTopicsCanBeRead()
  })
  afterAll(async () => {
    await broker.destroy()
    folder.remove()
  })

  /** The part of a broker that knows consumers may still be loading when it has just started. */
  async function untilTopicsCanBeRead(): Promise<void> {
    const topic = topicOf('first')
    await broker.createTopic(topic)
    await produce(broker.bootstrap, topic, [{ value: 'x' }])
    for (let attempt = 1; ; attempt += 1) {
      try {
        await dumpTopic(broker.bootstrap, topic)
        return
      } catch (error) {
        if (attempt === 20) throw error
      }
    }
  }

  const simulate = (topic: string, ...args: string[]) =>
    deloton('simulate', '--brokers', broker.bootstrap, '--topic', topic, ...args)

  it('produces just as many messages as asked for, each bike to one partition, in its order', async () => {
    const topic = topicOf('counted')
    await broker.createTopic(topic, 3)
    const ended = await simulate(topic, '--bikes', '6', '--rate', '200', '--messages', '3000')
    expect(ended).toEqual({ code: 0, stdout: '', stderr: `deloton: 3000 messages produced to ${topic}.\n` })

    const messages = await dumpTopic(broker.bootstrap, topic)
    expect(messages).toHaveLength(3_000)
    const partitionsByKey = new Map<string, Set<number>>()
    for (const { key, partition } of messages) {
      const bike = key?.toString() ?? 'no key'
      partitionsByKey.set(bike, (partitionsByKey.get(bike) ?? new Set()).add(partition))
    }
    expect(partitionsByKey.has('no key')).toBe(false)
    expect(partitionsByKey.size).toBeGreaterThan(1)
    expect(partitionsByKey.size).toBeLessThanOrEqual(6)
    for (const partitions of partitionsByKey.values()) expect(partitions.size).toBe(1)
  })

  it('ends with 0 after SIGTERM and says how much it produced', async () => {
    const topic = topicOf('stopped')
    await broker.createTopic(topic)
    const args = ['simulate', '--brokers', broker.bootstrap, '--topic', topic, '--bikes', '4', '--rate', '50']
    const child = spawn(process.execPath, [fromProject('out', 'main', 'cli.js'), ...args], {
      stdio: ['ignore', 'ignore', 'pipe']
    })
    let stderr = ''
    child.stderr.on('data', (chunk: Buffer) => {
      stderr += chunk.toString()
    })
    const ended = new Promise<number | null>((resolve) => child.once('close', (code) => resolve(code)))
    while ((await dumpTopic(broker.bootstrap, topic)).length === 0)
      await new Promise((resolve) => setTimeout(resolve, 200))
    child.kill('SIGTERM')
    expect(await ended).toBe(0)
    const said = /^deloton: (\d+) messages produced to (\S+)\.\n$/.exec(stderr)
    expect(said?.[2]).toBe(topic)
    expect(await dumpTopic(broker.bootstrap, topic)).toHaveLength(Number(said?.[1]))
  })

  it('refuses a topic that does not exist in one line', async () => {
    const topic = topicOf('absent')
    expect(await simulate(topic, '--messages', '1')).toEqual({
      code: 1,
      stdout: '',
      stderr: `deloton: The topic "${topic}" does not exist on the broker.\n`
    })
  })

  it('says in one line that no broker answers', async () => {
    const brokers = `127.0.0.1:${await findFreePort()}`
    expect(await deloton('simulate', '--brokers', brokers, '--topic', 'deloton')).toEqual({
      code: 1,
      stdout: '',
      stderr: `deloton: No Kafka broker answers at ${brokers}.\n`
    })
  })

  it('feeds a console, whose figures the status command still knows when it has stopped', async () => {
    const topic = topicOf('read')
    await broker.createTopic(topic, 2)
    await simulate(topic, '--bikes', '4', '--rate', '200', '--messages', '1000')
    const dataDir = join(folder.path, 'gym')
    const served = await startConsole(dataDir, ['--source', 'kafka', '--brokers', broker.bootstrap, '--topic', topic])
    const sum = ({ counters }: Status): number => Object.values(counters).reduce((all, each) => all + each, 0)
    const live = await served.until('all is read', (status) => sum(status) === 1_000)
    expect(live.counters.quarantined).toBe(0)
    expect(await served.stop()).toBe(0)

    const { code, stdout } = await deloton('status', '--json', '--data-dir', dataDir)
    expect(code).toBe(0)
    const stored = JSON.parse(stdout) as Status
    expect(stored).toMatchObject({ running: false, world: 'gym', source: 'kafka', topic, brokers: [broker.bootstrap] })
    expect(stored.counters).toEqual(live.counters)
    expect(stored.partitions.map(({ next_offset }) => next_offset)).toEqual(
      live.partitions.map(({ next_offset }) => next_offset)
    )
  })
})
