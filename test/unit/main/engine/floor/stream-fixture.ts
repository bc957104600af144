import { type BikeStream, newBikeStream } from '../../../../../src/main/engine/ingest/bike-stream'
import type { LogLine } from '../../../../../src/main/engine/ingest/log-line'
import { takeLine } from '../../../../../src/main/engine/ingest/ride-tracker'

/** A bike stream that has taken these lines; its rides are numbered from 1. */
export function streamAfter(key: string | null, lines: readonly LogLine[], partition = 0): BikeStream {
  const stream = newBikeStream(partition, key === null ? null : Buffer.from(key))
  takeLines(stream, lines)
  return stream
}

const rideCounts = new WeakMap<BikeStream, number>()

export function takeLines(stream: BikeStream, lines: readonly LogLine[]): void {
  const sink = {
    rideBegan: () => {
      const rideId = (rideCounts.get(stream) ?? 0) + 1
      rideCounts.set(stream, rideId)
      return rideId
    },
    readingCompleted: () => undefined,
    rideEnded: () => undefined,
    riderSeen: () => undefined
  }
  lines.forEach((line, offset) => {
    takeLine(stream.state, line, offset, 600_000, sink)
  })
}
