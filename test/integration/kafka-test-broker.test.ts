import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { type BrokerForTests, brokerForTests, dumpTopic, produce, whyNoKafka } from '../support/kafka'

describe.skipIf(whyNoKafka() !== null)('the dump that exactly-once tests compare a store with', () => {
  let broker: BrokerForTests
  const topic = `dump-${Date.now()}`

  beforeAll(async () => {
    broker = await brokerForTests()
    await broker.createTopic(topic, 3)
  })
  afterAll(() => broker?.destroy())

  it('is empty for a topic that never held a message', async () => {
    expect(await dumpTopic(broker.bootstrap, topic)).toEqual([])
  })

  it('holds every message of every partition once, in order of partition and offset, with its key and bytes', async () => {
    const messages = Array.from({ length: 20_001 }, (_, index) => ({
      partition: index % 2 === 0 ? 0 : 2,
      key: index % 3 === 0 ? null : `bike-${index % 7}`,
      value: Buffer.from([0xff, index & 0xff, index >> 8])
    }))
    await produce(broker.bootstrap, topic, messages)

    const expected = [0, 2].flatMap((partition) =>
      messages
        .filter((message) => message.partition === partition)
        .map(({ key, value }, offset) => ({ partition, offset: BigInt(offset), key: key && Buffer.from(key), value }))
    )
    expect(await dumpTopic(broker.bootstrap, topic)).toEqual(expected)
  })
})
