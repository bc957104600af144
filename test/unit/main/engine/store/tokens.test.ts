import { createHash, randomBytes } from 'node:crypto'
import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import type { Writable } from '../../../../../src/main/engine/store/open'
import { createToken, noteTokenUse, scopesOfToken } from '../../../../../src/main/engine/store/tokens'
import { temporaryOps, temporaryPath } from './store-fixture'

const now = Date.UTC(2026, 10, 1)
const create = (ops: Writable, scopes: Parameters<typeof createToken>[2] = ['read']): string =>
  createToken(ops, 'front desk', scopes, now, randomBytes)

/** Replaces one character by another of the alphabet. */
const changed = (token: string, at: number): string =>
  token.slice(0, at) + (token.charAt(at) === 'a' ? 'b' : 'a') + token.slice(at + 1)

describe('a new token', () => {
  it('has the form dlt_<id>_<secret>, with 32 random bytes as its secret', () => {
    const sizes: number[] = []
    const token = createToken(temporaryOps(), 'front desk', ['read'], now, (size) => {
      sizes.push(size)
      return Buffer.alloc(size, 0xfb)
    })
    expect(token).toBe(`dlt_fbfbfbfbfbfbfbfb_${Buffer.alloc(32, 0xfb).toString('base64url')}`)
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

describe('scopesOfToken', () => {
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
    const token = create(ops)
    ops.prepare('UPDATE token SET expires_ms = ?').run(now + 1_000)
    expect(scopesOfToken(ops, token, now + 999)).toEqual(['read'])
    expect(scopesOfToken(ops, token, now + 1_000)).toBeNull()
  })

  it('refuses a revoked token, even if the revocation bears a later time', () => {
    const ops = temporaryOps()
    const token = create(ops)
    ops.prepare('UPDATE token SET revoked_ms = ?').run(now + 1_000)
    expect(scopesOfToken(ops, token, now)).toBeNull()
  })
})

describe('noteTokenUse', () => {
  it('writes when a token was used, at most once a minute', () => {
    const ops = temporaryOps()
    const token = create(ops)
    const lastUsed = ops.prepare('SELECT last_used_ms FROM token').pluck()
    expect(lastUsed.get()).toBeNull()
    noteTokenUse(ops, token, now)
    expect(lastUsed.get()).toBe(now)
    noteTokenUse(ops, token, now + 59_999)
    expect(lastUsed.get()).toBe(now)
    noteTokenUse(ops, token, now + 60_000)
    expect(lastUsed.get()).toBe(now + 60_000)
  })

  it('leaves other tokens alone, and takes anything', () => {
    const ops = temporaryOps()
    create(ops)
    noteTokenUse(ops, create(ops), now)
    noteTokenUse(ops, 'no token', now)
    expect(ops.prepare('SELECT count(last_used_ms) FROM token').pluck().get()).toBe(1)
  })
})
