import { EventEmitter } from 'node:events'
import type { Session, WebContents } from 'electron'
import { describe, expect, it, vi } from 'vitest'
import { secureContents, secureSession } from '../../../../src/main/desktop/security'

type Answer = (value: unknown) => void

/** A session that keeps what is set on it. */
const secured = () => {
  const handlers = new Map<string, (...args: never[]) => unknown>()
  const keep = (name: string) => (handler: (...args: never[]) => unknown) => void handlers.set(name, handler)
  const session = Object.assign(new EventEmitter(), {
    setPermissionRequestHandler: keep('request'),
    setPermissionCheckHandler: keep('check'),
    setDevicePermissionHandler: keep('device'),
    webRequest: { onBeforeRequest: keep('before') }
  })
  secureSession(session as unknown as Session)
  const handler = (name: string): ((...args: unknown[]) => unknown) => {
    const found = handlers.get(name)
    if (found === undefined) throw new Error(`nothing handles ${name}`)
    return found as (...args: unknown[]) => unknown
  }
  return { session, handler }
}

describe('A permission', () => {
  const isGranted = (permission: string, url: string): [unknown, unknown] => {
    const { handler } = secured()
    const asked = vi.fn<Answer>()
    handler('request')(null, permission, asked, { requestingUrl: url })
    return [asked.mock.calls[0]?.[0], handler('check')(null, permission, url)]
  }

  it.each(['notifications', 'clipboard-sanitized-write', 'fullscreen'])(
    '%s is granted to our page, and to it alone',
    (permission) => {
      expect(isGranted(permission, 'app://console/')).toEqual([true, true])
      for (const url of ['https://evil.test/', 'app://evil/', 'app://console.evil.test/', '']) {
        expect(isGranted(permission, url)).toEqual([false, false])
      }
    }
  )

  it.each([
    'media',
    'geolocation',
    'midi',
    'midiSysex',
    'hid',
    'serial',
    'usb',
    'clipboard-read',
    'openExternal',
    'pointerLock',
    'display-capture',
    'fileSystem',
    'something-new'
  ])('%s is refused to our page, too', (permission) => {
    expect(isGranted(permission, 'app://console/')).toEqual([false, false])
  })

  it('for a device is always refused', () => {
    expect(secured().handler('device')({ deviceType: 'hid', origin: 'app://console' })).toBe(false)
  })
})

describe('A request of the window', () => {
  const isCancelled = (url: string, resourceType = 'xhr'): unknown => {
    const answered = vi.fn<(answer: { cancel: boolean }) => void>()
    secured().handler('before')({ url, resourceType }, answered)
    return answered.mock.calls[0]?.[0].cancel
  }

  it.each([
    'http://127.0.0.1:4310/',
    'https://example.test/a.js',
    'ws://example.test/',
    'wss://example.test/',
    'ftp://example.test/',
    'file:///etc/passwd',
    'chrome-extension://x/y.js'
  ])('to %s is cancelled', (url) => {
    expect(isCancelled(url)).toBe(true)
  })

  it.each(['app://console/', 'app://console/assets/a.js', 'blob:app://console/1', 'data:image/png;base64,AA=='])(
    'to %s is let through',
    (url) => {
      expect(isCancelled(url, 'image')).toBe(false)
    }
  )

  it.each(['data:text/html,<script>1</script>', 'blob:app://console/1'])(
    'to %s as a page of its own is cancelled',
    (url) => {
      expect(isCancelled(url, 'mainFrame')).toBe(true)
    }
  )

  it.each([
    ['https://example.org/a.zip', true],
    ['blob:https://example.org/0f1e', true],
    ['blob:null/0f1e', true],
    ['data:text/plain,x', true],
    ['app://console/index.html', true],
    ['app://console/bridge/export/0123456789abcdef/ride.csv', false],
    ['app://other/bridge/export/0123456789abcdef/ride.csv', true],
    ['https://example.org/bridge/export/0123456789abcdef/ride.csv', true],
    ['blob:app://console/0f1e', false]
  ])(
    'that would download %s is cancelled unless the page itself made it or it is a file of an export',
    (address, isCancelled) => {
      const event = { preventDefault: vi.fn() }
      secured().session.emit('will-download', event, { getURL: () => address })
      expect(event.preventDefault).toHaveBeenCalledTimes(isCancelled ? 1 : 0)
    }
  )
})

describe('A window', () => {
  const guarded = () => {
    const windowOpen = vi.fn<(handler: (details: { url: string }) => unknown) => void>()
    const contents = Object.assign(new EventEmitter(), { setWindowOpenHandler: windowOpen })
    secureContents(contents as unknown as WebContents)
    return { contents, open: windowOpen.mock.calls[0]?.[0] }
  }
  const isPrevented = (event: string, url: string): boolean => {
    const details = { url, preventDefault: vi.fn() }
    guarded().contents.emit(event, details)
    return details.preventDefault.mock.calls.length > 0
  }

  it.each(['will-navigate', 'will-redirect', 'will-frame-navigate'])('stays on our page at %s', (event) => {
    expect(isPrevented(event, 'app://console/#/pipeline')).toBe(false)
    for (const url of [
      'https://evil.test/?next=app://console/',
      'app://console.evil.test/',
      'file:///etc/passwd',
      'javascript:alert(1)',
      'data:text/html,x',
      'about:blank'
    ]) {
      expect([url, isPrevented(event, url)]).toEqual([url, true])
    }
  })

  it.each(['app://console/', 'https://example.test/', 'about:blank'])(
    'opens no other window, not even for %s',
    (url) => {
      expect(guarded().open?.({ url })).toEqual({ action: 'deny' })
    }
  )

  it('attaches no webview', () => {
    const event = { preventDefault: vi.fn() }
    guarded().contents.emit('will-attach-webview', event)
    expect(event.preventDefault).toHaveBeenCalledOnce()
  })
})
