import { performance } from 'node:perf_hooks'
import { setTimeout as delay } from 'node:timers/promises'
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest'
import type { KafkaSettings } from '../../../src/main/engine/ports'
import { median, sized, takeSeed, tellFigures, worst } from '../../support/fault-run'
import { findFreePort } from '../../support/free-port'
import { isAtEnd, type PipelineUnderTest, plainKafka, startPipeline } from '../../support/in-process-pipeline'
import { dumpTopic, openWriter, produce, whyNoKafka } from '../../support/kafka'
import { type KafkaBroker, startBroker } from '../../support/kafka-broker'
import { makeCertificate } from '../../support/kafka-broker/certificate'
import { type FaultProxy, startFaultProxy } from '../../support/kafka-broker/fault-proxy'
import { rideMessages } from '../../support/ride-messages'
import { seededRandom } from '../../support/seeded-random'
import { compareWithTopic } from '../../support/store-against-topic'
import { checkIntegrity } from '../../support/store-dump'
import { makeTemporaryFolder, type TemporaryFolder } from '../../support/temporary-folder'

const silenceLimitMs = 600_000
const restarts = sized(20, 3)
/** In the shorter form the clock of the source runs faster, and what it waits for comes sooner. */
const clockSpeed = sized(1, 5)
const fast = (): number => performance.now() * clockSpeed
const bannerWithinMs = 20_000 / clockSpeed
/** 30 s of the source's clock without an answer; then the old client may take its time to go, on the real one. */
const rebuiltWithinMs = 30_000 / clockSpeed + 15_000

describe.skipIf(whyNoKafka() !== null)('a broker that fails', () => {
  let broker: KafkaBroker
  let proxy: FaultProxy
  const folders: TemporaryFolder[] = []
  const running: PipelineUnderTest[] = []
  let topics = 0

  beforeAll(async () => {
    const port = await findFreePort()
    proxy = await startFaultProxy(port, () => Number(broker.bootstrap.split(':')[1]))
    broker = await startBroker({ user: { username: 'gym', password: 'right' }, tls: true, proxyPort: port })
  })
  afterAll(async () => {
    await proxy?.close()
    await broker?.destroy()
  })
  afterEach(async () => {
    proxy.mode('all')
    broker.resume()
    await Promise.all(running.splice(0).map((pipeline) => pipeline.stop()))
    for (const folder of folders.splice(0)) folder.remove()
  })

  const newTopic = async (partitions = 1): Promise<string> => {
    topics += 1
    const topic = `faults-${topics}`
    await broker.createTopic(topic, partitions)
    return topic
  }
  const start = (settings: KafkaSettings, monotonic?: () => number): PipelineUnderTest => {
    const folder = makeTemporaryFolder()
    folders.push(folder)
    const pipeline = startPipeline(folder.path, settings, silenceLimitMs, monotonic)
    running.push(pipeline)
    return pipeline
  }
  /** A ride of now: silence by wall clock does not end it. */
  const ride = (riderId: number, bike = 'SN0001', partition = 0) =>
    rideMessages({ bike, riderId, startMs: Date.now() - 60_000, seconds: 10, partition })
  const heldAgainst = async (topic: string, pipeline: PipelineUnderTest): Promise<void> => {
    const { lost, twice, different } = compareWithTopic(
      pipeline.dataFile,
      await dumpTopic(broker.bootstrap, topic),
      silenceLimitMs
    )
    expect({ lost, twice, different }).toEqual({ lost: 0, twice: 0, different: [] })
    expect(pipeline.status().adds_up).toBe(true)
    expect(checkIntegrity(pipeline.dataFile)).toBe('ok')
  }

  it(`is read on when it comes back, ${restarts} times, stopped, killed or held, with nothing lost`, async () => {
    const random = seededRandom(takeSeed('broker restarts'))
    const topic = await newTopic(3)
    const pipeline = start(plainKafka(broker.bootstrap, topic))
    let riders = 0
    let isOver = false
    // Written all the while; what can not be written now is written later, perhaps twice: the topic is the truth.
    const writing = (async () => {
      while (!isOver) {
        riders += 1
        const bike = random.whole(1, 6)
        await produce(broker.bootstrap, topic, ride(riders, `SN000${bike}`, bike % 3)).catch(() => delay(200))
      }
    })()
    const backMs: number[] = []
    for (let restart = 0; restart < restarts; restart += 1) {
      await pipeline.until('it is live', ({ state }) => state === 'live', 60_000)
      const how = ['stop', 'kill', 'pause'][restart % 3]
      if (how === 'pause') {
        broker.pause()
        await delay(random.whole(500, sized(12_000, 1_500)))
        broker.resume()
      } else {
        await (how === 'stop' ? broker.stop() : broker.kill())
        await delay(random.whole(0, sized(4_000, 500)))
        await broker.start()
      }
      const upMs = performance.now()
      await pipeline.until(
        'it is live again',
        ({ state, partitions }) => state === 'live' && partitions.length === 3,
        60_000
      )
      backMs.push(performance.now() - upMs)
    }
    isOver = true
    await writing
    await pipeline.until('all is read', isAtEnd, 60_000)
    await heldAgainst(topic, pipeline)
    tellFigures('broker restarts', {
      restarts,
      ridesWritten: riders,
      medianMsToLive: Math.round(median(backMs)),
      worstMsToLive: Math.round(worst(backMs)),
      clientsBuilt: pipeline.sessions()
    })
  }, 1_800_000)

  const zombies: readonly (readonly [string, () => void, () => void])[] = [
    ['is cut off, its connections half-open', () => proxy.mode('nothing'), () => proxy.mode('all')],
    ['is held and never answers', () => broker.pause(), () => broker.resume()],
    ['answers everything but fetches', () => proxy.mode('no fetches'), () => proxy.mode('all')]
  ]
  it.each(zombies.slice(0, sized(3, 1)))(
    'is told of and given up when it %s, and nothing is lost',
    async (how, fail, mend) => {
      const topic = await newTopic(2)
      const writer = await openWriter(broker.bootstrap, topic)
      const pipeline = start(plainKafka(proxy.bootstrap, topic), fast)
      await writer.send(ride(1))
      await pipeline.until('the first ride is read', (now) => isAtEnd(now) && now.partitions[0]?.next_offset === 24)
      const sessions = pipeline.sessions()
      const began = performance.now()
      fail()
      const told = await pipeline.until('it is told', ({ state }) => state === 'disconnected', bannerWithinMs)
      const toldMs = performance.now() - began
      expect(told.message).toContain('has not answered')
      while (pipeline.sessions() === sessions && performance.now() - began < rebuiltWithinMs) await delay(20)
      const rebuiltMs = performance.now() - began
      expect(pipeline.sessions()).toBeGreaterThan(sessions)
      mend()
      await writer.send([...ride(2), ...ride(3, 'SN0002', 1)])
      await writer.close()
      await pipeline.until('the rest is read', (now) => isAtEnd(now) && now.partitions[0]?.next_offset === 48, 60_000)
      await heldAgainst(topic, pipeline)
      tellFigures('zombie', { how, clockSpeed, msToBanner: Math.round(toldMs), msToNewClient: Math.round(rebuiltMs) })
    },
    240_000
  )

  it('is told what is wrong with: the password, the user, the authority, the topic, by SASL and by TLS', async () => {
    const topic = await newTopic()
    const { sasl, ssl } = broker
    if (sasl === null || ssl === null) throw new Error('the broker has no secure listener')
    const other = makeTemporaryFolder()
    folders.push(other)
    const { caFile: otherCaFile } = await makeCertificate(other.path)
    const byTls: KafkaSettings = { ...plainKafka(ssl.bootstrap, topic), tls: true, caFile: ssl.caFile }
    const login = { mechanism: 'plain' as const, username: sasl.username, password: sasl.password }
    const bySasl: KafkaSettings = { ...byTls, brokers: [sasl.bootstrap], sasl: login }
    const wrong: readonly (readonly [KafkaSettings, string])[] = [
      [{ ...bySasl, sasl: { ...login, password: 'wrong' } }, 'refused the user name or password'],
      [{ ...bySasl, sasl: { ...login, username: 'nobody' } }, 'refused the user name or password'],
      [{ ...bySasl, caFile: otherCaFile }, 'certificate is not trusted'],
      [{ ...bySasl, caFile: null }, 'certificate is not trusted'],
      [{ ...bySasl, caFile: '/no/such/ca.pem' }, 'can not be read'],
      [{ ...bySasl, topic: 'missing-by-sasl' }, '"missing-by-sasl" does not exist'],
      [{ ...byTls, caFile: otherCaFile }, 'certificate is not trusted'],
      [{ ...byTls, caFile: null }, 'certificate is not trusted'],
      [{ ...byTls, topic: 'missing-by-tls' }, '"missing-by-tls" does not exist']
    ]
    const started = wrong.map(([settings]) => start(settings))
    const right = [start(bySasl), start(byTls)]
    for (const [index, [, sentence]] of wrong.entries()) {
      const told = await started[index]?.until(`it says: ${sentence}`, ({ state }) => state === 'disconnected')
      expect(told?.message).toContain(sentence)
      expect(told?.partitions).toEqual([])
    }
    await produce(broker.bootstrap, topic, ride(1))
    for (const pipeline of right) {
      await pipeline.until('the ride is read', (now) => isAtEnd(now) && now.partitions[0]?.next_offset === 24)
      await heldAgainst(topic, pipeline)
    }
    // What was missing is read when it comes, without a restart.
    for (const [index, late] of [
      [5, 'missing-by-sasl'],
      [8, 'missing-by-tls']
    ] as const) {
      await broker.createTopic(late)
      await started[index]?.until('it is live', isAtEnd)
    }
  }, 120_000)
})
