import { createHash, X509Certificate } from 'node:crypto'
import { existsSync, mkdirSync, rmSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { replaceFile } from './replace-file'

/** Certificates of an authority as a page hands them over: it names no file of this machine, so the console keeps its own. */
export interface OwnCertificates {
  /** Where they are kept, which follows from what they say. */
  readonly path: string
  /** Writes them. Throws when the disk refuses. Answers how to take that back; nothing happens where they were before. */
  keep(): () => void
}

const block = /-----BEGIN CERTIFICATE-----[A-Za-z0-9+/=\s]+-----END CERTIFICATE-----/g

/** The certificates in a text; null where there are none, or one that can not be read. Whatever else it holds is left out. */
export function readOwnCertificates(dataDir: string, pem: string): OwnCertificates | null {
  const blocks = pem.match(block) ?? []
  if (blocks.length === 0 || !blocks.every(isCertificate)) return null
  const text = `${blocks.join('\n')}\n`
  const name = createHash('sha256').update(text).digest('hex').slice(0, 16)
  const path = join(dataDir, 'certificates', `${name}.pem`)
  return {
    path,
    keep() {
      if (existsSync(path)) return () => undefined
      mkdirSync(dirname(path), { recursive: true, mode: 0o700 })
      replaceFile(path, text)
      return () => rmSync(path, { force: true })
    }
  }
}

function isCertificate(text: string): boolean {
  try {
    new X509Certificate(text)
    return true
  } catch {
    return false
  }
}
