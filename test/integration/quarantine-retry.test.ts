import { join } from 'node:path'
import { DatabaseSync } from 'node:sqlite'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { dataFile } from '../../src/main/engine/store/files'
import type { Ride } from '../../src/shared/domain/ride'
import { type ConsoleProcess, deloton, startConsole } from '../support/console-process'
import { type BrokerForTests, brokerForTests, produce, whyNoKafka } from '../support/kafka'
import { rideMessages } from '../support/ride-messages'
import { checkIntegrity } from '../support/store-dump'
import { makeTemporaryFolder, type TemporaryFolder } from '../support/temporary-folder'

const topic = 'quarantine-retry'
const seconds = 40

let broker: BrokerForTests
let folder: TemporaryFolder
beforeAll(async () => {
  if (whyNoKafka() !== null) return
  broker = await brokerForTests()
  await broker.createTopic(topic, 1)
  folder = makeTemporaryFolder()
}, 240_000)
afterAll(async () => {
  await broker?.destroy()
  folder?.remove()
})

const dataDir = (): string => join(folder.path, 'data')
const start = (): Promise<ConsoleProcess> =>
  startConsole(dataDir(), ['--source', 'kafka', '--brokers', broker.bootstrap, '--topic', topic])
const untilRead = (running: ConsoleProcess, messages: number) =>
  running.until(
    `${messages} messages are read`,
    ({ partitions }) => partitions.reduce((sum, { next_offset: next }) => sum + next, 0) >= messages
  )

/** As if an older version had not understood them: what is kept of the messages becomes what this one does understand. */
function makeUnderstandable(values: readonly string[]): void {
  const database = new DatabaseSync(dataFile(dataDir()))
  const update = database.prepare('UPDATE quarantine SET message_value = ? WHERE quarantine_id = ?')
  for (const [index, value] of values.entries()) update.run(Buffer.from(value), index + 1)
  database.close()
}

describe.skipIf(whyNoKafka() !== null)('Messages that an update understands', () => {
  it('are in their ride after a retry beside a running console, which reads on with the sum intact', async () => {
    const first = rideMessages({ bike: 'SN0001', riderId: 100, startMs: Date.now() - 7_200_000, seconds })
    const next = rideMessages({ bike: 'SN0001', riderId: 101, startMs: Date.now() - 3_600_000, seconds })
    // One Telemetry line, and a whole second.
    const missed = [25, 30, 31]
    const broken = first.map((message, index) =>
      missed.includes(index) ? { ...message, value: `not understood ${index}` } : message
    )
    await produce(broker.bootstrap, topic, [...broken, ...next.slice(0, 20)])

    const before = await start()
    expect((await untilRead(before, broken.length + 20)).counters.quarantined).toBe(3)
    const [ridden] = (await before.get<{ items: Ride[] }>('/api/v1/rides')).items.filter(
      (ride) => ride.rider_id === 100
    )
    expect(ridden?.reading_count).toBe(seconds - 1)
    expect(await before.stop()).toBe(0)
    makeUnderstandable(missed.map((index) => String(first[index]?.value)))

    const running = await start()
    await untilRead(running, broken.length + 20)
    const retried = await deloton('quarantine', 'retry', '--data-dir', dataDir())
    expect(retried.stdout).toBe('3 messages understood now (3 stored, 0 control), 0 messages kept\n')
    const ride = await running.get<Ride>(`/api/v1/ride/${ridden?.ride_id}`)
    expect(ride).toMatchObject({ reading_count: seconds, duration_s: seconds, rider_id: 100 })
    expect(ride.avg_heart_rate).toBeCloseTo(90 + (seconds + 1) / 2)

    // What is read from here on is counted on the counters as they are now.
    await produce(broker.bootstrap, topic, next.slice(20))
    const status = await untilRead(running, first.length + next.length)
    expect(status.adds_up).toBe(true)
    expect(status.counters).toMatchObject({ stored: first.length + next.length - 6, control: 6, quarantined: 0 })
    expect(await running.stop()).toBe(0)
    expect(checkIntegrity(dataFile(dataDir()))).toBe('ok')

    const stored = await deloton('status', '--json', '--data-dir', dataDir())
    expect(JSON.parse(stored.stdout)).toMatchObject({ adds_up: true, counters: status.counters })
  }, 90_000)
})
