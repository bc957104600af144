import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify'
import type { Caller } from '../../shared/dispatch'
import type { KnownPath } from './known-paths'
import type { RequestNotes } from './request-notes'
import { plainAddress } from './request-origin'

declare module 'fastify' {
  interface FastifyContextConfig {
    /** Of a path of the REST API, as the route table has it: what is asked of it is noted. */
    readonly restPath?: string
  }
}

/** What becomes of requests to the REST API, as they are noted. */
export interface NotedRequests {
  /** Says who asks. */
  recognised(request: FastifyRequest, caller: Caller): void
  /** Notes an answer that has begun and may last for days. */
  begun(request: FastifyRequest, reply: FastifyReply): void
}

export interface NotedRequestsOptions {
  readonly notes: Pick<RequestNotes, 'note'>
  readonly now: () => number
  readonly pathAt: (path: string) => KnownPath | null
}

/** As a proxy would say it of a client that went away before it was answered. */
const clientGone = 499

/**
 * Notes what is asked of the REST API and of paths there is nothing at, by its pattern: what stands in a path or a query
 * may be a rider's.
 */
export function noteRequests(app: FastifyInstance, { notes, now, pathAt }: NotedRequestsOptions): NotedRequests {
  const callers = new WeakMap<FastifyRequest, Caller>()
  const noted = new WeakSet<FastifyRequest>()
  const restPaths = new Map<string, string>()
  app.addHook('onRoute', ({ url, config }) => {
    if (config?.restPath !== undefined) restPaths.set(url, config.restPath)
  })
  /** Undefined for what is no matter of the API, null for nothing. */
  const routeOf = (request: FastifyRequest): string | null | undefined => {
    if (!request.is404) return request.routeOptions.config.restPath
    const known = pathAt(pathOf(request))
    return known === null ? null : restPaths.get(known.pattern)
  }
  const note = (request: FastifyRequest, reply: FastifyReply, route: string | null): void => {
    if (noted.has(request)) return
    noted.add(request)
    notes.note({
      atMs: now(),
      who: callers.get(request)?.who ?? null,
      method: request.method,
      route: route?.replaceAll(/:(\w+)/g, '{$1}') ?? null,
      status: reply.raw.headersSent ? reply.raw.statusCode : clientGone,
      tookMs: Math.round(reply.elapsedTime * 10) / 10,
      address: plainAddress(request.ip)
    })
  }
  app.addHook('onRequest', async (request, reply) => {
    const route = routeOf(request)
    if (route !== undefined) reply.raw.once('close', () => note(request, reply, route))
  })
  return {
    recognised: (request, caller) => void callers.set(request, caller),
    begun: (request, reply) => note(request, reply, routeOf(request) ?? null)
  }
}

/** The path that was asked for, without its query. */
export const pathOf = ({ url }: FastifyRequest): string => url.replace(/[?#].*$/s, '')
