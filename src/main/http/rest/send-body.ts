import type { Readable } from 'node:stream'
import type { FastifyReply, FastifyRequest } from 'fastify'
import { entityTag, isKnown } from './entity-tag'

/** A client that takes nothing of a long answer for so long is given up. */
const takenWithinMs = 60_000

/** Answers bytes with an ETag; 304 and none of them to who has them. */
export function sendWithTag(
  { headers }: FastifyRequest,
  reply: FastifyReply,
  type: string,
  body: Buffer
): FastifyReply {
  const tag = entityTag(body)
  reply.header('etag', tag)
  return isKnown(tag, headers['if-none-match']) ? reply.code(304).send() : reply.type(type).send(body)
}

/** Answers what is still being read. */
export function sendStream(reply: FastifyReply, type: string, body: Readable): FastifyReply {
  reply.raw.setTimeout(takenWithinMs, () => reply.raw.destroy())
  return reply.type(type).send(body)
}
