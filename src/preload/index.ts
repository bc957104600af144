import { contextBridge, ipcRenderer } from 'electron'
import type { Bridge } from '../shared/bridge'
import type { desktopChannels } from '../shared/desktop-channels'

// Values of src/shared stay out of the preload; their types see to it that these names are the same.
const channels: typeof desktopChannels = {
  call: 'deloton:call',
  abort: 'deloton:abort',
  subscribe: 'deloton:subscribe',
  unsubscribe: 'deloton:unsubscribe',
  batch: 'deloton:batch',
  taken: 'deloton:taken'
}

let lastId = 0
const nextId = (): number => {
  lastId += 1
  return lastId
}
const subscriptions = new Map<number, (items: never[]) => void>()

ipcRenderer.on(channels.batch, (_event, id: number, items: never[]) => {
  try {
    subscriptions.get(id)?.(items)
  } finally {
    // Whatever the page made of it, the next batch may come.
    ipcRenderer.send(channels.taken, id)
  }
})

/** A signal can not cross into this world: the page hands a function to hear of its abort instead. */
const call = (name: string, input: unknown, onAbort?: (abort: () => void) => void): Promise<unknown> => {
  const id = nextId()
  const answer = ipcRenderer.invoke(channels.call, id, name, input)
  onAbort?.(() => ipcRenderer.send(channels.abort, id))
  return answer
}

const subscribe: Bridge['subscribe'] = (feed, onBatch) => {
  const id = nextId()
  subscriptions.set(id, onBatch as (items: never[]) => void)
  void ipcRenderer.invoke(channels.subscribe, id, feed)
  return () => {
    subscriptions.delete(id)
    ipcRenderer.send(channels.unsubscribe, id)
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
