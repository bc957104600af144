import { readFile } from 'node:fs/promises'
import { protocol, type Session } from 'electron'
import { securityHeaders } from '../../shared/security-headers'
import { pageFileOf } from './page-file'
import { pageHost, pageScheme } from './page-origin'

/** Must run before the program is ready. */
export function registerPageScheme(): void {
  // Without `stream` an audio element gets nothing from a scheme of one's own.
  protocol.registerSchemesAsPrivileged([
    { scheme: pageScheme, privileges: { standard: true, secure: true, supportFetchAPI: true, stream: true } }
  ])
}

/** Serves the built page, and nothing but it, under its own scheme. */
export function servePage(session: Session, pageDir: string): void {
  session.protocol.handle(pageScheme, async (request) => {
    const url = new URL(request.url)
    if (request.method !== 'GET' && request.method !== 'HEAD') return refuse(405)
    const file = url.host === pageHost ? pageFileOf(pageDir, url.pathname) : null
    if (file === null) return refuse(404)
    const body = request.method === 'HEAD' ? null : new Uint8Array(await readFile(file.path))
    return new Response(body, { headers: { ...securityHeaders, 'content-type': file.contentType } })
  })
}

const refuse = (status: number): Response => new Response(null, { status, headers: { ...securityHeaders } })
