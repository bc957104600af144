import { join } from 'node:path'
import { BrowserWindow, nativeTheme } from 'electron'
import { pageUrl } from './page-origin'
import { secureContents } from './security'

/** As the page's own background, so that nothing flashes before it is drawn. */
const background = { dark: '#0B0D0E', light: '#F1F0EA' } as const

/** The console's window, shown when the page is drawn. What a caller prefers does not loosen it. */
export function createWindow(): BrowserWindow {
  const window = new BrowserWindow({
    title: 'Deloton Console',
    name: 'console',
    windowStatePersistence: true,
    width: 1_440,
    height: 900,
    minWidth: 940,
    minHeight: 600,
    show: false,
    backgroundColor: nativeTheme.shouldUseDarkColors ? background.dark : background.light,
    webPreferences: {
      preload: join(__dirname, '../preload/index.js'),
      contextIsolation: true,
      sandbox: true,
      nodeIntegration: false,
      nodeIntegrationInSubFrames: false,
      nodeIntegrationInWorker: false,
      webviewTag: false,
      safeDialogs: true,
      navigateOnDragDrop: false,
      spellcheck: false,
      // An alert is heard before anybody has clicked, and while the window is behind another or hidden.
      autoplayPolicy: 'no-user-gesture-required',
      backgroundThrottling: false
    }
  })
  secureContents(window.webContents)
  window.once('ready-to-show', () => window.show())
  return window
}

export const showPage = (window: BrowserWindow): Promise<void> => window.loadURL(pageUrl)
