import { contextBridge, ipcRenderer } from 'electron'
import type { Bridge } from '../shared/bridge'
import { desktopChannels } from '../shared/desktop-channels'

let lastId = 0
const nextId = (): number => {
  lastId += 1
  return lastId
}
const subscriptions = new Map<number, (items: never[]) => void>()

ipcRenderer.on(desktopChannels.batch, (_event, id: number, items: never[]) => {
  subscriptions.get(id)?.(items)
  ipcRenderer.send(desktopChannels.taken, id)
})

/** A signal can not cross into this world: the page hands a function to hear of its abort instead. */
const call = (name: string, input: unknown, onAbort?: (abort: () => void) => void): Promise<unknown> => {
  const id = nextId()
  onAbort?.(() => ipcRenderer.send(desktopChannels.abort, id))
  return ipcRenderer.invoke(desktopChannels.call, id, name, input)
}

const subscribe: Bridge['subscribe'] = (feed, onBatch) => {
  const id = nextId()
  subscriptions.set(id, onBatch as (items: never[]) => void)
  void ipcRenderer.invoke(desktopChannels.subscribe, id, feed)
  return () => {
    subscriptions.delete(id)
    ipcRenderer.send(desktopChannels.unsubscribe, id)
  }
}

contextBridge.exposeInMainWorld(
  'deloton',
  Object.freeze({
    call,
    subscribe,
    shell: 'desktop',
    versions: Object.freeze({ electron: process.versions.electron, chrome: process.versions.chrome })
  })
)
