import { createHmac, timingSafeEqual } from 'node:crypto'

/** Passwords that were right before. None is kept, only its HMAC under a key that passes with the process. */
export interface KnownPasswords {
  /** The stored hash for which this password of a user was right; null where it never was. */
  recall(user: string, password: string): Uint8Array | null
  learn(user: string, password: string, storedHash: Uint8Array): void
  forget(user: string): void
}

const nobodysMac = Buffer.alloc(32)

/** `key`: 32 random bytes. */
export function createKnownPasswords(key: Buffer): KnownPasswords {
  const known = new Map<string, { readonly mac: Buffer; readonly storedHash: Uint8Array }>()
  const macOf = (user: string, password: string): Buffer =>
    createHmac('sha256', key)
      .update(JSON.stringify([user, password]))
      .digest()
  return {
    recall(user, password) {
      const before = known.get(user)
      const isSame = timingSafeEqual(before?.mac ?? nobodysMac, macOf(user, password))
      return isSame && before !== undefined ? before.storedHash : null
    },
    learn(user, password, storedHash) {
      known.set(user, { mac: macOf(user, password), storedHash })
    },
    forget: (user) => void known.delete(user)
  }
}
