import { join } from 'node:path'
import { build } from 'vite'
import { fromProject } from '../../support/project'

/** Bundles a TypeScript file of the tests for a process of its own; answers the path of the program. */
export async function bundled(name: string, file: string): Promise<string> {
  const outDir = fromProject('out', 'faults')
  await build({
    configFile: false,
    logLevel: 'error',
    root: fromProject(),
    build: {
      ssr: file,
      outDir,
      emptyOutDir: false,
      target: 'node24',
      rolldownOptions: { output: { entryFileNames: `${name}.mjs`, format: 'es' } }
    }
  })
  return join(outDir, `${name}.mjs`)
}
