import { type Throughput, throughputEveryS, throughputPoints } from '../../../shared/domain/pipeline'

/** How many messages were read in each `throughputEveryS` seconds of the last hour. */
export interface ThroughputLog {
  /** To be called about once a second with all messages read so far. */
  sample(messages: number, isConnected: boolean, nowMs: number): void
  read(): Throughput
}

interface Point {
  readonly atMs: number
  readonly messagesPerS: number | null
}

interface Sample {
  readonly atMs: number
  readonly messages: number
}

/** The span under way, from its first sample to its newest. */
interface Span {
  readonly beganMs: number
  readonly first: Sample
  last: Sample
  /** Whether the source was there at any time of it. */
  wasConnected: boolean
}

const spanMs = throughputEveryS * 1_000

/** A point stands for a span of the wall clock and is named by its beginning. The span under way is not told. */
export function createThroughputLog(): ThroughputLog {
  let points: Point[] = []
  let span: Span | null = null

  const push = (atMs: number, messagesPerS: number | null): void => {
    points.push({ atMs, messagesPerS })
    if (points.length > throughputPoints) points.shift()
  }
  const finish = ({ beganMs, first, last, wasConnected }: Span, now: Sample, nextMs: number): void => {
    // After a sleep of the machine only what was seen before it belongs to the span.
    const end = nextMs === beganMs + spanMs ? now : last
    push(beganMs, wasConnected && end.atMs > first.atMs ? meanPerS(first, end) : null)
    const firstMissedMs = Math.max(beganMs + spanMs, nextMs - throughputPoints * spanMs)
    for (let atMs = firstMissedMs; atMs < nextMs; atMs += spanMs) push(atMs, null)
  }
  return {
    sample(messages, isConnected, nowMs) {
      const now: Sample = { atMs: nowMs, messages }
      const beganMs = Math.floor(nowMs / spanMs) * spanMs
      if (span?.beganMs === beganMs) {
        span.last = now
        span.wasConnected ||= isConnected
        return
      }
      if (span !== null && beganMs > span.beganMs) finish(span, now, beganMs)
      // A clock that was set back: what was noted of times to come makes no sense any more.
      else points = points.filter(({ atMs }) => atMs < beganMs)
      span = { beganMs, first: now, last: now, wasConnected: isConnected }
    },
    read: () => ({
      every_s: throughputEveryS,
      points: points.map(({ atMs, messagesPerS }) => ({
        at: new Date(atMs).toISOString(),
        messages_per_s: messagesPerS
      }))
    })
  }
}

/** To a tenth. */
const meanPerS = (from: Sample, to: Sample): number =>
  Math.round(((to.messages - from.messages) / (to.atMs - from.atMs)) * 10_000) / 10
