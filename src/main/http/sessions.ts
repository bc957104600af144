import type { Caller } from '../../shared/dispatch'

const idleLimitMs = 12 * 3_600_000
/** More sessions than a gym has screens; the one unused longest makes room. */
const mostSessions = 200

/** Who is signed in with a browser. In memory: a restart of the console signs everybody out. */
export interface Sessions {
  /** Answers the new session's id, for a cookie. It lasts no longer than what the caller came in with. */
  open(caller: Caller): string
  /** The rights of a session; null for an id that is none, that was idle for too long or whose credential has expired. */
  callerOf(id: string): Caller | null
  close(id: string): void
  /** Ends all that were signed in by a credential. */
  closeAllOf(credential: string): void
}

export function createSessions(now: () => number, randomId: () => string): Sessions {
  const sessions = new Map<string, { caller: Caller; usedMs: number }>()
  return {
    open(caller) {
      const id = randomId()
      if (sessions.size >= mostSessions) {
        const [oldest] = [...sessions].sort(([, a], [, b]) => a.usedMs - b.usedMs)
        if (oldest !== undefined) sessions.delete(oldest[0])
      }
      sessions.set(id, { caller, usedMs: now() })
      return id
    },
    callerOf(id) {
      const session = sessions.get(id)
      if (session === undefined) return null
      if (now() - session.usedMs > idleLimitMs || hasExpired(session.caller, now())) {
        sessions.delete(id)
        return null
      }
      session.usedMs = now()
      return session.caller
    },
    close(id) {
      sessions.delete(id)
    },
    closeAllOf(credential) {
      for (const [id, { caller }] of sessions) if (caller.credential === credential) sessions.delete(id)
    }
  }
}

/** What the caller came in with lasts no more. */
export const hasExpired = ({ expiresMs }: Caller, nowMs: number): boolean => expiresMs !== null && nowMs >= expiresMs

/** The value of a cookie in a Cookie header, null without it. */
export function cookieValue(header: string | undefined, name: string): string | null {
  for (const part of (header ?? '').split(';')) {
    const [key, ...value] = part.trim().split('=')
    if (key === name) return value.join('=')
  }
  return null
}
