import { defineConfig } from 'vitest/config'

/** Benchmarks print figures and assert nothing: `npm run bench -- ingest`. They are no part of `npm test`. */
export default defineConfig({
  test: {
    include: ['test/bench/*.bench.ts'],
    globalSetup: ['test/support/build-program.ts'],
    fileParallelism: false,
    disableConsoleIntercept: true,
    reporters: ['dot']
  }
})
