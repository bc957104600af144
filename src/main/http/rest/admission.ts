import type { FastifyReply, FastifyRequest } from 'fastify'
import type { Caller } from '../../../shared/dispatch'
import { isRefusal } from '../authentication'
import { presentedCredential } from '../credentials'
import { sendProblem, sendTooMany, sendUnauthorized } from '../problem'
import { createRateLimits } from '../rate-limits'
import type { ShellContext } from '../shell-context'

/** The ways in. A page's own routes never name Basic: a browser would ask for a password over the page. */
const challenge = 'Bearer, Basic realm="Deloton Console", charset="UTF-8"'
const switchedOff = 'The REST API is switched off; an administrator switches it on in Settings.'

/** Who asks the REST API; null when the request was answered with why they are not let in. */
export type Admit = (request: FastifyRequest, reply: FastifyReply) => Promise<Caller | null>

/**
 * Lets in who has a right credential and has not asked too much, as long as the API is on. `onRecognised` is told who it is,
 * let in or not.
 */
export function createAdmission(
  { engine, authentication, now }: Pick<ShellContext, 'engine' | 'authentication' | 'now'>,
  onRecognised: (request: FastifyRequest, caller: Caller) => void
): Admit {
  const rateLimits = createRateLimits(now)
  return async (request, reply) => {
    const caller = await authentication.authenticate(presentedCredential(request.headers), request.ip)
    if (isRefusal(caller)) {
      if (caller.retryAfterS === null) sendUnauthorized(reply, challenge)
      else sendTooMany(reply, caller.retryAfterS)
      return null
    }
    onRecognised(request, caller)
    const { isOn, ratePerS, burst } = engine.settings().api
    const wait = rateLimits.take(caller.credential ?? caller.who, { ratePerS, burst })
    if (wait !== null) {
      sendTooMany(reply, wait, 'Too many requests at once; wait.')
      return null
    }
    if (isOn) return caller
    sendProblem(reply, 'forbidden', switchedOff)
    return null
  }
}
