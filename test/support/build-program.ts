import { spawnSync } from 'node:child_process'
import { fromProject, projectFolder } from './project'

/**
 * vitest's global setup of the tests that run the built program (threads, shells, the command): builds out/ when its
 * sources have changed since.
 */
export default function buildProgram(): void {
  const script = fromProject('scripts', 'build.mjs')
  const { status } = spawnSync(process.execPath, [script, '--if-stale'], { cwd: projectFolder, stdio: 'inherit' })
  if (status !== 0) throw new Error('The program could not be built, see above')
}
