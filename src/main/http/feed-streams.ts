import type { FastifyReply } from 'fastify'
import type { Unsubscribe } from '../../shared/bridge'
import { type FeedName, feeds, isFeedName } from '../../shared/contract'
import { type Caller, mayUse } from '../../shared/dispatch'
import { fail, type Result, succeed } from '../../shared/result'
import type { Engine } from '../engine/ports'
import { type EventStream, openEventStream } from './event-stream'

/** Event streams that carry feeds, so many at once. */
export interface FeedStreams {
  isFull(): boolean
  /** Takes the reply over and begins; what the feeds tell follows. */
  open(reply: FastifyReply, stream: FeedStreamOptions): EventStream
  /** Ends those of a credential. */
  closeAllOf(credential: string): void
  closeAll(): void
}

export interface FeedStreamOptions {
  readonly caller: Caller
  readonly names: readonly FeedName[]
  readonly isStillAllowed: () => boolean
  /** Sends what comes before all that the feeds tell. */
  readonly begin?: (stream: EventStream) => Promise<void>
}

export function createFeedStreams(engine: Pick<Engine, 'subscribe'>, mostAtOnce: number): FeedStreams {
  const streams = new Map<EventStream, Caller>()
  return {
    isFull: () => streams.size >= mostAtOnce,
    open(reply, { caller, names, isStillAllowed, begin }) {
      reply.hijack()
      reply.raw.writeHead(200, {
        ...(reply.getHeaders() as Record<string, string>),
        'content-type': 'text/event-stream',
        'cache-control': 'no-store'
      })
      const subscriptions: Unsubscribe[] = []
      const stream = openEventStream(reply.raw, {
        isStillAllowed,
        onClose: () => {
          streams.delete(stream)
          for (const unsubscribe of subscriptions) unsubscribe()
        }
      })
      streams.set(stream, caller)
      // Subscribed at once, so that nothing is missed; told when it has begun.
      const begun = begin?.(stream) ?? null
      begun?.catch(() => stream.close())
      for (const name of names) {
        subscriptions.push(
          engine.subscribe(name, async (items) => {
            if (begun !== null) await begun
            await stream.send(name, items)
          })
        )
      }
      return stream
    },
    closeAllOf(credential) {
      for (const [stream, caller] of streams) if (caller.credential === credential) stream.close()
    },
    closeAll() {
      for (const stream of streams.keys()) stream.close()
    }
  }
}

const allFeeds = Object.keys(feeds).filter(isFeedName)

/** The feeds that a query names, such as `floor,status`, as far as the caller may follow them. */
export function readFeedNames(
  text: unknown,
  caller: Caller,
  offered: readonly FeedName[] = allFeeds
): Result<FeedName[]> {
  const asked = typeof text === 'string' ? [...new Set(text.split(','))] : []
  const names = asked.filter(isFeedName).filter((name) => offered.includes(name))
  if (names.length === 0 || names.length < asked.length) return fail('bad-input', 'There is no such feed.')
  return names.every((name) => mayUse(caller, feeds[name].scope))
    ? succeed(names)
    : fail('forbidden', 'This needs another scope.')
}
