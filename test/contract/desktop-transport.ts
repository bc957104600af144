import { pino } from 'pino'
import { vi } from 'vitest'
import { createDesktopBridge, type DesktopApi } from '../../src/renderer/bridge/desktop'
import { createElectronMessages } from './electron-messages'
import type { TransportKind } from './transport'

/** The desktop's listener, the preload and the page's bridge, with Electron's message passing emulated between them. */
export const desktopTransport: TransportKind = {
  name: 'IPC',
  async start(fake) {
    const messages = createElectronMessages()
    vi.resetModules()
    vi.doMock('electron', () => messages.electron)
    const { answerPage } = await import('../../src/main/desktop/ipc')
    const log = pino({ level: 'silent' })
    // Of the contents it uses what is emulated: events, `send` and `isDestroyed`.
    const stopAnswering = answerPage(messages.page as never, fake.engine, log, Date.now)
    await import('../../src/preload/index')
    return {
      bridge: createDesktopBridge(messages.exposed.get('deloton') as DesktopApi),
      stall: messages.stall,
      resume: messages.resume,
      leave: () => void messages.page.emit('destroyed'),
      async stop() {
        stopAnswering()
        vi.doUnmock('electron')
      }
    }
  }
}
