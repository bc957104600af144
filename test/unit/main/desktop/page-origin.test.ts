import { describe, expect, it } from 'vitest'
import { isPageUrl } from '../../../../src/main/desktop/page-origin'

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
