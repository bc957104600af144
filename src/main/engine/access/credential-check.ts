import type { Caller } from '../../../shared/dispatch'
import type { Engine } from '../ports'
import type { Authenticated, AuthenticationRequest } from './authenticator'
import { createKnownPasswords } from './known-passwords'

/** Asks the thread that knows who comes in, and remembers which passwords were right: it outlives that thread. */
export interface CredentialCheck {
  readonly authenticate: Engine['authenticate']
  /** What came in with this credential (as `Caller.credential`) does no more. */
  forget(credential: string): void
}

/** Names and passwords as they are compared: the same letters, however a keyboard composes them (RFC 7617, RFC 8265). */
export const composed = (text: string): string => text.normalize('NFC')

/** `ask` answers null for who is nobody. `key`: 32 random bytes. */
export function createCredentialCheck(
  ask: (request: AuthenticationRequest) => Promise<Authenticated | null>,
  key: Buffer
): CredentialCheck {
  const known = createKnownPasswords(key)
  const byPassword = async (user: string, password: string, mayCostScrypt: boolean): Promise<Caller | null> => {
    const knownHash = known.recall(user, password)
    const answer = await ask({ user, password, knownHash, mayCostScrypt })
    if (answer === null) return null
    // What was learnt of a password that has been changed since is of no use: its stored hash is another one.
    if (answer.storedHash !== null) known.learn(user, password, answer.storedHash)
    return answer.caller
  }
  return {
    async authenticate(credential, { mayCostScrypt } = { mayCostScrypt: true }) {
      if ('token' in credential) return (await ask({ token: credential.token }))?.caller ?? null
      return byPassword(composed(credential.user), composed(credential.password), mayCostScrypt)
    },
    forget(credential) {
      if (credential.startsWith('user:')) known.forget(credential.slice('user:'.length))
    }
  }
}
