import { timingSafeEqual } from 'node:crypto'
import type { Caller } from '../../../shared/dispatch'
import { noteApiUserUse, readApiUser, type StoredApiUser } from '../store/api-users'
import type { Writable } from '../store/open'
import { noteTokenUse, readValidToken } from '../store/tokens'
import { createLastUses } from './last-uses'
import type { ScryptLine } from './scrypt-line'

/** Who asks to come in. */
export type AuthenticationRequest =
  | { readonly token: string }
  | {
      readonly user: string
      readonly password: string
      /** The stored hash for which this password was found right before; null where it never was. */
      readonly knownHash: Uint8Array | null
      /** Whether a costly hash may be computed to find out. */
      readonly mayCostScrypt: boolean
    }

/** Who came in, and the stored hash for which the password was right; null with a token. */
export interface Authenticated {
  readonly caller: Caller
  readonly storedHash: Uint8Array | null
}

/** Scrypt's N is 2 to this. */
export const scryptCostLog2 = 15
export const saltBytes = 16

export interface AuthenticatorOptions {
  /** The root ops file. */
  readonly ops: Writable
  readonly scrypt: Pick<ScryptLine, 'compute'>
  /** Epoch ms. */
  readonly now: () => number
  readonly randomBytes: (size: number) => Buffer
  readonly onFailure: (what: string, error: unknown) => void
}

/** Tells who comes in. Rights are read from the store each time: what is revoked is gone at once. */
export interface Authenticator {
  authenticate(request: AuthenticationRequest): Promise<Authenticated | null>
  /** A user or token that was ended: when it was used is written no more. */
  forgetUser(name: string): void
  forgetToken(tokenId: string): void
}

export function createAuthenticator({ ops, scrypt, now, randomBytes, onFailure }: AuthenticatorOptions): Authenticator {
  const nobodysSalt = randomBytes(saltBytes)
  const tokenUses = createLastUses((id, minuteMs) => noteTokenUse(ops, id, minuteMs), onFailure)
  const userUses = createLastUses((name, minuteMs) => noteApiUserUse(ops, name, minuteMs), onFailure)

  const byToken = (text: string): Caller | null => {
    const token = readValidToken(ops, text, now())
    if (token === null) return null
    tokenUses.note(token.tokenId, now())
    return {
      scopes: new Set(token.scopes),
      who: `token ${token.name} (${token.tokenId})`,
      credential: `token:${token.tokenId}`,
      expiresMs: token.expiresMs
    }
  }

  const userByHash = async (password: string, user: StoredApiUser | null): Promise<StoredApiUser | null> => {
    // For a name that nobody has it is computed as well: the time tells nothing.
    const { salt, costLog2 } = user?.password ?? { salt: nobodysSalt, costLog2: scryptCostLog2 }
    const hash = await scrypt.compute({ password, salt, costLog2 })
    if (hash === null || user === null || !timingSafeEqual(hash, user.password.hash)) return null
    // Meanwhile it may have been changed or removed.
    const stored = readApiUser(ops, user.name)
    if (stored === null || !stored.password.hash.equals(user.password.hash)) return null
    return stored
  }

  const byPassword = async ({
    user: name,
    password,
    knownHash,
    mayCostScrypt
  }: Extract<AuthenticationRequest, { user: string }>): Promise<Authenticated | null> => {
    const stored = readApiUser(ops, name)
    const isKnown = stored !== null && knownHash !== null && stored.password.hash.equals(knownHash)
    if (!isKnown && !mayCostScrypt) return null
    const user = isKnown ? stored : await userByHash(password, stored)
    if (user === null) return null
    userUses.note(user.name, now())
    return {
      caller: {
        scopes: new Set(user.scopes),
        who: `user ${user.name}`,
        credential: `user:${user.name}`,
        expiresMs: null
      },
      storedHash: user.password.hash
    }
  }

  return {
    async authenticate(request) {
      if (!('token' in request)) return byPassword(request)
      const caller = byToken(request.token)
      return caller === null ? null : { caller, storedHash: null }
    },
    forgetUser: userUses.forget,
    forgetToken: tokenUses.forget
  }
}
