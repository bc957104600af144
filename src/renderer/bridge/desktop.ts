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
      const cancelled = fail('cancelled', 'The call was cancelled.')
      if (signal?.aborted === true) return cancelled
      const ended = new AbortController()
      const onceAborted = (run: () => void): void =>
        // `run` may be a function of the preload: it is called without the event, which can not cross over.
        signal?.addEventListener('abort', () => run(), { once: true, signal: ended.signal })
      try {
        const answer = await Promise.race([
          api.call(name, input, onceAborted),
          // The caller does not wait for a handler that has its own pace.
          new Promise((resolve) => onceAborted(() => resolve(cancelled)))
        ])
        return answer as Result<never>
      } catch {
        return fail('unavailable', 'There is no connection to the console.')
      } finally {
        ended.abort()
      }
    },
    subscribe: api.subscribe
  }
}
