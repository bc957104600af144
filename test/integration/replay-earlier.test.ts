import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest'
import { dataFile } from '../../src/main/engine/store/files'
import { type ConsoleProcess, deloton, startConsole } from '../support/console-process'
import { isAtEnd } from '../support/in-process-pipeline'
import {
  type BrokerForTests,
  brokerForTests,
  dumpTopic,
  type MessageToProduce,
  produce,
  whyNoKafka
} from '../support/kafka'
import { type ReferenceMessage, referenceRides } from '../support/reference-rides'
import { rideMessages } from '../support/ride-messages'
import { checkIntegrity, dumpOfReference, dumpPartitions, dumpRides } from '../support/store-dump'
import { makeTemporaryFolder, type TemporaryFolder } from '../support/temporary-folder'

const earlier = 'before %'
const partitions = 2
const bikes = 4

describe.skipIf(whyNoKafka() !== null)('deloton replay --earlier', () => {
  let broker: BrokerForTests
  const folders: TemporaryFolder[] = []
  let running: ConsoleProcess | null = null
  beforeAll(async () => {
    broker = await brokerForTests()
  })
  afterEach(async () => {
    await running?.kill()
    running = null
    for (const folder of folders.splice(0)) folder.remove()
  })
  afterAll(() => broker?.destroy())

  const newFolder = (): string => {
    const folder = makeTemporaryFolder()
    folders.push(folder)
    return folder.path
  }
  /** Rides of all bikes, interleaved as bikes write; each begins where `startMs` says and is in the middle at the end. */
  const rides = (startMs: number, seconds: number): MessageToProduce[] => {
    const perBike = Array.from({ length: bikes }, (_, bike) =>
      rideMessages({
        bike: `SN000${bike + 1}`,
        riderId: 100 + bike,
        startMs: startMs + bike * 17,
        seconds,
        partition: bike % partitions
      })
    )
    return Array.from({ length: perBike[0]?.length ?? 0 }, (_, turn) =>
      perBike.flatMap((messages) => messages[turn] ?? [])
    ).flat()
  }
  const startFromLatest = async (dataDir: string, topic: string): Promise<ConsoleProcess> => {
    const args = ['--source', 'kafka', '--brokers', broker.bootstrap, '--topic', topic, '--from', 'latest']
    running = await startConsole(dataDir, args)
    await running.until('it reads the topic', (status) => isAtEnd(status) && status.partitions.length === partitions)
    return running
  }
  const replayEarlier = (dataDir: string) => deloton('replay', '--earlier', '--data-dir', dataDir)
  const stop = async (): Promise<void> => {
    expect(await running?.stop()).toBe(0)
    running = null
  }

  it('imports what the topic holds from before the store began, once, while live data goes on', async () => {
    const topic = `earlier-${Date.now()}`
    const dataDir = newFolder()
    await broker.createTopic(topic, partitions)
    const whole = rides(Date.now() - 3_600_000, 1_000)
    // The store begins in the middle of these rides.
    const before = whole.slice(0, whole.length / 2)
    await produce(broker.bootstrap, topic, before)
    const live = await startFromLatest(dataDir, topic)
    const after = whole.slice(before.length)
    await produce(broker.bootstrap, topic, after.slice(0, after.length / 2))
    const [replayed] = await Promise.all([
      replayEarlier(dataDir),
      produce(broker.bootstrap, topic, after.slice(after.length / 2))
    ])
    const count = new Intl.NumberFormat('en').format(before.length)
    expect(replayed).toMatchObject({ code: 0, stderr: '' })
    expect(replayed.stdout).toMatch(new RegExp(`^${topic}: ${count} messages imported\nstored .* = ${count}\n$`))
    expect((await replayEarlier(dataDir)).stdout).toContain(`nothing new, its ${count} messages were imported before`)

    const status = await live.until(
      'all is read',
      (now) => isAtEnd(now) && now.partitions.reduce((sum, { next_offset }) => sum + next_offset, 0) === whole.length
    )
    expect(status).toMatchObject({ state: 'live', topic, adds_up: true, gaps: [] })
    expect(status.partitions.map(({ start_offset }) => start_offset)).toEqual(
      Array.from({ length: partitions }, () => before.length / partitions)
    )
    await stop()

    const dumped = (await dumpTopic(broker.bootstrap, topic)).map(
      (each): ReferenceMessage => ({ ...each, offset: Number(each.offset) })
    )
    const isEarlier = ({ offset }: ReferenceMessage): boolean => offset < before.length / partitions
    const store = dataFile(dataDir)
    const imported = referenceRides(dumped.filter(isEarlier), 600_000, true)
    expect(dumpRides(store, earlier)).toEqual(dumpOfReference(imported))
    const liveRides = dumpRides(store).filter(
      ({ origin }) => Number(origin.split('@')[1]) >= before.length / partitions
    )
    const expected = referenceRides(dumped.filter((message) => !isEarlier(message)))
    // They may have ended by their age by now.
    const withoutEnds = <Ride extends { end_ms: number | null }>(list: Ride[]) =>
      list.map((ride) => ({ ...ride, end_ms: 0 }))
    expect(withoutEnds(liveRides)).toEqual(withoutEnds(dumpOfReference(expected)))
    expect(status.counters).toEqual(expected.counters)
    expect(dumpPartitions(store, earlier).map(({ start_offset, next_offset }) => [start_offset, next_offset])).toEqual(
      Array.from({ length: partitions }, () => [0, before.length / partitions])
    )
    expect(checkIntegrity(store)).toBe('ok')
  })

  it('goes without a console, as the last one read', async () => {
    const topic = `earlier-offline-${Date.now()}`
    const dataDir = newFolder()
    await broker.createTopic(topic, partitions)
    await produce(broker.bootstrap, topic, rides(Date.now() - 3_600_000, 50))
    await startFromLatest(dataDir, topic)
    await stop()
    expect(await replayEarlier(dataDir)).toMatchObject({
      code: 0,
      stderr: '',
      stdout: expect.stringContaining('messages imported\n')
    })
    expect(dumpRides(dataFile(dataDir), earlier)).toHaveLength(bikes)
    expect(dumpRides(dataFile(dataDir), earlier).every(({ end_ms }) => end_ms !== null)).toBe(true)
  })

  it('says that nothing is older, or that nothing was read of the topic yet', async () => {
    const topic = `earlier-none-${Date.now()}`
    const dataDir = newFolder()
    await broker.createTopic(topic, partitions)
    const settings = ['--source', 'kafka', '--brokers', broker.bootstrap, '--topic', topic]
    expect(await deloton('replay', '--earlier', '--data-dir', dataDir, ...settings)).toEqual({
      code: 1,
      stdout: '',
      stderr: `deloton: This store has read nothing of ${topic} on this cluster yet.\n`
    })
    await startFromLatest(dataDir, topic)
    const none = await replayEarlier(dataDir)
    expect(none).toEqual({
      code: 0,
      stdout: `${topic}: nothing to import\n${topic} holds nothing from before this store began.\n`,
      stderr: ''
    })
    expect(dumpPartitions(dataFile(dataDir), earlier)).toEqual([])
  })
})
