import { readFile } from 'node:fs/promises'
import { protocol, type Session } from 'electron'
import { securityHeaders } from '../../shared/security-headers'
import type { Engine } from '../engine/ports'
import { type ExportPlace, exportPlaceOf } from './export-place'
import { fileStream } from './file-stream'
import { pageFileOf } from './page-file'
import { pageHost, pageScheme } from './page-origin'

/** Must run before the program is ready. */
export function registerPageScheme(): void {
  // Without `stream` an audio element gets nothing from a scheme of one's own.
  protocol.registerSchemesAsPrivileged([
    { scheme: pageScheme, privileges: { standard: true, secure: true, supportFetchAPI: true, stream: true } }
  ])
}

/** Serves the built page and the files of exports, and nothing but them, under the page's own scheme. */
export function servePage(session: Session, pageDir: string, engine: Pick<Engine, 'exportFile'>): void {
  session.protocol.handle(pageScheme, async (request) => {
    const url = new URL(request.url)
    if (request.method !== 'GET' && request.method !== 'HEAD') return refuse(405)
    const place = url.host === pageHost ? exportPlaceOf(url.pathname) : null
    if (place !== null) return exportResponse(engine, place, request.method === 'HEAD')
    const file = url.host === pageHost ? pageFileOf(pageDir, url.pathname) : null
    if (file === null) return refuse(404)
    const body = request.method === 'HEAD' ? null : new Uint8Array(await readFile(file.path))
    return new Response(body, { headers: { ...securityHeaders, 'content-type': file.contentType } })
  })
}

function exportResponse(
  engine: Pick<Engine, 'exportFile'>,
  { exportId, name }: ExportPlace,
  isHead: boolean
): Response {
  const file = engine.exportFile(exportId, name)
  if (file === null) return refuse(404)
  const headers = {
    ...securityHeaders,
    'content-type': file.contentType,
    'content-length': String(file.bytes),
    'content-disposition': `attachment; filename="${name}"`
  }
  return new Response(isHead ? null : fileStream(file.path), { headers })
}

const refuse = (status: number): Response => new Response(null, { status, headers: { ...securityHeaders } })
