import { resolve } from 'node:path'
import react from '@vitejs/plugin-react'
import { defineConfig } from 'electron-vite'

// CommonJS on purpose: a sandboxed preload needs it, and one format for everything is simpler.
export default defineConfig({
  main: {
    // Not `resources`, where electron-vite would look: files that are imported from there are laid into out/, which is then whole.
    publicDir: 'src/main/public',
    build: {
      rolldownOptions: {
        input: {
          index: resolve('src/main/desktop/index.ts'),
          cli: resolve('src/main/cli/index.ts'),
          'pipeline-thread': resolve('src/main/engine/threads/pipeline-thread.ts'),
          'query-thread': resolve('src/main/engine/threads/query-thread.ts'),
          'jobs-thread': resolve('src/main/engine/threads/jobs-thread.ts'),
          'export-thread': resolve('src/main/engine/threads/export-thread.ts')
        },
        output: { format: 'cjs', entryFileNames: '[name].js', chunkFileNames: 'chunks/[name]-[hash].js' }
      },
      sourcemap: true
    }
  },
  preload: {
    build: {
      // A sandboxed preload may require nothing but electron: everything else is bundled in.
      externalizeDeps: false,
      rolldownOptions: {
        input: { index: resolve('src/preload/index.ts') },
        output: { format: 'cjs', entryFileNames: '[name].js' }
      }
    }
  },
  renderer: {
    root: 'src/renderer',
    plugins: [react()],
    build: { minify: true, rolldownOptions: { input: resolve('src/renderer/index.html') } }
  }
})
