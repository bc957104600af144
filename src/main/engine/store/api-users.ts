import type { ApiUser, Scope } from '../../../shared/domain/access'
import { scopesOf, scopesText } from './granted-scopes'
import type { Readable, Writable } from './open'

/** What a password is known by: scrypt with r 8, p 1 and N = 2^costLog2, 32 bytes. */
export interface PasswordHash {
  readonly salt: Buffer
  readonly hash: Buffer
  readonly costLog2: number
}

/** A user of the API, who comes in by name and password. */
export interface StoredApiUser {
  readonly name: string
  readonly scopes: readonly Scope[]
  readonly password: PasswordHash
}

interface ApiUserRow {
  name: string
  scopes: string
  salt: Buffer
  password_hash: Buffer
  cost_log2: number
  created_ms: number
  last_used_ms: number | null
}

/** Adds a user, or gives one that is there another password and other scopes; `isNew` says which. */
export function saveApiUser(
  ops: Writable,
  { name, scopes, password }: StoredApiUser,
  nowMs: number
): { readonly user: ApiUser; readonly isNew: boolean } {
  const isNew = readRow(ops, name) === undefined
  const row = ops
    .prepare<unknown[], ApiUserRow>(
      `INSERT INTO api_user (name, scopes, salt, password_hash, cost_log2, created_ms) VALUES (?, ?, ?, ?, ?, ?)
       ON CONFLICT (name) DO UPDATE SET scopes = excluded.scopes, salt = excluded.salt,
         password_hash = excluded.password_hash, cost_log2 = excluded.cost_log2
       RETURNING *`
    )
    .get(name, scopesText(scopes), password.salt, password.hash, password.costLog2, nowMs)
  if (row === undefined) throw new Error('the user was not stored')
  return { user: infoOf(row), isNew }
}

/** Null for a name that nobody has. */
export function readApiUser(ops: Readable, name: string): StoredApiUser | null {
  const row = readRow(ops, name)
  if (row === undefined) return null
  return {
    name: row.name,
    scopes: scopesOf(row.scopes),
    password: { salt: row.salt, hash: row.password_hash, costLog2: row.cost_log2 }
  }
}

/** By name. */
export const listApiUsers = (ops: Readable): ApiUser[] =>
  ops.prepare<[], ApiUserRow>('SELECT * FROM api_user ORDER BY name').all().map(infoOf)

/** False for a name that nobody has. */
export const removeApiUser = (ops: Writable, name: string): boolean =>
  ops.prepare('DELETE FROM api_user WHERE name = ?').run(name).changes > 0

/** Notes when a user came in, epoch ms. */
export function noteApiUserUse(ops: Writable, name: string, usedMs: number): void {
  ops.prepare('UPDATE api_user SET last_used_ms = ? WHERE name = ?').run(usedMs, name)
}

const readRow = (ops: Readable, name: string): ApiUserRow | undefined =>
  ops.prepare<[string], ApiUserRow>('SELECT * FROM api_user WHERE name = ?').get(name)

const infoOf = (row: ApiUserRow): ApiUser => ({
  name: row.name,
  scopes: scopesOf(row.scopes),
  created_at: new Date(row.created_ms).toISOString(),
  last_used_at: row.last_used_ms === null ? null : new Date(row.last_used_ms).toISOString()
})
