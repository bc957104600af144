import { EventEmitter } from 'node:events'
import { join, resolve } from 'node:path'
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { fail, succeed } from '../../../../src/shared/result'
import { createFakeEngine } from '../../../contract/fake-engine'

/** What happened, in order. */
let steps: string[]
const step =
  <Value>(name: string, value?: Value) =>
  (): Value | undefined => {
    steps.push(name)
    return value
  }
const settle = (): Promise<void> => new Promise((done) => setTimeout(done, 20))

/** Starts the entry on an emulated program; Electron itself is not run. */
async function startEntry({ isFirst = true, opened = succeed<unknown>(null) as unknown } = {}) {
  const window = Object.assign(new EventEmitter(), {
    webContents: {},
    isMinimized: () => true,
    restore: step('restore'),
    show: step('show'),
    focus: step('focus')
  })
  const app = Object.assign(new EventEmitter(), {
    isPackaged: true,
    enableSandbox: step('sandbox'),
    setPath: vi.fn(step('path')),
    requestSingleInstanceLock: vi.fn(step('lock', isFirst)),
    whenReady: async () => step('ready')(),
    quit: vi.fn(step('quit')),
    exit: vi.fn(step('exit'))
  })
  const dialog = { showErrorBox: vi.fn(step('error box')) }
  const host = {
    engine: createFakeEngine().engine,
    log: null,
    dataDir: '/data',
    version: '0',
    setApiState: step('API state'),
    stop: vi.fn(async () => {
      step('stop')()
    })
  }
  const isOpened = (opened as { value?: unknown }).value === null
  const openHost = vi.fn(async () => step('host', isOpened ? succeed(host) : opened)())
  vi.resetModules()
  vi.doMock('electron', () => ({ app, dialog, session: { defaultSession: 'the session' } }))
  vi.doMock('../../../../src/main/host/host', () => ({ openHost }))
  vi.doMock('../../../../src/main/host/desktop-options', () => ({
    readDesktopOptions: () => succeed({ dataDir: 'data', settings: {}, served: { port: 4310 } })
  }))
  vi.doMock('../../../../src/main/desktop/app-protocol', () => ({
    registerPageScheme: step('scheme'),
    servePage: step('serve page')
  }))
  const server = { start: step('serve API'), stop: async () => step('stop API')() }
  vi.doMock('../../../../src/main/desktop/api-server', () => ({ createApiServer: () => server }))
  vi.doMock('../../../../src/main/http/start-http-shell', () => ({ startHttpShell: step('start shell') }))
  vi.doMock('../../../../src/main/desktop/ipc', () => ({ answerPage: step('answer page') }))
  vi.doMock('../../../../src/main/desktop/menu', () => ({ setMenu: step('menu') }))
  vi.doMock('../../../../src/main/desktop/notifications', () => ({ showNotices: step('notices') }))
  vi.doMock('../../../../src/main/desktop/security', () => ({ secureSession: step('secure session') }))
  vi.doMock('../../../../src/main/desktop/window', () => ({
    createWindow: step('window', window),
    showPage: step('show page')
  }))
  await import('../../../../src/main/desktop/index')
  await settle()
  return { app, dialog, host, openHost }
}

beforeEach(() => {
  steps = []
  vi.spyOn(process.stderr, 'write').mockReturnValue(true)
})
afterEach(() => {
  vi.restoreAllMocks()
  vi.doUnmock('electron')
  vi.resetModules()
})

describe('The desktop program', () => {
  it('locks itself in before it asks for anything, and secures the session before there is a window', async () => {
    await startEntry()
    expect(steps).toEqual([
      'sandbox',
      'scheme',
      'path',
      'lock',
      'ready',
      'host',
      'secure session',
      'serve page',
      'menu',
      'window',
      'answer page',
      'notices',
      'serve API',
      'show page'
    ])
  })

  it('keeps what Chromium writes in the data folder, so that each folder has its own lock', async () => {
    const { app } = await startEntry()
    expect(app.setPath).toHaveBeenCalledExactlyOnceWith('userData', join(resolve('data'), 'desktop'))
  })

  it('names the threads as they are built beside it', async () => {
    const { openHost } = await startEntry()
    const [{ threadFile }] = openHost.mock.calls[0] as unknown as [{ threadFile: (name: string) => string }]
    expect(threadFile('pipeline')).toMatch(/[/\\]pipeline-thread\.js$/)
  })

  it('leaves at once, without opening anything, when it runs already', async () => {
    const { app, openHost } = await startEntry({ isFirst: false })
    expect(app.quit).toHaveBeenCalledOnce()
    expect(openHost).not.toHaveBeenCalled()
    expect(steps).not.toContain('ready')
  })

  it('brings its window to the front when it is started again', async () => {
    const { app } = await startEntry()
    steps = []
    app.emit('second-instance', {}, ['--anything', 'https://evil.test'])
    expect(steps).toEqual(['restore', 'show', 'focus'])
  })

  it('stops the host before it ends, once', async () => {
    const { app, host } = await startEntry()
    steps = []
    const first = { preventDefault: vi.fn() }
    app.emit('before-quit', first)
    await settle()
    expect(first.preventDefault).toHaveBeenCalledOnce()
    expect(steps).toEqual(['stop API', 'stop', 'quit'])
    const second = { preventDefault: vi.fn() }
    app.emit('before-quit', second)
    await settle()
    expect(second.preventDefault).not.toHaveBeenCalled()
    expect(host.stop).toHaveBeenCalledOnce()
  })

  it('gives a stop up that takes longer than 5 s', async () => {
    const { app, host } = await startEntry()
    host.stop.mockReturnValue(new Promise(() => undefined))
    vi.useFakeTimers()
    app.emit('before-quit', { preventDefault: vi.fn() })
    vi.advanceTimersByTime(4_999)
    expect(app.exit).not.toHaveBeenCalled()
    vi.advanceTimersByTime(1)
    expect(app.exit).toHaveBeenCalledExactlyOnceWith(1)
    vi.useRealTimers()
  })

  it('says why it can not start, and ends with an error', async () => {
    const { app, dialog } = await startEntry({ opened: fail('busy', 'The data folder is in use.') })
    expect(dialog.showErrorBox).toHaveBeenCalledExactlyOnceWith('Deloton Console', 'The data folder is in use.')
    expect(app.exit).toHaveBeenCalledExactlyOnceWith(1)
    expect(steps).not.toContain('window')
  })
})
