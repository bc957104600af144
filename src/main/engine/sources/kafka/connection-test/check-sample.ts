import { setTimeout } from 'node:timers/promises'
import type { PartitionEnds } from '../../telemetry-source'
import { errorFacts } from './error-facts'
import type { KafkaClients } from './kafka-clients'
import { failed, type Outcome } from './outcome'
import { emptyTopic, sampleVerdict } from './sample-verdict'
import { OutOfTimeError, type TimeBudget } from './time-budget'

const limitMs = 5_000
const pauseMs = 200

/**
 * Reads the newest message and says what it is. It is read as the console will read: in a group, which is taken away
 * with the clients. Rejects with kafkajs's error.
 */
export async function checkSample(
  clients: KafkaClients,
  topic: string,
  groupId: string,
  ends: readonly PartitionEnds[],
  budget: TimeBudget
): Promise<Outcome> {
  if (ends.every(({ low, high }) => low === high)) return emptyTopic
  for (;;) {
    const tail = clients.readTail(groupId, topic, ends)
    try {
      await budget.within(limitMs, tail.complete)
      return sampleVerdict(tail.messages)
    } catch (error) {
      if (error instanceof OutOfTimeError) return tail.messages.length > 0 ? sampleVerdict(tail.messages) : nothingCame
      if (!isComing(error)) throw error
    }
    await budget.within(limitMs, setTimeout(pauseMs))
  }
}

/** Of a coordinator of groups that has only just begun: it is there in a moment. */
const isComing = (error: unknown): boolean =>
  ['GROUP_LOAD_IN_PROGRESS', 'GROUP_COORDINATOR_NOT_AVAILABLE', 'NOT_COORDINATOR_FOR_GROUP'].includes(
    errorFacts(error).type
  )

const nothingCame = failed({
  sentence:
    'The topic holds messages, but none came in time; check that Kafka is well, and that no transaction was left open.',
  detail: null
})
