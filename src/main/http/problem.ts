import type { FastifyReply } from 'fastify'
import type { CallError, ErrorCode } from '../../shared/result'

const statusOf: { readonly [Code in ErrorCode]: number } = {
  'unknown-call': 404,
  'bad-input': 400,
  'not-found': 404,
  forbidden: 403,
  unauthorized: 401,
  conflict: 409,
  busy: 429,
  unavailable: 503,
  cancelled: 499,
  internal: 500
}

/** An error as RFC 9457 problem details; `type` is stable and means the code. */
export const problemBody = (code: ErrorCode, detail: string, status: number): string =>
  JSON.stringify({ type: `urn:deloton:problem:${code}`, title: code, status, detail })

/** Answers an error. */
export function sendProblem(
  reply: FastifyReply,
  code: ErrorCode,
  detail: string,
  status = statusOf[code]
): FastifyReply {
  return (
    reply
      .code(status)
      .header('content-type', 'application/problem+json')
      .header('cache-control', 'no-store')
      // As bytes: to text fastify would add a charset, which this media type does not have.
      .send(Buffer.from(problemBody(code, detail, status)))
  )
}

/** Answers what a call failed with. */
export function sendCallError(reply: FastifyReply, { code, message }: CallError): FastifyReply {
  if (code === 'busy' || code === 'unavailable') reply.header('retry-after', '1')
  return sendProblem(reply, code, message)
}

/**
 * The same for everybody who is not let in, whatever was wrong: it tells nothing about what exists. `challenge` names the
 * ways in.
 */
export const sendUnauthorized = (reply: FastifyReply, challenge = 'Bearer'): FastifyReply =>
  sendProblem(reply.header('www-authenticate', challenge), 'unauthorized', 'A valid token is needed.')

export const sendTooMany = (
  reply: FastifyReply,
  retryAfterS: number,
  detail = 'Too many wrong credentials; wait.'
): FastifyReply => sendProblem(reply.header('retry-after', String(retryAfterS)), 'busy', detail)
