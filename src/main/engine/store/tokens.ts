import { createHash, timingSafeEqual } from 'node:crypto'
import { type Scope, scopes } from '../../../shared/domain/access'
import type { Readable, Writable } from './open'

const tokenForm = /^dlt_([0-9a-f]{16})_([A-Za-z0-9_-]{43})$/

/**
 * Creates a token and answers it: `dlt_<id>_<secret>`, the secret 32 random bytes. Only its SHA-256 is kept.
 * `randomBytes` is handed in.
 */
export function createToken(
  ops: Writable,
  name: string,
  granted: readonly Scope[],
  nowMs: number,
  randomBytes: (size: number) => Buffer
): string {
  const id = randomBytes(8).toString('hex')
  const secret = randomBytes(32).toString('base64url')
  ops
    .prepare('INSERT INTO token (token_id, name, scopes, secret_hash, created_ms) VALUES (?, ?, ?, ?, ?)')
    .run(id, name, [...new Set(granted)].join(' '), hashOf(secret), nowMs)
  return `dlt_${id}_${secret}`
}

/** The scopes of a valid token; null for one that is malformed, unknown, revoked or expired. */
export function scopesOfToken(ops: Readable, token: string, nowMs: number): Scope[] | null {
  const [, id, secret] = tokenForm.exec(token) ?? []
  if (id === undefined || secret === undefined) return null
  const row = ops
    .prepare<[string], { scopes: string; secret_hash: Buffer; expires_ms: number | null; revoked_ms: number | null }>(
      'SELECT scopes, secret_hash, expires_ms, revoked_ms FROM token WHERE token_id = ?'
    )
    .get(id)
  if (row === undefined || !timingSafeEqual(row.secret_hash, hashOf(secret))) return null
  if (row.revoked_ms !== null || (row.expires_ms !== null && row.expires_ms <= nowMs)) return null
  return scopes.filter((scope) => row.scopes.split(' ').includes(scope))
}

/** Notes that a token was used, at most once a minute. */
export function noteTokenUse(ops: Writable, token: string, nowMs: number): void {
  const [, id] = tokenForm.exec(token) ?? []
  if (id === undefined) return
  ops
    .prepare('UPDATE token SET last_used_ms = ? WHERE token_id = ? AND coalesce(last_used_ms, 0) <= ?')
    .run(nowMs, id, nowMs - 60_000)
}

const hashOf = (secret: string): Buffer => createHash('sha256').update(secret).digest()
