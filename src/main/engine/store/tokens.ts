import { createHash, timingSafeEqual } from 'node:crypto'
import type { Scope, TokenInfo } from '../../../shared/domain/access'
import { scopesOf, scopesText } from './granted-scopes'
import type { Readable, Writable } from './open'

const tokenForm = /^dlt_([0-9a-f]{16})_([A-Za-z0-9_-]{43})$/
/** What the secret of an id that nobody has is compared with: an answer takes as long as for one that is known. */
const nobodysHash = Buffer.alloc(32)

/** What a new token is made of. */
export interface TokenWish {
  readonly name: string
  readonly scopes: readonly Scope[]
  /** Epoch ms; null for one that does not expire. */
  readonly expiresMs: number | null
}

/** A token that is good now. */
export interface ValidToken {
  readonly tokenId: string
  readonly name: string
  readonly scopes: readonly Scope[]
  readonly expiresMs: number | null
}

interface TokenRow {
  token_id: string
  name: string
  scopes: string
  secret_hash: Buffer
  created_ms: number
  expires_ms: number | null
  revoked_ms: number | null
  last_used_ms: number | null
}

/**
 * Creates a token and answers it: `dlt_<id>_<secret>`, the secret 32 random bytes. Only its SHA-256 is kept.
 * `randomBytes` is handed in.
 */
export function createToken(
  ops: Writable,
  { name, scopes, expiresMs }: TokenWish,
  nowMs: number,
  randomBytes: (size: number) => Buffer
): { readonly token: string; readonly tokenId: string } {
  const tokenId = randomBytes(8).toString('hex')
  const secret = randomBytes(32).toString('base64url')
  ops
    .prepare(
      'INSERT INTO token (token_id, name, scopes, secret_hash, created_ms, expires_ms) VALUES (?, ?, ?, ?, ?, ?)'
    )
    .run(tokenId, name, scopesText(scopes), hashOf(secret), nowMs, expiresMs)
  return { token: `dlt_${tokenId}_${secret}`, tokenId }
}

/** The token that a text is; null for one that is malformed, unknown, revoked or expired. */
export function readValidToken(ops: Readable, token: string, nowMs: number): ValidToken | null {
  const [, id, secret] = tokenForm.exec(token) ?? []
  if (id === undefined || secret === undefined) return null
  const row = readRow(ops, id)
  const isItsSecret = timingSafeEqual(row?.secret_hash ?? nobodysHash, hashOf(secret))
  if (row === undefined || !isItsSecret || stateOf(row, nowMs) !== 'valid') return null
  return { tokenId: row.token_id, name: row.name, scopes: scopesOf(row.scopes), expiresMs: row.expires_ms }
}

/** Newest first, with those that expired or were revoked. */
export const listTokens = (ops: Readable, nowMs: number): TokenInfo[] =>
  ops
    .prepare<[], TokenRow>('SELECT * FROM token ORDER BY created_ms DESC, token_id')
    .all()
    .map((row) => infoOf(row, nowMs))

/** Ends a token for good; null for an id that no token has. One that was revoked before stays so since then. */
export function revokeToken(ops: Writable, tokenId: string, nowMs: number): TokenInfo | null {
  ops.prepare('UPDATE token SET revoked_ms = ? WHERE token_id = ? AND revoked_ms IS NULL').run(nowMs, tokenId)
  const row = readRow(ops, tokenId)
  return row === undefined ? null : infoOf(row, nowMs)
}

/** Notes when a token was used, epoch ms. */
export function noteTokenUse(ops: Writable, tokenId: string, usedMs: number): void {
  ops.prepare('UPDATE token SET last_used_ms = ? WHERE token_id = ?').run(usedMs, tokenId)
}

const readRow = (ops: Readable, tokenId: string): TokenRow | undefined =>
  ops.prepare<[string], TokenRow>('SELECT * FROM token WHERE token_id = ?').get(tokenId)

function stateOf(row: TokenRow, nowMs: number): TokenInfo['state'] {
  if (row.revoked_ms !== null) return 'revoked'
  return row.expires_ms !== null && row.expires_ms <= nowMs ? 'expired' : 'valid'
}

const momentOf = (ms: number | null): string | null => (ms === null ? null : new Date(ms).toISOString())

const infoOf = (row: TokenRow, nowMs: number): TokenInfo => ({
  token_id: row.token_id,
  name: row.name,
  scopes: scopesOf(row.scopes),
  created_at: new Date(row.created_ms).toISOString(),
  expires_at: momentOf(row.expires_ms),
  revoked_at: momentOf(row.revoked_ms),
  last_used_at: momentOf(row.last_used_ms),
  state: stateOf(row, nowMs)
})

const hashOf = (secret: string): Buffer => createHash('sha256').update(secret).digest()
