import type { Admin } from 'kafkajs'
import type { PartitionEnds } from '../../telemetry-source'
import { askEnds } from '../log-ends'
import { closestNames } from './closest-names'
import { errorFacts } from './error-facts'
import { type Fault, failed, type Outcome, passed } from './outcome'

const mostNames = 5

/**
 * Asks for the topic and where its partitions begin and end. It is not created. Rejects with kafkajs's error when that
 * is about something else than that the topic is missing.
 */
export async function checkTopic(
  admin: Admin,
  topic: string
): Promise<{ readonly outcome: Outcome; readonly ends: readonly PartitionEnds[] }> {
  try {
    const ends = await askEnds(admin, topic)
    return { outcome: topicFound(topic, ends), ends }
  } catch (error) {
    const { type } = errorFacts(error)
    if (type !== 'UNKNOWN_TOPIC_OR_PARTITION') throw error
    const names = await admin.listTopics()
    return { outcome: failed({ ...missingTopic(topic, names), detail: type }), ends: [] }
  }
}

export function topicFound(topic: string, ends: readonly PartitionEnds[]): Outcome {
  const partitions = ends.length === 1 ? '1 partition' : `${ends.length} partitions`
  const count = ends.reduce((sum, { low, high }) => sum + high - low, 0)
  // Offsets are counted: markers of transactions and what compaction took are among them.
  const holds =
    count === 0
      ? 'It is empty.'
      : `It holds ${count === 1 ? '1 message' : `about ${count.toLocaleString('en')} messages`}.`
  return passed(`The topic ${topic} is there, with ${partitions}.`, holds)
}

export function missingTopic(topic: string, names: readonly string[]): Fault {
  const others = names.filter((name) => !name.startsWith('__'))
  const shown = closestNames(topic, others).slice(0, mostNames).join(', ')
  const rest = others.length > mostNames ? ` and ${others.length - mostNames} more` : ''
  const sentence =
    shown === ''
      ? `The topic ${topic} does not exist, and this user sees no other; create it, or allow this user to see it.`
      : `The topic ${topic} does not exist; these do: ${shown}${rest}.`
  return { sentence, detail: null }
}
