import type { Bridge } from '../../shared/bridge'
import { fail, type Result } from '../../shared/result'

/** What the preload puts into the page of the desktop shell: data and functions, nothing of Electron. */
export interface DesktopApi {
  call(name: string, input: unknown, onAbort?: (abort: () => void) => void): Promise<unknown>
  readonly subscribe: Bridge['subscribe']
  readonly shell: 'desktop'
  readonly versions: Readonly<Record<string, string>>
}

declare global {
  interface Window {
    /** Only in the desktop shell. */
    readonly deloton?: DesktopApi
  }
}

/** The bridge over what the preload gives. */
export function createDesktopBridge(api: DesktopApi): Bridge {
  return {
    async call(name, input, signal) {
      if (signal?.aborted === true) return fail('cancelled', 'The call was cancelled.')
      try {
        const answer = await api.call(name, input, (abort) => signal?.addEventListener('abort', abort, { once: true }))
        return answer as Result<never>
      } catch {
        return fail('unavailable', 'There is no connection to the console.')
      }
    },
    subscribe: api.subscribe
  }
}
