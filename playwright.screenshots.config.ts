import { defineConfig } from '@playwright/test'
import tests from './playwright.config'

/** `npm run screenshots`: pictures of every page into docs/screenshots, from the program as it is built. */
export default defineConfig(tests, {
  testDir: 'test/screenshots',
  outputDir: 'test-results/screenshots',
  timeout: 240_000,
  projects: [{ name: 'screenshots', testMatch: ['*.spec.ts'] }]
})
