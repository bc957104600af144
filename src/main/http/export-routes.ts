import { createReadStream } from 'node:fs'
import type { FastifyInstance } from 'fastify'
import { mayUse } from '../../shared/dispatch'
import { sessionOf } from './page-routes'
import { sendProblem, sendUnauthorized } from './problem'
import type { ShellContext } from './shell-context'

/** Files of exports, for a page that is signed in: `GET /bridge/export/<export_id>/<file>`, from the disk as it is read. */
export function addExportRoutes(app: FastifyInstance, context: ShellContext): void {
  const callerOf = sessionOf(context)
  app.get<{ Params: { id: string; file: string } }>(
    '/bridge/export/:id/:file',
    { exposeHeadRoute: false },
    async (request, reply) => {
      const caller = callerOf(request)
      if (caller === null) return sendUnauthorized(reply)
      if (!mayUse(caller, 'read')) return sendProblem(reply, 'forbidden', 'This needs another scope.')
      const { id, file: name } = request.params
      const file = context.engine.exportFile(id, name)
      if (file === null) return sendProblem(reply, 'not-found', 'There is no such file.')
      return reply
        .header('cache-control', 'no-store')
        .header('content-type', file.contentType)
        .header('content-length', file.bytes)
        .header('content-disposition', `attachment; filename="${name}"`)
        .send(createReadStream(file.path))
    }
  )
}
