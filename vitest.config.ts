import { availableParallelism } from 'node:os'
import { defineConfig } from 'vitest/config'

/** Properties work for seconds; a machine that is slow or shared needs several times as long. */
const unitTimeoutMs = 60_000
const buildsProgram = ['test/support/build-program.ts']
/** Files that run consoles and brokers, at once. */
const filesAtOnce = 2
/** By itself vitest leaves one processor for others: on two it would run one file at a time. */
const unitFilesAtOnce = Math.max(2, availableParallelism() - 1)
/** Tests that put something else in the place of a whole module (`vi.mock`): all of the desktop shell's, for electron. */
const standsInForModules = ['test/unit/main/desktop/**/*.test.ts']

export default defineConfig({
  test: {
    allowOnly: !process.env.CI,
    projects: [
      {
        // The files share processes, each puts back what it stands in for: a process a file would take two fifths of the
        // time.
        test: {
          name: 'unit',
          include: ['test/unit/**/*.test.{ts,tsx,mjs}', 'test/architecture.test.ts'],
          exclude: standsInForModules,
          isolate: false,
          testTimeout: unitTimeoutMs,
          maxWorkers: unitFilesAtOnce,
          sequence: { groupOrder: 0 }
        }
      },
      {
        // A module that is stood in for is so for all of a process: a process a file.
        test: {
          name: 'unit-desktop',
          include: standsInForModules,
          testTimeout: unitTimeoutMs,
          maxWorkers: unitFilesAtOnce,
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
          maxWorkers: filesAtOnce,
          sequence: { groupOrder: 1 }
        }
      },
      {
        // Each file may run a broker, a console and its threads, of its own and mostly waiting: two files share two
        // processors well. No two of them share a folder, a topic or a port.
        test: {
          name: 'integration',
          include: ['test/integration/**/*.test.ts'],
          globalSetup: buildsProgram,
          testTimeout: 120_000,
          // The first start of a broker fetches it.
          hookTimeout: 240_000,
          maxWorkers: filesAtOnce,
          sequence: { groupOrder: 1 }
        }
      }
    ]
  }
})
