import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { createLatestOutbox } from '../../../../../src/main/engine/feeds/latest-outbox'

interface Item {
  readonly key: string
  readonly version: number
}

/** A subscriber that takes a batch and holds the next back until it is let go. */
function slowSubscriber() {
  const batches: Item[][] = []
  const waiting: { resolve: () => void; reject: (error: unknown) => void }[] = []
  return {
    batches,
    inFlight: () => waiting.length,
    deliver: (items: Item[]): Promise<void> =>
      new Promise((resolve, reject) => {
        batches.push(items)
        waiting.push({ resolve, reject })
      }),
    async takeMore() {
      waiting.shift()?.resolve()
      await settled()
    },
    async refuse() {
      waiting.shift()?.reject(new Error('the connection is gone'))
      await settled()
    }
  }
}

const settled = (): Promise<void> => new Promise((resolve) => setImmediate(resolve))
const item = (key: string, version: number): Item => ({ key, version })
const keyOf = ({ key }: Item): string => key

describe('an outbox', () => {
  it('hands items over at once when nothing is in flight', () => {
    const subscriber = slowSubscriber()
    createLatestOutbox(keyOf, subscriber.deliver).put([item('a', 1), item('b', 1)])
    expect(subscriber.batches).toEqual([[item('a', 1), item('b', 1)]])
  })

  it('has one batch in flight, and then the newest item of each key', async () => {
    const subscriber = slowSubscriber()
    const outbox = createLatestOutbox(keyOf, subscriber.deliver)
    outbox.put([item('a', 1)])
    for (let version = 2; version <= 1_000; version += 1) outbox.put([item('a', version), item('b', version)])
    await settled()
    expect(subscriber.batches).toHaveLength(1)
    await subscriber.takeMore()
    expect(subscriber.batches.slice(1)).toEqual([[item('a', 1_000), item('b', 1_000)]])
    await subscriber.takeMore()
    expect(subscriber.inFlight()).toBe(0)
    outbox.put([item('a', 1_001)])
    expect(subscriber.batches).toHaveLength(3)
  })

  it('delivers nothing for nothing', async () => {
    const subscriber = slowSubscriber()
    createLatestOutbox(keyOf, subscriber.deliver).put([])
    await settled()
    expect(subscriber.batches).toEqual([])
  })

  it('takes a subscriber that answers at once for one that is ready', async () => {
    const batches: Item[][] = []
    const outbox = createLatestOutbox(keyOf, (items: Item[]) => {
      batches.push(items)
    })
    outbox.put([item('a', 1)])
    await settled()
    outbox.put([item('a', 2)])
    await settled()
    expect(batches).toEqual([[item('a', 1)], [item('a', 2)]])
  })

  it('keeps what a subscriber puts in while it is given a batch', async () => {
    const batches: Item[][] = []
    const outbox = createLatestOutbox(keyOf, (items: Item[]) => {
      batches.push(items)
      if (batches.length === 1) outbox.put([item('a', 2)])
    })
    outbox.put([item('a', 1)])
    await settled()
    expect(batches).toEqual([[item('a', 1)], [item('a', 2)]])
  })

  it('delivers nothing after it was closed, not even what waited', async () => {
    const subscriber = slowSubscriber()
    const outbox = createLatestOutbox(keyOf, subscriber.deliver)
    outbox.put([item('a', 1)])
    outbox.put([item('a', 2)])
    outbox.close()
    outbox.put([item('a', 3)])
    await subscriber.takeMore()
    expect(subscriber.batches).toHaveLength(1)
  })

  it('gives up a subscriber that rejects, or throws, and does not throw itself', async () => {
    const subscriber = slowSubscriber()
    const outbox = createLatestOutbox(keyOf, subscriber.deliver)
    outbox.put([item('a', 1)])
    outbox.put([item('a', 2)])
    await subscriber.refuse()
    outbox.put([item('a', 3)])
    await settled()
    expect(subscriber.batches).toHaveLength(1)

    let asked = 0
    const throwing = createLatestOutbox(keyOf, (): void => {
      asked += 1
      throw new Error('no')
    })
    throwing.put([item('a', 1)])
    await settled()
    throwing.put([item('a', 2)])
    await settled()
    expect(asked).toBe(1)
  })

  it('never gives an item older than one it gave, and at the end the newest of every key', async () => {
    const action = fc.oneof(
      fc.record({ put: fc.array(fc.constantFrom('a', 'b', 'c'), { maxLength: 4 }) }),
      fc.constant('take more' as const)
    )
    await fc.assert(
      fc.asyncProperty(fc.array(action, { maxLength: 30 }), async (actions) => {
        const subscriber = slowSubscriber()
        const outbox = createLatestOutbox(keyOf, subscriber.deliver)
        const newest = new Map<string, number>()
        let version = 0
        for (const next of actions) {
          if (next === 'take more') await subscriber.takeMore()
          else {
            outbox.put(
              next.put.map((key) => {
                version += 1
                newest.set(key, version)
                return item(key, version)
              })
            )
          }
          expect(subscriber.inFlight()).toBeLessThanOrEqual(1)
        }
        while (subscriber.inFlight() > 0) await subscriber.takeMore()
        const given = new Map<string, number>()
        for (const batch of subscriber.batches) {
          expect(new Set(batch.map(keyOf)).size).toBe(batch.length)
          for (const each of batch) {
            expect(each.version).toBeGreaterThan(given.get(each.key) ?? 0)
            given.set(each.key, each.version)
          }
        }
        expect(given).toEqual(newest)
      }),
      { numRuns: 100 }
    )
  })
})
