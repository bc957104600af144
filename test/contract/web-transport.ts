import { vi } from 'vitest'
import { createWebBridge } from '../../src/renderer/bridge/web'
import { browserAt } from './browser'
import { startShell } from './started-shell'
import type { TransportKind } from './transport'

/** The HTTP shell on a real socket, and the browser's bridge with a browser's `fetch` and `EventSource` around it. */
export const webTransport: TransportKind = {
  name: 'HTTP',
  async start(fake) {
    const shell = await startShell(fake)
    const browser = await browserAt(shell.url, shell.pageLink)
    vi.stubGlobal('fetch', browser.fetch)
    vi.stubGlobal('EventSource', browser.EventSource)
    return {
      bridge: createWebBridge(),
      stall: browser.stall,
      resume: browser.resume,
      leave: browser.leave,
      async stop() {
        browser.leave()
        vi.unstubAllGlobals()
        await shell.stop()
      }
    }
  }
}
