import { dirname, join } from 'node:path'
import fastifyStatic from '@fastify/static'
import type { FastifyInstance } from 'fastify'
import { z } from 'zod'
import { machineCaller } from '../../shared/dispatch'
import { scopes } from '../../shared/domain/access'
import { isSameSecret } from '../same-secret'
import { addressBlock } from './address-block'
import { isRefusal } from './authentication'
import { sendProblem, sendTooMany, sendUnauthorized } from './problem'
import { cookieValue } from './sessions'
import { isOurPage, type SessionOf, type ShellContext } from './shell-context'

/** What a built page is made of; a file of another type is not served, whoever put it there. */
const servedFile = /\.(?:html|js|css|svg|png|woff2|wav)$/

const credentials = z.strictObject({ token: z.string().min(1).max(200) })

/**
 * The page and its signing in: `/` and the built files, `/open?k=` for the link that the console prints, `/session` for
 * a browser that comes without it. The page itself holds no data and needs no session.
 */
export async function addPageRoutes(app: FastifyInstance, context: ShellContext, pageDir: string): Promise<void> {
  const { authentication, sessions, wrongCredentials } = context
  const secure = context.isEncrypted ? '; Secure' : ''
  const cookie = (value: string, rest = ''): string =>
    `${context.cookieName()}=${value}; Path=/; HttpOnly; SameSite=Strict${secure}${rest}`

  // Every built file is a route of its own: no path of a request is ever turned into a path of the disk.
  await app.register(fastifyStatic, {
    root: pageDir,
    wildcard: false,
    index: ['index.html'],
    cacheControl: false,
    allowedPath: (path) => path === '/' || servedFile.test(path),
    setHeaders: (response, path) => {
      // What is built into `assets` carries a hash of its content in its name; the page that names it does not.
      const isHashed = dirname(path) === join(pageDir, 'assets')
      response.header('cache-control', isHashed ? 'public, max-age=31536000, immutable' : 'no-cache')
    }
  })

  app.get<{ Querystring: { k?: unknown } }>('/open', async (request, reply) => {
    const { k } = request.query
    if (typeof k !== 'string' || !isSameSecret(k, context.secret)) {
      const wait = wrongCredentials.note(addressBlock(request.ip))
      if (wait !== null) return sendTooMany(reply, wait)
      return sendProblem(
        reply,
        'unauthorized',
        'This link is not, or no longer, valid; the console prints a new one when it starts.'
      )
    }
    return reply
      .header('set-cookie', cookie(sessions.open(machineCaller('front desk', scopes))))
      .header('cache-control', 'no-store')
      .redirect('/', 303)
  })

  app.get('/session', async (request, reply) => {
    const caller = sessionOf(context)(request)
    return reply
      .header('cache-control', 'no-store')
      .send({ signed_in: caller !== null, scopes: caller === null ? [] : [...caller.scopes] })
  })
  app.post('/session', async (request, reply) => {
    if (!isOurPage(context, request)) return sendProblem(reply, 'forbidden', 'Only the page itself may sign in.')
    const given = credentials.safeParse(request.body)
    const presented = given.success ? { token: given.data.token } : 'unreadable'
    const caller = await authentication.authenticate(presented, request.ip)
    if (isRefusal(caller)) {
      return caller.retryAfterS === null ? sendUnauthorized(reply) : sendTooMany(reply, caller.retryAfterS)
    }
    // What a page may do at most is what a token may.
    const rights = scopes.filter((scope) => caller.scopes.has(scope))
    return reply
      .header('set-cookie', cookie(sessions.open({ ...caller, scopes: new Set(rights) })))
      .header('cache-control', 'no-store')
      .send({ signed_in: true, scopes: rights })
  })
  app.delete('/session', async (request, reply) => {
    if (!isOurPage(context, request)) return sendProblem(reply, 'forbidden', 'Only the page itself may sign out.')
    sessions.close(cookieValue(request.headers.cookie, context.cookieName()) ?? '')
    return reply.header('set-cookie', cookie('', '; Max-Age=0')).code(204).send()
  })
}

/** The rights of the page behind a request. */
export const sessionOf =
  (context: ShellContext): SessionOf =>
  (request) => {
    const id = cookieValue(request.headers.cookie, context.cookieName())
    return id === null ? null : context.sessions.callerOf(id)
  }
