import { createHash, randomBytes } from 'node:crypto'
import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import type { Writable } from '../../../../../src/main/engine/store/open'
import {
  createToken,
  listTokens,
  noteTokenUse,
  readValidToken,
  revokeToken
} from '../../../../../src/main/engine/store/tokens'
import type { Scope } from '../../../../../src/shared/domain/access'
import { temporaryOps, temporaryPath } from './store-fixture'

const now = Date.UTC(2026, 10, 1)
const create = (ops: Writable, scopes: readonly Scope[] = ['read'], expiresMs: number | null = null): string =>
  createToken(ops, { name: 'report', scopes, expiresMs }, now, randomBytes).token
const idOf = (token: string): string => token.slice(4, 20)
const scopesOfToken = (ops: Writable, token: string, nowMs: number): readonly Scope[] | null =>
  readValidToken(ops, token, nowMs)?.scopes ?? null

/** Replaces one character by another of the alphabet. */
const changed = (token: string, at: number): string =>
  token.slice(0, at) + (token.charAt(at) === 'a' ? 'b' : 'a') + token.slice(at + 1)

describe('a new token', () => {
  it('has the form dlt_<id>_<secret>, with 32 random bytes as its secret', () => {
    const sizes: number[] = []
    const wish = { name: 'report', scopes: ['read'], expiresMs: null } as const
    const created = createToken(temporaryOps(), wish, now, (size) => {
      sizes.push(size)
      return Buffer.alloc(size, 0xfb)
    })
    expect(created).toEqual({
      token: `dlt_fbfbfbfbfbfbfbfb_${Buffer.alloc(32, 0xfb).toString('base64url')}`,
      tokenId: 'fbfbfbfbfbfbfbfb'
    })
    expect(sizes).toEqual([8, 32])
  })

  it('is valid at once, for the scopes it was given and no others', () => {
    const ops = temporaryOps()
    expect(scopesOfToken(ops, create(ops, ['read']), now)).toEqual(['read'])
    expect(scopesOfToken(ops, create(ops, ['delete', 'read', 'delete']), now)).toEqual(['read', 'delete'])
    expect(scopesOfToken(ops, create(ops, ['admin']), now)).toEqual(['admin'])
  })

  it('is valid for another connection and after a restart', () => {
    const folder = temporaryPath()
    const ops = temporaryOps(folder)
    const token = create(ops)
    expect(scopesOfToken(temporaryOps(folder), token, now)).toEqual(['read'])
    ops.close()
    expect(scopesOfToken(temporaryOps(folder), token, now)).toEqual(['read'])
  })

  it('is on disk as a hash only', () => {
    const folder = temporaryPath()
    const ops = temporaryOps(folder)
    const token = create(ops)
    const secret = token.slice(21)
    ops.close()
    const files = readdirSync(folder).map((name) => readFileSync(join(folder, name)))
    const isAnywhere = (bytes: Buffer): boolean => files.some((file) => file.includes(bytes))
    expect(isAnywhere(createHash('sha256').update(secret).digest())).toBe(true)
    expect(isAnywhere(Buffer.from(secret))).toBe(false)
    expect(isAnywhere(Buffer.from(secret, 'base64url'))).toBe(false)
  })
})

describe('readValidToken', () => {
  it('answers whose it is and until when', () => {
    const ops = temporaryOps()
    const token = create(ops, ['read'], now + 5)
    expect(readValidToken(ops, token, now)).toEqual({
      tokenId: idOf(token),
      name: 'report',
      scopes: ['read'],
      expiresMs: now + 5
    })
  })

  it('refuses a token with any character of its id or secret changed, or one more or less', () => {
    const ops = temporaryOps()
    const token = create(ops)
    const forgeries = Array.from({ length: token.length }, (_, at) => changed(token, at))
    for (const forged of [...forgeries, token.slice(0, -1), `${token}A`, token.slice(1)]) {
      expect(scopesOfToken(ops, forged, now)).toBeNull()
    }
    expect(scopesOfToken(ops, token, now)).toEqual(['read'])
  })

  it('refuses the secret of one token with the id of another', () => {
    const ops = temporaryOps()
    const [one, other] = [create(ops), create(ops)]
    expect(scopesOfToken(ops, one.slice(0, 21) + other.slice(21), now)).toBeNull()
  })

  it.each(['', 'dlt_', 'dlt__', 'Bearer dlt_0_0', `dlt_${'0'.repeat(16)}_`, `dlt_${'0'.repeat(16)}_${'A'.repeat(43)}`])(
    'refuses %j',
    (token) => {
      expect(scopesOfToken(temporaryOps(), token, now)).toBeNull()
    }
  )

  it.each([' ', '\n', '\0', '='])('does not take a token with %j before or after it for the token', (extra) => {
    const ops = temporaryOps()
    const token = create(ops)
    expect(scopesOfToken(ops, token + extra, now)).toBeNull()
    expect(scopesOfToken(ops, extra + token, now)).toBeNull()
  })

  it('refuses a token from the moment at which it expires', () => {
    const ops = temporaryOps()
    const token = create(ops, ['read'], now + 1_000)
    expect(scopesOfToken(ops, token, now + 999)).toEqual(['read'])
    expect(scopesOfToken(ops, token, now + 1_000)).toBeNull()
  })

  it('refuses a token in other case', () => {
    const ops = temporaryOps()
    const token = create(ops)
    for (const other of [token.toUpperCase(), token.toLowerCase(), token.replace('dlt', 'DLT')]) {
      expect(scopesOfToken(ops, other, now)).toBeNull()
    }
  })

  it.each([0, 4, 12, 20, 21, 40, 62])('refuses the first %i characters of a token', (length) => {
    const ops = temporaryOps()
    expect(scopesOfToken(ops, create(ops).slice(0, length), now)).toBeNull()
  })

  it('refuses a revoked token, even if the revocation bears a later time', () => {
    const ops = temporaryOps()
    const token = create(ops)
    revokeToken(ops, idOf(token), now + 1_000)
    expect(scopesOfToken(ops, token, now)).toBeNull()
  })
})

describe('listTokens', () => {
  it('shows all but secrets, newest first, with what became of them', () => {
    const ops = temporaryOps()
    const later = (ms: number, expiresMs: number | null): string =>
      createToken(ops, { name: `at ${ms}`, scopes: ['delete', 'read'], expiresMs }, now + ms, randomBytes).tokenId
    const [expired, revoked, valid] = [later(1, now + 10), later(2, null), later(3, now + 20)]
    revokeToken(ops, revoked, now + 5)
    noteTokenUse(ops, valid, now + 6)
    const listed = listTokens(ops, now + 10)
    expect(listed.map(({ token_id, state }) => [token_id, state])).toEqual([
      [valid, 'valid'],
      [revoked, 'revoked'],
      [expired, 'expired']
    ])
    expect(listed[0]).toEqual({
      token_id: valid,
      name: 'at 3',
      scopes: ['read', 'delete'],
      created_at: new Date(now + 3).toISOString(),
      expires_at: new Date(now + 20).toISOString(),
      revoked_at: null,
      last_used_at: new Date(now + 6).toISOString(),
      state: 'valid'
    })
  })
})

describe('revokeToken', () => {
  it('ends that token alone', () => {
    const ops = temporaryOps()
    const [one, other] = [create(ops), create(ops)]
    expect(revokeToken(ops, idOf(one), now)).toMatchObject({ token_id: idOf(one), state: 'revoked' })
    expect(scopesOfToken(ops, one, now)).toBeNull()
    expect(scopesOfToken(ops, other, now)).toEqual(['read'])
  })

  it('keeps when it was revoked first, and knows no id that no token has', () => {
    const ops = temporaryOps()
    const id = idOf(create(ops))
    revokeToken(ops, id, now + 1)
    expect(revokeToken(ops, id, now + 2)?.revoked_at).toBe(new Date(now + 1).toISOString())
    expect(revokeToken(ops, '0'.repeat(16), now)).toBeNull()
  })
})

describe('noteTokenUse', () => {
  it('leaves other tokens alone', () => {
    const ops = temporaryOps()
    create(ops)
    noteTokenUse(ops, idOf(create(ops)), now)
    expect(ops.prepare('SELECT count(last_used_ms) FROM token').pluck().get()).toBe(1)
  })
})
