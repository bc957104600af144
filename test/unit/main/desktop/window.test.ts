import type { BrowserWindowConstructorOptions } from 'electron'
import { beforeEach, describe, expect, it, vi } from 'vitest'

const state = vi.hoisted(() => ({ isDark: false, made: [] as { options: unknown }[] }))
vi.mock('electron', async () => {
  const { EventEmitter } = await import('node:events')
  class FakeWindow extends EventEmitter {
    readonly webContents = Object.assign(new EventEmitter(), { setWindowOpenHandler: vi.fn() })
    readonly show = vi.fn()
    readonly loadURL = vi.fn(async () => undefined)
    constructor(readonly options: BrowserWindowConstructorOptions) {
      super()
      state.made.push(this)
    }
  }
  return {
    BrowserWindow: FakeWindow,
    nativeTheme: {
      get shouldUseDarkColors() {
        return state.isDark
      }
    }
  }
})
const { createWindow, showPage } = await import('../../../../src/main/desktop/window')

beforeEach(() => {
  state.made.length = 0
  state.isDark = false
})
const optionsOf = (window: unknown): BrowserWindowConstructorOptions =>
  (window as { options: BrowserWindowConstructorOptions }).options

describe('The window', () => {
  it('gives its page no Node, no shared world and no way around the sandbox', () => {
    const {
      preload,
      autoplayPolicy: _,
      backgroundThrottling: __,
      ...preferences
    } = optionsOf(createWindow()).webPreferences ?? {}
    expect(preferences).toEqual({
      contextIsolation: true,
      sandbox: true,
      nodeIntegration: false,
      nodeIntegrationInSubFrames: false,
      nodeIntegrationInWorker: false,
      webviewTag: false,
      safeDialogs: true,
      navigateOnDragDrop: false,
      spellcheck: false
    })
    expect(preload).toMatch(/preload[/\\]index\.js$/)
  })

  it('lets an alert be heard before anybody has clicked, and while it is hidden', () => {
    expect(optionsOf(createWindow()).webPreferences).toMatchObject({
      autoplayPolicy: 'no-user-gesture-required',
      backgroundThrottling: false
    })
  })

  it('is never smaller than 940 x 600, and keeps its place', () => {
    expect(optionsOf(createWindow())).toMatchObject({
      minWidth: 940,
      minHeight: 600,
      name: 'console',
      windowStatePersistence: true
    })
  })

  it('has the page’s background before the page is there, and is shown when it is drawn', () => {
    const light = optionsOf(createWindow()).backgroundColor
    state.isDark = true
    const window = createWindow()
    expect(optionsOf(window)).toMatchObject({ show: false })
    expect(optionsOf(window).backgroundColor).not.toBe(light)
    expect(window.show).not.toHaveBeenCalled()
    window.emit('ready-to-show')
    expect(window.show).toHaveBeenCalledOnce()
  })

  it('shows our page, and is kept on it from the start', async () => {
    const window = createWindow()
    expect(window.webContents.listenerCount('will-navigate')).toBe(1)
    await showPage(window)
    expect(window.loadURL).toHaveBeenCalledExactlyOnceWith('app://console/')
  })
})
