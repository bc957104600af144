const windowMs = 60_000
const mostPerWindow = 30
const mostAddresses = 10_000

/**
 * Slows the guessing of credentials: each address may be wrong 30 times a minute. It is noted only after a credential
 * was found wrong, so a right one is never slowed, whatever others do.
 */
export interface WrongCredentials {
  /** Notes a wrong one. Answers the seconds to wait when there were too many, else null. */
  note(address: string): number | null
  /** Whether the next wrong one is one too many: then nothing costly is done to find out. */
  isOver(address: string): boolean
}

export function createWrongCredentials(now: () => number): WrongCredentials {
  const windows = new Map<string, { beganMs: number; count: number }>()
  const current = (address: string, at: number): { beganMs: number; count: number } | undefined => {
    const window = windows.get(address)
    return window === undefined || at - window.beganMs >= windowMs || at < window.beganMs ? undefined : window
  }
  return {
    note(address) {
      const at = now()
      let window = current(address, at)
      if (window === undefined) {
        if (windows.size >= mostAddresses) windows.clear()
        window = { beganMs: at, count: 0 }
        windows.set(address, window)
      }
      window.count += 1
      return window.count > mostPerWindow ? Math.max(1, Math.ceil((window.beganMs + windowMs - at) / 1_000)) : null
    },
    isOver: (address) => (current(address, now())?.count ?? 0) >= mostPerWindow
  }
}
