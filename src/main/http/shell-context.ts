import type { FastifyRequest } from 'fastify'
import type { Logger } from 'pino'
import type { Caller } from '../../shared/dispatch'
import type { Engine } from '../engine/ports'
import type { OriginRules } from './request-origin'
import type { Sessions } from './sessions'
import type { WrongCredentials } from './wrong-credentials'

/** What the routes share. */
export interface ShellContext {
  readonly engine: Engine
  readonly log: Logger
  readonly sessions: Sessions
  readonly wrongCredentials: WrongCredentials
  /** Set when the port is known, before the first request. */
  readonly origin: () => OriginRules
  readonly cookieName: () => string
  /** The secret of the link that signs in. */
  readonly secret: string
}

export function logDefect({ log }: Pick<ShellContext, 'log'>): (name: string, error: unknown) => void {
  return (name, error) =>
    log.error({ call: name, error: error instanceof Error ? error.stack : 'unknown' }, 'a call failed')
}

/** The rights of the page behind a request, by its cookie; null when it is not signed in. */
export type SessionOf = (request: FastifyRequest) => Caller | null
