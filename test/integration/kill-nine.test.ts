import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { type ConsoleProcess, startConsole } from '../support/console-process'
import { isAtEnd } from '../support/in-process-pipeline'
import {
  type BrokerForTests,
  brokerForTests,
  dumpTopic,
  type MessageToProduce,
  produce,
  whyNoKafka
} from '../support/kafka'
import { referenceRides } from '../support/reference-rides'
import { rideMessages } from '../support/ride-messages'
import { checkIntegrity, dumpOfReference, dumpPartitions, dumpRides } from '../support/store-dump'
import { makeTemporaryFolder, type TemporaryFolder } from '../support/temporary-folder'

const kills = 5
/** 24 bikes with rides of four minutes, one after the other: 103,776 messages. */
const bikes = 24
const ridesPerBike = 9
const secondsPerRide = 238
/** Slow enough that every kill comes while messages are being read. */
const messagesAtOnce = 1_000
const pauseMs = 120

describe.skipIf(whyNoKafka() !== null)('a console that is killed while it reads', () => {
  let broker: BrokerForTests
  let folder: TemporaryFolder
  beforeAll(async () => {
    broker = await brokerForTests()
    folder = makeTemporaryFolder()
  })
  afterAll(async () => {
    folder?.remove()
    await broker?.destroy()
  })

  /** Three partitions: two with many keyed bikes, one with a single bike and no key. Interleaved as bikes write. */
  const fleet = (startMs: number): MessageToProduce[] => {
    const perBike = Array.from({ length: bikes }, (_, bike) =>
      Array.from({ length: ridesPerBike }, (_, ride) =>
        rideMessages({
          bike: bike === 0 ? null : `SN${String(bike).padStart(4, '0')}`,
          riderId: 100 + bike * 10 + (ride % 3),
          startMs: startMs + bike * 17 + ride * (secondsPerRide + 4) * 1_000,
          seconds: secondsPerRide,
          partition: bike === 0 ? 2 : bike % 2
        })
      ).flat()
    )
    const longest = Math.max(...perBike.map((messages) => messages.length))
    return Array.from({ length: longest }, (_, index) => perBike.flatMap((messages) => messages[index] ?? [])).flat()
  }

  it(`loses nothing and stores nothing twice over ${kills} kills in 100,000 messages`, async () => {
    const topic = `kill-nine-${Date.now()}`
    await broker.createTopic(topic, 3)
    const messages = fleet(Date.now() - ridesPerBike * (secondsPerRide + 4) * 1_000)
    expect(messages.length).toBeGreaterThan(100_000)
    const producing = (async () => {
      for (let first = 0; first < messages.length; first += messagesAtOnce) {
        await produce(broker.bootstrap, topic, messages.slice(first, first + messagesAtOnce))
        await new Promise((resolve) => setTimeout(resolve, pauseMs))
      }
    })()
    const args = ['--source', 'kafka', '--brokers', broker.bootstrap, '--topic', topic]
    const file = `${folder.path}/deloton.sqlite`
    const start = (): Promise<ConsoleProcess> => startConsole(folder.path, args)

    let before = 0
    for (let kill = 1; kill <= kills; kill += 1) {
      const console = await start()
      const target = Math.floor((messages.length * kill) / (kills + 1))
      await console.until(
        `${target} messages are read`,
        ({ partitions }) => partitions.reduce((sum, { next_offset }) => sum + next_offset, 0) >= target
      )
      await console.kill()
      expect(checkIntegrity(file)).toBe('ok')
      const after = dumpPartitions(file).reduce((sum, { next_offset }) => sum + next_offset, 0)
      expect(after).toBeGreaterThan(before)
      expect(after).toBeLessThan(messages.length)
      before = after
    }
    await producing

    const last = await start()
    const status = await last.until(
      'all is read',
      (now) => isAtEnd(now) && now.partitions.reduce((sum, { next_offset }) => sum + next_offset, 0) === messages.length
    )
    expect(status.adds_up).toBe(true)
    expect(await last.stop()).toBe(0)

    const dumped = (await dumpTopic(broker.bootstrap, topic)).map((each) => ({ ...each, offset: Number(each.offset) }))
    const reference = referenceRides(dumped)
    expect(status.counters).toEqual(reference.counters)
    expect(dumpRides(file)).toEqual(dumpOfReference(reference))
    expect(reference.rides).toHaveLength(bikes * ridesPerBike)
  }, 180_000)
})
