import { defineConfig } from 'vitest/config'

/**
 * `npm run test:faults`: the fault tests at full size, an hour or so, with their figures printed. `npm test` runs the same
 * bodies in a shorter form.
 */
export default defineConfig({
  test: {
    include: ['test/integration/faults/**/*.test.ts'],
    env: { FAULTS_SIZE: 'full' },
    globalSetup: ['test/support/build-program.ts'],
    testTimeout: 7_200_000,
    hookTimeout: 240_000,
    fileParallelism: false,
    disableConsoleIntercept: true
  }
})
