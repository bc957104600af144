import type { FastifyReply } from 'fastify'
import type { ErrorCode } from '../../shared/result'

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

/** Answers an error as RFC 9457 problem details; `type` is stable and means the code. */
export function sendProblem(
  reply: FastifyReply,
  code: ErrorCode,
  detail: string,
  status = statusOf[code]
): FastifyReply {
  // As bytes: to text fastify would add a charset, which this media type does not have.
  const body = Buffer.from(JSON.stringify({ type: `urn:deloton:problem:${code}`, title: code, status, detail }))
  return reply
    .code(status)
    .header('content-type', 'application/problem+json')
    .header('cache-control', 'no-store')
    .send(body)
}

/** The same for everybody who is not let in, whatever was wrong: it tells nothing about what exists. */
export const sendUnauthorized = (reply: FastifyReply): FastifyReply =>
  sendProblem(reply.header('www-authenticate', 'Bearer'), 'unauthorized', 'A valid token is needed.')

export const sendTooMany = (reply: FastifyReply, retryAfterS: number): FastifyReply =>
  sendProblem(reply.header('retry-after', String(retryAfterS)), 'busy', 'Too many wrong credentials; wait.')
