import type { Admin } from 'kafkajs'
import type { PartitionEnds } from '../telemetry-source'

/** Asks the broker where each partition of the topic begins and ends now, in partition order. Throws kafkajs's errors. */
export async function askEnds(admin: Admin, topic: string): Promise<PartitionEnds[]> {
  const offsets = await admin.fetchTopicOffsets(topic)
  return offsets
    .map(({ partition, low, high }) => ({ partition, low: Number(low), high: Number(high) }))
    .sort((a, b) => a.partition - b.partition)
}
