import { expect, it } from 'vitest'
import { browserCommand } from '../../../../src/main/cli/open-browser'

it('The browser is opened by the program each system has for it, through no shell', () => {
  const url = 'http://127.0.0.1:4310/open?k=a&b'
  expect(browserCommand('linux', url)).toEqual(['xdg-open', [url]])
  expect(browserCommand('darwin', url)).toEqual(['open', [url]])
  expect(browserCommand('win32', url)).toEqual(['rundll32', ['url.dll,FileProtocolHandler', url]])
})
