import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { Reading, Ride } from '../../src/shared/domain/ride'
import { type ConsoleProcess, deloton, startConsole } from '../support/console-process'
import { isAtEnd } from '../support/in-process-pipeline'
import { type BrokerForTests, brokerForTests, produce, whyNoKafka } from '../support/kafka'
import { rideMessages } from '../support/ride-messages'
import { makeTemporaryFolder, type TemporaryFolder } from '../support/temporary-folder'

const hourMs = 3_600_000

interface Page<Item> {
  items: Item[]
}

/** All that the API answers about rides. */
async function answers(console: ConsoleProcess) {
  const { items } = await console.get<Page<Ride>>('/api/v1/rides?limit=1000')
  return Promise.all(
    items.map(async (ride) => ({
      ride: await console.get<Ride>(`/api/v1/ride/${ride.ride_id}`),
      readings: (await console.get<Page<Reading>>(`/api/v1/ride/${ride.ride_id}/readings?limit=1000`)).items
    }))
  )
}
const withoutStore = (all: Awaited<ReturnType<typeof answers>>) =>
  all.map(({ ride: { store: _, ...ride }, readings }) => ({ ride, readings }))
const stores = (all: Awaited<ReturnType<typeof answers>>) => all.map(({ ride }) => ride.store)

describe.skipIf(whyNoKafka() !== null)('deloton compress', () => {
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

  it('moves rides that ended over 12 hours ago, beside a console and without one, and changes nothing of them', async () => {
    const topic = `compress-${Date.now()}`
    await broker.createTopic(topic, 2)
    const nowMs = Date.now()
    const ride = (bike: string, hoursAgo: number, seconds = 120) =>
      rideMessages({ bike, riderId: 7, startMs: nowMs - hoursAgo * hourMs, seconds, partition: 0 })
    await produce(broker.bootstrap, topic, [...ride('SN0001', 30), ...ride('SN0001', 20), ...ride('SN0002', 13)])
    await produce(broker.bootstrap, topic, [...ride('SN0003', 3), ...ride('SN0004', 11.9)])
    const args = ['--source', 'kafka', '--brokers', broker.bootstrap, '--topic', topic]

    const first = await startConsole(folder.path, args)
    await first.until('all is read', isAtEnd)
    // Asked as soon as all is read: that the bikes are silent is only seen some seconds later.
    const beside = await deloton('compress', '--data-dir', folder.path)
    expect(beside).toMatchObject({ code: 0, stderr: '' })
    expect(beside.stdout).toMatch(/^moved 3 rides with 360 readings into the historical store; in use \d/)
    const before = await answers(first)
    expect(stores(before)).toEqual(['daily', 'daily', 'historical', 'historical', 'historical'])
    expect(before.every(({ ride: { end_time } }) => end_time !== null)).toBe(true)
    const again = await deloton('compress', '--data-dir', folder.path)
    expect(again.stdout).toContain('moved 0 rides')
    expect(await first.stop()).toBe(0)

    const without = await deloton('compress', '--data-dir', folder.path, '--compress-after-hours', '2')
    expect(without).toMatchObject({ code: 0, stderr: '' })
    expect(without.stdout).toContain('moved 2 rides')
    const second = await startConsole(folder.path, args)
    const last = await answers(second)
    expect(new Set(stores(last))).toEqual(new Set(['historical']))
    expect(withoutStore(last)).toEqual(withoutStore(before))
    expect(await second.stop()).toBe(0)
  }, 120_000)
})
