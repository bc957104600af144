import { beforeEach, describe, expect, it, vi } from 'vitest'
import type { DesktopApi } from '../../../src/renderer/bridge/desktop'
import { desktopChannels } from '../../../src/shared/desktop-channels'
import { createElectronMessages, type ElectronMessages } from '../../contract/electron-messages'

let messages: ElectronMessages
let api: DesktopApi
beforeEach(async () => {
  messages = createElectronMessages()
  vi.resetModules()
  vi.doMock('electron', () => messages.electron)
  await import('../../../src/preload/index')
  api = messages.exposed.get('deloton') as DesktopApi
})

/** What the main process was sent on a channel. */
const sentOn = (channel: string): unknown[][] => {
  const sent: unknown[][] = []
  messages.electron.ipcMain.on(channel, (_event, ...args: unknown[]) => sent.push(args))
  return sent
}
const settle = (): Promise<void> => new Promise((resolve) => setTimeout(resolve, 10))

describe('The preload', () => {
  it('puts one thing into the page: four members, frozen', () => {
    expect([...messages.exposed.keys()]).toEqual(['deloton'])
    expect(Object.keys(api).sort()).toEqual(['call', 'shell', 'subscribe', 'versions'])
    expect(Object.isFrozen(api)).toBe(true)
    expect(Object.isFrozen(api.versions)).toBe(true)
    expect(api.shell).toBe('desktop')
  })

  it('hands nothing of Electron to the page: versions are text, and only those of Electron and Chromium', () => {
    expect(Object.keys(api.versions).sort()).toEqual(['chrome', 'electron'])
  })

  it('gives a batch to its subscription as data, without the event, and says that it was taken', async () => {
    messages.electron.ipcMain.handle(desktopChannels.subscribe, () => ({ ok: true, value: null }))
    const taken = sentOn(desktopChannels.taken)
    const [one, other] = [vi.fn(), vi.fn()]
    api.subscribe('floor', one)
    api.subscribe('status', other)
    messages.page.send(desktopChannels.batch, 1, [{ bike_key: 'a' }])
    await settle()
    expect(one.mock.calls).toEqual([[[{ bike_key: 'a' }]]])
    expect(other).not.toHaveBeenCalled()
    expect(taken).toEqual([[1]])
  })

  it('says that a batch was taken when nobody wants it any more', async () => {
    messages.electron.ipcMain.handle(desktopChannels.subscribe, () => ({ ok: true, value: null }))
    const taken = sentOn(desktopChannels.taken)
    const onBatch = vi.fn()
    api.subscribe('floor', onBatch)()
    messages.page.send(desktopChannels.batch, 1, [])
    await settle()
    expect(onBatch).not.toHaveBeenCalled()
    expect(taken).toEqual([[1]])
  })

  it('says that a batch was taken when the page could not cope with it', async () => {
    messages.electron.ipcMain.handle(desktopChannels.subscribe, () => ({ ok: true, value: null }))
    const taken = sentOn(desktopChannels.taken)
    api.subscribe('floor', () => {
      throw new Error('a defect of the page')
    })
    expect(() => messages.electron.ipcRenderer.emit(desktopChannels.batch, {}, 1, [])).toThrow('a defect of the page')
    await settle()
    expect(taken).toEqual([[1]])
  })

  it('sends an abort after the call that it is for', async () => {
    const order: string[] = []
    messages.electron.ipcMain.handle(desktopChannels.call, () => {
      order.push('call')
      return new Promise(() => undefined)
    })
    messages.electron.ipcMain.on(desktopChannels.abort, () => order.push('abort'))
    void api.call('status.get', {}, (abort) => abort())
    await settle()
    expect(order).toEqual(['call', 'abort'])
  })
})
