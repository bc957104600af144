import type { MessageToProduce } from '../../support/kafka'
import { rideMessages } from '../../support/ride-messages'
import type { SeededRandom } from '../../support/seeded-random'

const bikes = 24
/** Bike 0 has a partition of its own and no key; the others share two partitions. */
const serialOf = (bike: number): string | null => (bike === 0 ? null : `SN${String(bike).padStart(4, '0')}`)

/**
 * At least `count` messages of a floor of 24 bikes on three partitions, in the order in which they are written: rides of
 * one to four minutes one after the other, with a producer's retries and garbage among them.
 */
export function floorMessages(random: SeededRandom, count: number, startMs: number): MessageToProduce[] {
  const queues = Array.from({ length: bikes }, (_, bike) => ({
    bike,
    atMs: startMs + bike * 17,
    queue: [] as MessageToProduce[]
  }))
  const messages: MessageToProduce[] = []
  while (messages.length < count) {
    for (const stream of queues) {
      if (stream.queue.length === 0) {
        const seconds = random.whole(60, 240)
        const { bike } = stream
        stream.queue = rideMessages({
          bike: serialOf(bike),
          riderId: 100 + bike * 10 + random.whole(0, 9),
          startMs: stream.atMs,
          seconds,
          partition: bike === 0 ? 2 : bike % 2
        }).reverse()
        stream.atMs += (seconds + 4) * 1_000
      }
      const message = stream.queue.pop()
      if (message === undefined) continue
      messages.push(message)
      if (random.isTrue(0.002)) messages.push(message)
      if (random.isTrue(0.002)) messages.push({ ...message, value: Buffer.from([0x7b, 0xff, random.whole(0, 255)]) })
    }
  }
  return messages
}
