import { existsSync } from 'node:fs'
import { join } from 'node:path'

/** Flags for a Chromium that runs as root, without a graphics card, and speaks to nothing but the page under test. */
export const chromiumArguments: readonly string[] = [
  '--no-sandbox',
  '--disable-gpu',
  '--disable-quic',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync'
]

interface System {
  readonly platform: NodeJS.Platform
  readonly environment: NodeJS.ProcessEnv
  readonly exists: (path: string) => boolean
  /** Where Playwright would have put a browser of its own. */
  readonly ownBrowser: string
}

/**
 * The browser for end-to-end tests: `CHROMIUM_PATH`, else one of the usual places of the system, else Playwright's own.
 *
 * @returns its executable, null when there is none. A `CHROMIUM_PATH` that leads nowhere is an error: whoever sets it
 *   means it.
 */
export function findChromium(system: System): string | null {
  const named = system.environment.CHROMIUM_PATH
  if (named) {
    if (!system.exists(named)) throw new Error(`CHROMIUM_PATH is ${named}, and there is no such file`)
    return named
  }
  return [...usualPlaces(system), system.ownBrowser].find((path) => path !== '' && system.exists(path)) ?? null
}

/** `findChromium` on this machine. */
export function findChromiumHere(ownBrowser: string): string | null {
  return findChromium({ platform: process.platform, environment: process.env, exists: existsSync, ownBrowser })
}

/** Whether a missing browser is a failure and not a reason to skip. */
export function isChromiumRequired(environment: NodeJS.ProcessEnv): boolean {
  return Boolean(environment.CI) || environment.REQUIRE_CHROMIUM === '1'
}

function usualPlaces({ platform, environment }: System): string[] {
  if (platform === 'darwin') {
    return [
      '/Applications/Chromium.app/Contents/MacOS/Chromium',
      '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome'
    ]
  }
  if (platform === 'win32') {
    return [environment.PROGRAMFILES, environment['PROGRAMFILES(X86)'], environment.LOCALAPPDATA]
      .filter((folder) => folder !== undefined)
      .map((folder) => join(folder, 'Google', 'Chrome', 'Application', 'chrome.exe'))
  }
  return ['chromium', 'chromium-browser', 'google-chrome-stable', 'google-chrome'].map((name) => `/usr/bin/${name}`)
}
