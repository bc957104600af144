import type { FastifyRequest } from 'fastify'
import type { Logger } from 'pino'
import type { Caller } from '../../shared/dispatch'
import type { Engine } from '../engine/ports'
import type { Authentication } from './authentication'
import type { FeedStreams } from './feed-streams'
import type { OriginRules } from './request-origin'
import type { Sessions } from './sessions'
import type { WrongCredentials } from './wrong-credentials'

/** What the routes share. */
export interface ShellContext {
  readonly engine: Engine
  readonly log: Logger
  /** Wall clock, UTC epoch ms. */
  readonly now: () => number
  readonly sessions: Sessions
  readonly wrongCredentials: WrongCredentials
  readonly authentication: Authentication
  /** Set when the port is known, before the first request. */
  readonly origin: () => OriginRules
  readonly isEncrypted: boolean
  readonly cookieName: () => string
  /** The secret of the link that signs in. */
  readonly secret: string
  /** Event streams of pages, and those of the REST API. */
  readonly pageStreams: FeedStreams
  readonly restStreams: FeedStreams
}

export function logDefect({ log }: Pick<ShellContext, 'log'>): (name: string, error: unknown) => void {
  return (name, error) =>
    log.error({ call: name, error: error instanceof Error ? error.stack : 'unknown' }, 'a call failed')
}

/** Our own page is behind a request: what a cookie alone does not prove. */
export const isOurPage = ({ origin }: ShellContext, { headers, socket }: FastifyRequest): boolean =>
  origin().isOurOrigin(headers.origin, socket.localAddress)

/** The rights of the page behind a request, by its cookie; null when it is not signed in. */
export type SessionOf = (request: FastifyRequest) => Caller | null
