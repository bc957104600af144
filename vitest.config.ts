import { defineConfig } from 'vitest/config'

const buildsProgram = ['test/support/build-program.ts']

export default defineConfig({
  test: {
    allowOnly: !process.env.CI,
    projects: [
      {
        test: {
          name: 'unit',
          include: ['test/unit/**/*.test.{ts,tsx,mjs}', 'test/architecture.test.ts'],
          sequence: { groupOrder: 0 }
        }
      },
      {
        // Both contract transports run the built threads.
        test: {
          name: 'contract',
          include: ['test/contract/**/*.test.ts'],
          globalSetup: buildsProgram,
          testTimeout: 30_000,
          hookTimeout: 60_000,
          fileParallelism: false,
          sequence: { groupOrder: 1 }
        }
      },
      {
        // Each file may run a broker, a console and its threads: one file at a time.
        test: {
          name: 'integration',
          include: ['test/integration/**/*.test.ts'],
          globalSetup: buildsProgram,
          testTimeout: 120_000,
          // The first start of a broker fetches it.
          hookTimeout: 240_000,
          fileParallelism: false,
          sequence: { groupOrder: 2 }
        }
      }
    ]
  }
})
