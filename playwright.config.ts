import { chromium, defineConfig } from '@playwright/test'
import { chromiumArguments, findChromiumHere, isChromiumRequired } from './test/support/chromium'

const executablePath = findChromiumHere(chromium.executablePath())

// The configuration is read in every worker, too; the first process speaks for all.
if (executablePath === null && process.env.TEST_WORKER_INDEX === undefined) {
  const message =
    'No Chromium was found: install it (Debian: apt-get install chromium), or set CHROMIUM_PATH to one that is there.'
  if (isChromiumRequired(process.env)) throw new Error(message)
  process.stderr.write(`\n*** END-TO-END TESTS SKIPPED. ${message} ***\n\n`)
}

export default defineConfig({
  testDir: 'test/e2e',
  outputDir: 'test-results/e2e',
  // Most of a test is waiting for the next reading: two at a time share two cores well, each with a console of its own.
  workers: 2,
  timeout: 60_000,
  expect: { timeout: 15_000 },
  forbidOnly: Boolean(process.env.CI),
  reporter: 'list',
  // Read by `npm test`, for which no test at all is a failure unless there is no browser.
  metadata: { hasChromium: executablePath !== null },
  ...(executablePath === null ? { grepInvert: /.*/ } : {}),
  use: {
    headless: true,
    // What failed leaves its steps and a picture. Filming every test and copying its page at each step took over a quarter
    // of the processor's time: `--trace retain-on-failure` on the command line does that for who looks into one.
    trace: { mode: 'retain-on-failure', screenshots: false, snapshots: false },
    screenshot: 'only-on-failure',
    launchOptions: { args: [...chromiumArguments], ...(executablePath === null ? {} : { executablePath }) }
  },
  projects: [{ name: 'web', testMatch: ['both/**/*.spec.ts', 'web/**/*.spec.ts'] }]
})
