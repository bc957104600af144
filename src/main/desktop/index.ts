import '../host/node-check'
import { join, resolve } from 'node:path'
import { app, type BrowserWindow, dialog, session } from 'electron'
import { readDesktopOptions } from '../host/desktop-options'
import { type Host, openHost } from '../host/host'
import { startHttpShell } from '../http/start-http-shell'
import { type ApiServer, createApiServer } from './api-server'
import { registerPageScheme, servePage } from './app-protocol'
import { answerPage } from './ipc'
import { setMenu } from './menu'
import { showNotices } from './notifications'
import { pageUrl } from './page-origin'
import { secureSession } from './security'
import { createWindow, showPage } from './window'

/** A stop that takes longer is given up: nothing stored is lost by it. */
const stopWithinMs = 5_000

let window: BrowserWindow | null = null
let host: Host | null = null
let apiServer: ApiServer | null = null

app.enableSandbox()
registerPageScheme()

const focusWindow = (): void => {
  if (window === null) return
  if (window.isMinimized()) window.restore()
  window.show()
  window.focus()
}

const options = readDesktopOptions(process.argv.slice(app.isPackaged ? 1 : 2), process.env)
// What Chromium keeps belongs to the data folder, too, and with it the lock that keeps a second start out: all that the
// program writes is there, and another folder is another console.
if (options.ok) app.setPath('userData', join(resolve(options.value.dataDir), 'desktop'))

async function start(): Promise<void> {
  if (!options.ok) return refuse(options.error.message)
  // Only an entry file knows where its siblings were built to.
  const opened = await openHost({
    ...options.value,
    threadFile: (name) => join(__dirname, `${name}-thread.js`),
    isHeadless: false
  })
  if (!opened.ok) return refuse(opened.error.message)
  host = opened.value
  secureSession(session.defaultSession)
  const pageDir = join(__dirname, '../renderer')
  servePage(session.defaultSession, pageDir, host.engine)
  setMenu(process.platform, join(host.dataDir, 'logs'))
  window = createWindow()
  answerPage(window.webContents, host.engine, host.log, Date.now)
  const stopNotices = showNotices(host.engine, host.log, Date.now, (hash) => {
    focusWindow()
    void window?.loadURL(`${pageUrl}${hash}`)
  })
  window.on('closed', () => {
    stopNotices()
    window = null
  })
  const { engine, log, setApiState } = host
  const { served } = options.value
  apiServer = createApiServer({
    engine,
    log,
    startShell: () => startHttpShell({ engine, log, now: Date.now, pageDir, ...served }),
    report: setApiState
  })
  apiServer.start()
  await showPage(window)
}

function refuse(message: string): void {
  process.stderr.write(`deloton: ${message}\n`)
  dialog.showErrorBox('Deloton Console', message)
  app.exit(1)
}

if (app.requestSingleInstanceLock()) {
  app.on('second-instance', focusWindow)
  app.on('window-all-closed', () => app.quit())
  app.on('before-quit', (event) => {
    const stopping = host
    if (stopping === null) return
    host = null
    event.preventDefault()
    setTimeout(() => app.exit(1), stopWithinMs).unref()
    const stopServing = apiServer?.stop() ?? Promise.resolve()
    void stopServing.then(stopping.stop).then(() => app.quit())
  })
  app
    .whenReady()
    .then(start)
    .catch((error: unknown) => {
      refuse(error instanceof Error ? error.message : 'The console could not start.')
    })
} else {
  app.quit()
}
