import type { FastifyInstance } from 'fastify'
import { type FeedName, feeds } from '../../../shared/contract'
import { type Caller, dispatch } from '../../../shared/dispatch'
import type { EventStream } from '../event-stream'
import { readFeedNames } from '../feed-streams'
import type { NotedRequests } from '../noted-requests'
import { sendCallError, sendTooMany } from '../problem'
import { hasExpired } from '../sessions'
import { logDefect, type ShellContext } from '../shell-context'
import type { Admit } from './admission'
import { apiPrefixes } from './rest-routes'

/** `console` is the page's own: it tells when settings are being applied. */
const liveFeeds: readonly FeedName[] = ['floor', 'status', 'alarm']
const retryAfterS = 10

/**
 * `GET /live?feeds=floor,status,alarm`: what happens, as server-sent events named after their feeds, each with a list of items. It
 * begins with how things are. It ends with what the caller came in with, and when the API is switched off.
 */
export function addLiveRoute(
  app: FastifyInstance,
  context: ShellContext,
  admit: Admit,
  noteBegun: NotedRequests['begun']
): void {
  const { engine, now, restStreams } = context
  for (const prefix of apiPrefixes) {
    app.get<{ Querystring: { feeds?: unknown } }>(
      `${prefix}/live`,
      // HEAD would open a stream that nobody reads.
      { exposeHeadRoute: false, config: { restPath: '/live' } },
      async (request, reply) => {
        const caller = await admit(request, reply)
        if (caller === null) return reply
        const names = readFeedNames(request.query.feeds ?? 'floor', caller, liveFeeds)
        if (!names.ok) return sendCallError(reply, names.error)
        if (restStreams.isFull()) return sendTooMany(reply, retryAfterS, 'Too many clients follow already.')
        restStreams.open(reply, {
          caller,
          names: names.value,
          isStillAllowed: () => !hasExpired(caller, now()) && engine.settings().api.isOn,
          begin: async (stream) => {
            for (const name of names.value) await sendSnapshot(context, caller, name, stream)
          }
        })
        noteBegun(request, reply)
        return reply
      }
    )
  }
}

/** What cannot be had now, as while settings are applied, is told by the feed when it can. */
async function sendSnapshot(context: ShellContext, caller: Caller, name: FeedName, stream: EventStream): Promise<void> {
  const { handlers } = context.engine
  const { signal } = new AbortController()
  const answer = await dispatch(handlers, caller, feeds[name].snapshot, {}, signal, logDefect(context))
  if (answer.ok) await stream.send(name, itemsOf(answer.value))
}

/** The floor's snapshot has its items in `tiles`; the others are one item. */
const itemsOf = (snapshot: unknown): unknown =>
  typeof snapshot === 'object' && snapshot !== null && 'tiles' in snapshot ? snapshot.tiles : [snapshot]
