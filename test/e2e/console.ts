import { test as base, expect, type Page } from '@playwright/test'
import type { Status } from '../../src/shared/domain/status'
import { deloton, startConsole } from '../support/console-process'
import { makeTemporaryFolder } from '../support/temporary-folder'

/** A console of its own for one test: the built program on an empty data folder. */
export interface ConsoleUnderTest {
  /** `http://127.0.0.1:PORT` */
  readonly origin: string
  /** The link that a person's browser would be opened with. */
  readonly pageLink: string
  /** What the REST API answers to a token that may read. */
  status(): Promise<Status>
  /** Makes a token that may read, as a person would. */
  createToken(): Promise<string>
  stop(): Promise<void>
}

export const bikes = 24

export async function startConsoleUnderTest(dataDir: string, args: readonly string[]): Promise<ConsoleUnderTest> {
  const running = await startConsole(dataDir, ['--browser', ...args])
  const pageLink = /http:\S+\/open\?\S+/.exec(running.stdout())?.[0]
  if (pageLink === undefined) throw new Error('The console printed no link to its page')
  return {
    origin: running.url,
    pageLink,
    status: () => running.get<Status>('/api/v1/status'),
    async createToken() {
      const created = await deloton('token', 'create', '--name', 'desk', '--scope', 'read', '--data-dir', dataDir)
      return created.stdout.trim()
    },
    async stop() {
      await running.stop()
    }
  }
}

interface Kept {
  readonly running: ConsoleUnderTest
  close(): Promise<void>
}

async function open(args: readonly string[]): Promise<Kept> {
  const folder = makeTemporaryFolder('deloton-e2e-')
  const running = await startConsoleUnderTest(folder.path, args)
  return {
    running,
    async close() {
      await running.stop()
      folder.remove()
    }
  }
}

/**
 * Tests get a console as `running`, and as `faults` all errors the page has thrown or logged so far. The console is shared
 * with other tests of the same `serveArguments`, one after the other; a test that stops or changes it sets `ownConsole`.
 */
export const test = base.extend<
  { serveArguments: string[]; ownConsole: boolean; running: ConsoleUnderTest; faults: string[] },
  { sharedConsoles: Map<string, Kept> }
>({
  // Without any it runs the simulated fleet.
  serveArguments: [[], { option: true }],
  ownConsole: [false, { option: true }],
  sharedConsoles: [
    // biome-ignore lint/correctness/noEmptyPattern: Playwright reads from the pattern what a fixture needs
    async ({}, use) => {
      const consoles = new Map<string, Kept>()
      await use(consoles)
      for (const { close } of consoles.values()) await close()
    },
    { scope: 'worker' }
  ],
  running: async ({ serveArguments, ownConsole, sharedConsoles }, use) => {
    if (ownConsole) {
      const { running, close } = await open(serveArguments)
      await use(running)
      await close()
      return
    }
    const key = serveArguments.join(' ')
    let shared = sharedConsoles.get(key)
    if (shared === undefined) {
      // One at a time: the machine is small.
      for (const [other, { close }] of sharedConsoles) {
        await close()
        sharedConsoles.delete(other)
      }
      shared = await open(serveArguments)
      sharedConsoles.set(key, shared)
    }
    await use(shared.running)
  },
  // From the first moment of the page on, whoever asks for them.
  faults: [
    async ({ page }, use) => {
      const faults: string[] = []
      page.on('pageerror', (error) => faults.push(error.message))
      page.on('console', (message) => {
        if (message.type() === 'error') faults.push(message.text())
      })
      await use(faults)
    },
    { auto: true }
  ]
})

/** Opens the page by its link and waits for the first rider. */
export async function openFloor(page: Page, running: ConsoleUnderTest): Promise<void> {
  await page.goto(running.pageLink)
  await expect(tiles(page).first()).toBeVisible()
}

export const tiles = (page: Page) => page.getByRole('list', { name: 'Bikes' }).locator('.tile')

export const liveChip = (page: Page) => page.getByTestId('live-chip')

/** Names of all bikes in the order of the page. */
export const bikeLabels = (page: Page): Promise<string[]> =>
  tiles(page).evaluateAll((all) => all.map((tile) => tile.getAttribute('data-bike') ?? ''))

export { expect }
