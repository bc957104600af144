import type { MessageBatch } from '../sources/telemetry-source'

/** A batch as several of at most `most` messages, in order, which together are the same: each hole lies in one of them. */
export function* smallBatches(batch: MessageBatch, most: number): Generator<MessageBatch> {
  const { partition, messages, holes } = batch
  let hole = 0
  let first = 0
  for (; messages.length - first > most; first += most) {
    const some = messages.slice(first, first + most)
    const endsBefore = (some.at(-1)?.offset ?? 0) + 1
    const from = hole
    while ((holes[hole]?.from ?? endsBefore) < endsBefore) hole += 1
    yield { partition, messages: some, holes: holes.slice(from, hole), endsBefore }
  }
  yield { ...batch, messages: messages.slice(first), holes: holes.slice(hole) }
}
