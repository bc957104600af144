import type { Session, WebContents } from 'electron'
import { exportPlaceOf } from './export-place'
import { isPageBlob, isPageUrl, pageScheme } from './page-origin'

/** What the page may ask the system for; everything else is refused, and everything to anybody else. */
const allowedPermissions: ReadonlySet<string> = new Set(['notifications', 'clipboard-sanitized-write', 'fullscreen'])

/** Closes a session to everything but our own page. */
export function secureSession(session: Session): void {
  session.setPermissionRequestHandler((_contents, permission, allow, details) =>
    allow(allowedPermissions.has(permission) && isPageUrl(details.requestingUrl))
  )
  session.setPermissionCheckHandler(
    (_contents, permission, requestingOrigin) => allowedPermissions.has(permission) && isPageUrl(requestingOrigin)
  )
  session.setDevicePermissionHandler(() => false)
  session.webRequest.onBeforeRequest((details, answer) => {
    const { protocol } = new URL(details.url)
    // Pictures that the page draws itself are blob: and data:; as a page of their own they are nothing.
    const isOwn = protocol === `${pageScheme}:` || protocol === 'devtools:'
    const isDrawn = (protocol === 'blob:' || protocol === 'data:') && details.resourceType !== 'mainFrame'
    answer({ cancel: !(isOwn || isDrawn) })
  })
  // What the page made itself, and files of exports, are saved where the user says; nothing is fetched from anywhere.
  session.on('will-download', (event, item) => {
    const address = item.getURL()
    const isExport = isPageUrl(address) && exportPlaceOf(new URL(address).pathname) !== null
    if (!isPageBlob(address) && !isExport) event.preventDefault()
  })
}

/** Keeps a window on our own page, whatever it is told to show. */
export function secureContents(contents: WebContents): void {
  contents.setWindowOpenHandler(() => ({ action: 'deny' }))
  contents.on('will-navigate', (event) => {
    if (!isPageUrl(event.url)) event.preventDefault()
  })
  contents.on('will-frame-navigate', (event) => {
    if (!isPageUrl(event.url)) event.preventDefault()
  })
  contents.on('will-redirect', (event) => {
    if (!isPageUrl(event.url)) event.preventDefault()
  })
  contents.on('will-attach-webview', (event) => event.preventDefault())
}
