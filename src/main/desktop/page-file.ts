import { realpathSync } from 'node:fs'
import { extname, resolve, sep } from 'node:path'

/** What the page is made of; nothing else is served. */
const contentTypes: Readonly<Record<string, string>> = {
  '.html': 'text/html; charset=utf-8',
  '.js': 'text/javascript; charset=utf-8',
  '.css': 'text/css; charset=utf-8',
  '.svg': 'image/svg+xml',
  '.png': 'image/png',
  '.woff2': 'font/woff2',
  '.wav': 'audio/wav'
}

export interface PageFile {
  readonly path: string
  readonly contentType: string
}

/**
 * The built file that a request's path names, null for everything else: paths that lead out of `root` in whatever
 * spelling, links that do, files of a type the page does not use. `/` is the page.
 */
export function pageFileOf(root: string, pathname: string): PageFile | null {
  let decoded: string
  try {
    decoded = decodeURIComponent(pathname)
  } catch {
    return null
  }
  // Decoded once: what still looks encoded, or is a path of another system, is no file of ours.
  if (!decoded.startsWith('/') || /[\0\\%:]|\/\.|\/\//.test(decoded)) return null
  const wanted = resolve(root, `.${decoded === '/' ? '/index.html' : decoded}`)
  const contentType = contentTypes[extname(wanted)]
  if (contentType === undefined) return null
  try {
    const real = realpathSync(wanted)
    return real.startsWith(realpathSync(root) + sep) ? { path: real, contentType } : null
  } catch {
    return null
  }
}
