import { EventEmitter } from 'node:events'

/**
 * Electron's message passing between a page's preload and the main process, and nothing else of Electron, as its
 * documentation has it: what is sent is copied by the structured clone algorithm, arrives in order and later; what a
 * handler throws rejects the page's promise.
 */
export interface ElectronMessages {
  /** For `vi.mock('electron')`. */
  readonly electron: {
    readonly ipcMain: FakeIpcMain
    readonly ipcRenderer: FakeIpcRenderer
    readonly contextBridge: { exposeInMainWorld(name: string, api: unknown): void }
  }
  /** The page's contents as the main process knows them. */
  readonly page: FakeWebContents
  /** What the preload has put into the page. */
  readonly exposed: ReadonlyMap<string, unknown>
  /** From now on the page's own process does nothing; messages to it wait. */
  stall(): void
  resume(): void
  /** From now on messages say that they come from these contents. */
  sendAs(contents: FakeWebContents): void
}

/** Where a message says it comes from. */
export interface FakeFrame {
  readonly url: string
  readonly parent: FakeFrame | null
}

type Handler = (event: FakeEvent, ...args: unknown[]) => unknown
interface FakeEvent {
  readonly sender: FakeWebContents
  readonly senderFrame: FakeFrame | null
}
export type FakeIpcMain = EventEmitter & {
  handle(channel: string, handler: Handler): void
  removeHandler(channel: string): void
}
export type FakeIpcRenderer = EventEmitter & {
  send(channel: string, ...args: unknown[]): void
  invoke(channel: string, ...args: unknown[]): Promise<unknown>
}
export type FakeWebContents = EventEmitter & {
  isDestroyed(): boolean
  send(channel: string, ...args: unknown[]): void
  /** Who the page's messages say they come from. */
  frame: FakeFrame | null
}

export const pageFrame: FakeFrame = { url: 'app://console/', parent: null }

export function createElectronMessages(): ElectronMessages {
  const handlers = new Map<string, Handler>()
  const exposed = new Map<string, unknown>()
  let isStalled = false
  let isDestroyed = false
  const held: (() => void)[] = []

  const ipcMain = Object.assign(new EventEmitter(), {
    handle(channel: string, handler: Handler) {
      if (handlers.has(channel)) throw new Error(`Attempted to register a second handler for '${channel}'`)
      handlers.set(channel, handler)
    },
    removeHandler: (channel: string) => void handlers.delete(channel)
  })
  const toPage = (run: () => void): void => {
    setImmediate(() => (isStalled ? held.push(run) : run()))
  }
  const page: FakeWebContents = Object.assign(new EventEmitter(), {
    frame: pageFrame as FakeFrame | null,
    isDestroyed: () => isDestroyed,
    send(channel: string, ...args: unknown[]) {
      const copied = structuredClone(args)
      toPage(() => ipcRenderer.emit(channel, { sender: ipcRenderer }, ...copied))
    }
  })
  let sender = page
  page.once('destroyed', () => {
    isDestroyed = true
  })
  const ipcRenderer = Object.assign(new EventEmitter(), {
    send(channel: string, ...args: unknown[]) {
      const event = { sender, senderFrame: page.frame }
      const copied = structuredClone(args)
      setImmediate(() => ipcMain.emit(channel, event, ...copied))
    },
    invoke(channel: string, ...args: unknown[]) {
      const event = { sender, senderFrame: page.frame }
      const copied = structuredClone(args)
      return new Promise<unknown>((resolve, reject) => {
        setImmediate(async () => {
          const handler = handlers.get(channel)
          try {
            if (handler === undefined) throw new Error(`No handler registered for '${channel}'`)
            const answer = structuredClone(await handler(event, ...copied))
            toPage(() => resolve(answer))
          } catch (error) {
            toPage(() => reject(new Error(`Error invoking remote method '${channel}': ${String(error)}`)))
          }
        })
      })
    }
  })
  return {
    electron: {
      ipcMain,
      ipcRenderer,
      contextBridge: { exposeInMainWorld: (name, api) => void exposed.set(name, api) }
    },
    page,
    exposed,
    sendAs(contents) {
      sender = contents
    },
    stall() {
      isStalled = true
    },
    resume() {
      isStalled = false
      for (const run of held.splice(0)) setImmediate(run)
    }
  }
}
