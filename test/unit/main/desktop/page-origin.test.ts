import { describe, expect, it } from 'vitest'
import { isPageBlob, isPageUrl } from '../../../../src/main/desktop/page-origin'

describe('An address', () => {
  it.each(['app://console/', 'app://console', 'app://console/#/pipeline', 'app://console/?x=1#/'])(
    '%s is ours',
    (url) => {
      expect(isPageUrl(url)).toBe(true)
    }
  )

  it.each([
    'app://console.evil.test/',
    'app://evil.test/console',
    'app://evil.test?app://console/',
    'app://evil.test#app://console/',
    'app://console@evil.test/',
    'app://user@console/',
    'app://user:password@console/',
    'app://console:80/',
    'app://CONSOLE/',
    'app:console',
    'app:///console',
    'apps://console/',
    'http://console/',
    'https://app//console/',
    'file:///app://console/',
    'data:text/html,app://console/',
    'blob:app://console/7f1c',
    'javascript:app://console/',
    'about:blank',
    ' ',
    ''
  ])('%j is not', (url) => {
    expect(isPageUrl(url)).toBe(false)
  })
})

describe('Data to be saved as a file', () => {
  it('is the page’s own by the address of the page in its own', () => {
    expect(isPageBlob('blob:app://console/7f1c')).toBe(true)
    for (const address of [
      'blob:https://evil.test/app://console/',
      'blob:app://console.evil.test/7f1c',
      'blob:null/7f1c',
      'app://console/7f1c',
      'data:text/plain,blob:app://console/',
      ''
    ]) {
      expect(isPageBlob(address)).toBe(false)
    }
  })
})
