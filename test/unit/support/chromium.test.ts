import { describe, expect, it } from 'vitest'
import { findChromium, isChromiumRequired } from '../../support/chromium'

const nothing = { platform: 'linux' as const, environment: {}, exists: () => false, ownBrowser: '/cache/chrome' }
const only = (path: string) => ({ ...nothing, exists: (candidate: string) => candidate === path })

describe('the browser for end-to-end tests', () => {
  it('is the one that CHROMIUM_PATH names', () => {
    const system = { ...nothing, environment: { CHROMIUM_PATH: '/opt/chromium' }, exists: () => true }
    expect(findChromium(system)).toBe('/opt/chromium')
  })

  it('is not looked for elsewhere when CHROMIUM_PATH leads nowhere', () => {
    const system = { ...only('/usr/bin/chromium'), environment: { CHROMIUM_PATH: '/opt/chromium' } }
    expect(() => findChromium(system)).toThrow('/opt/chromium')
  })

  it('is the system’s, before Playwright’s own', () => {
    expect(findChromium({ ...nothing, exists: () => true })).toBe('/usr/bin/chromium')
    expect(findChromium(only('/usr/bin/google-chrome'))).toBe('/usr/bin/google-chrome')
  })

  it('is Playwright’s own when the system has none, and null without any', () => {
    expect(findChromium(only('/cache/chrome'))).toBe('/cache/chrome')
    expect(findChromium(nothing)).toBeNull()
  })

  it('is required under CI and when asked for', () => {
    expect(isChromiumRequired({ CI: 'true' })).toBe(true)
    expect(isChromiumRequired({ REQUIRE_CHROMIUM: '1' })).toBe(true)
    expect(isChromiumRequired({})).toBe(false)
  })
})
