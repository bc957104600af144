import { statSync } from 'node:fs'
import { performance } from 'node:perf_hooks'
import { setTimeout as delay } from 'node:timers/promises'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { dataFile } from '../../../src/main/engine/store/files'
import { askRunningConsole } from '../../../src/main/host/control-client'
import { type ConsoleProcess, createReadToken, spawnConsole } from '../../support/console-process'
import { median, sized, takeSeed, tellFigures, worst } from '../../support/fault-run'
import { isAtEnd } from '../../support/in-process-pipeline'
import { type BrokerForTests, brokerForTests, dumpTopic, openWriter, whyNoKafka } from '../../support/kafka'
import { seededRandom } from '../../support/seeded-random'
import { compareWithTopic } from '../../support/store-against-topic'
import { checkIntegrity, dumpPartitions } from '../../support/store-dump'
import { makeTemporaryFolder, type TemporaryFolder } from '../../support/temporary-folder'
import { floorMessages } from './long-floor'
import { askTotals } from './steady-totals'

const kills = sized(200, 12)
const leastMessages = sized(1_000_000, 60_000)
const hourMs = 3_600_000
/** Rides of old log time can be moved at once, and none of them may end by the wall clock: no oracle could know. */
const silenceLimitMin = 1_440
const messagesAtOnce = 250

/** When a kill comes: at any time after the start; when reading has just begun; once it is live and compresses. */
type Instant = 'starting' | 'reading' | 'live'

describe.skipIf(whyNoKafka() !== null)('a console that is killed at random instants', () => {
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

  it(`loses nothing and stores nothing twice over ${kills} kills, and goes on compressing`, async () => {
    const random = seededRandom(takeSeed('kill-nine'))
    const topic = `kill-nine-${Date.now()}`
    await broker.createTopic(topic, 3)
    const messages = floorMessages(random, leastMessages, Date.now() - 20 * hourMs)
    const writer = await openWriter(broker.bootstrap, topic)
    const file = dataFile(folder.path)
    const token = await createReadToken(folder.path)
    const args = ['--source', 'kafka', '--brokers', broker.bootstrap, '--topic', topic]
    args.push('--silence-limit-min', String(silenceLimitMin), '--compress-after-hours', '1')
    const offsets = (): number => dumpPartitions(file).reduce((sum, { next_offset }) => sum + next_offset, 0)

    const toLiveMs: number[] = []
    const readyMs: number[] = [1_500]
    const instants = { starting: 0, reading: 0, live: 0 }
    const whileReading = { kills: 0 }
    let asked = 0
    let before = 0
    let moved = 0

    /** Waits for the instant of a kill. While it is live, messages come, rides are moved and totals asked. */
    const untilInstant = async (
      instant: Instant,
      startedMs: number,
      ready: Promise<ConsoleProcess>,
      rest: () => Promise<void>
    ): Promise<(() => Promise<void>) | null> => {
      if (instant === 'starting') {
        await delay(random.next() * median(readyMs) * 1.3)
        return null
      }
      if (instant === 'reading') {
        await ready
        await untilWritten(`${file}-wal`)
        await delay(random.next() * 40)
        return null
      }
      const console = await ready
      readyMs.push(performance.now() - startedMs)
      await console.until('it is live', ({ state }) => state === 'live')
      toLiveMs.push(performance.now() - startedMs)
      const totals = askTotals(file, console)
      const writing = rest()
      const compressing = askRunningConsole(folder.path, 'compress.run', {}).catch(() => null)
      await delay(random.next() * (random.isTrue(0.5) ? 60 : sized(500, 250)))
      return async () => {
        await writing
        const done = await compressing
        if (done?.ok) moved += done.value.rides
        const answer = await totals.stop()
        asked += answer.asked
        expect(answer.changes).toEqual([])
      }
    }

    for (let kill = 0; kill < kills; kill += 1) {
      const share = messages.slice(
        Math.floor((messages.length * kill) / kills),
        Math.floor((messages.length * (kill + 1)) / kills)
      )
      const half = Math.floor(share.length / 2)
      const backlog = writer.send(share.slice(0, half))
      const rest = async (): Promise<void> => {
        for (let first = half; first < share.length; first += messagesAtOnce) {
          await writer.send(share.slice(first, first + messagesAtOnce))
          await delay(20)
        }
      }
      const startedMs = performance.now()
      const console = spawnConsole(folder.path, args, token)
      // The first one makes the store.
      const instant: Instant =
        kill === 0 ? 'live' : random.pick<Instant>(['starting', 'reading', 'reading', 'live', 'live'])
      instants[instant] += 1
      let isWritten = false
      const end = await untilInstant(instant, startedMs, console.ready, () => {
        isWritten = true
        return rest()
      })
      await console.kill()
      await end?.()
      expect(checkIntegrity(file)).toBe('ok')
      const after = offsets()
      expect(after).toBeGreaterThanOrEqual(before)
      if (instant === 'reading' && after > before) whileReading.kills += 1
      before = after
      await backlog
      if (!isWritten) await writer.send(share.slice(half))
    }
    await writer.close()

    const startedMs = performance.now()
    const last = await spawnConsole(folder.path, args, token).ready
    await last.until('it is live', ({ state }) => state === 'live')
    toLiveMs.push(performance.now() - startedMs)
    const status = await last.until(
      'all is read',
      (now) => isAtEnd(now) && now.partitions.reduce((sum, { next_offset }) => sum + next_offset, 0) === messages.length
    )
    const totals = askTotals(file, last)
    const compressed = await askRunningConsole(folder.path, 'compress.run', {})
    const answer = await totals.stop()
    expect(answer.changes).toEqual([])
    expect(compressed?.ok).toBe(true)
    expect(await last.stop()).toBe(0)

    const { reference, lost, twice, different } = compareWithTopic(
      file,
      await dumpTopic(broker.bootstrap, topic),
      silenceLimitMin * 60_000
    )
    tellFigures('kill-nine', {
      kills,
      messages: messages.length,
      lost,
      twice,
      rides: reference.rides.length,
      killsWhileStarting: instants.starting,
      killsWhileReading: instants.reading,
      ofThemAfterABatch: whileReading.kills,
      killsWhileLiveAndCompressing: instants.live,
      restartsToLive: toLiveMs.length,
      medianMsToLive: Math.round(median(toLiveMs)),
      worstMsToLive: Math.round(worst(toLiveMs)),
      timesTotalsWereAsked: asked + answer.asked,
      ridesMovedInRunsThatEnded: moved
    })
    expect(status.adds_up).toBe(true)
    expect(status.counters).toEqual(reference.counters)
    expect(reference.rides.some(({ isEnded }) => isEnded)).toBe(true)
    expect(different).toEqual([])
    expect({ lost, twice }).toEqual({ lost: 0, twice: 0 })
    expect(checkIntegrity(file)).toBe('ok')
  }, 7_200_000)
})

/** Resolves when a file changes next, at most after three seconds. */
async function untilWritten(file: string): Promise<void> {
  const sizeOf = (): string => {
    const stat = statSync(file, { throwIfNoEntry: false })
    return `${stat?.size} ${stat?.mtimeMs}`
  }
  const before = sizeOf()
  for (const end = performance.now() + 3_000; performance.now() < end && sizeOf() === before; ) await delay(1)
}
