import { existsSync } from 'node:fs'
import { createRequire } from 'node:module'
import { join } from 'node:path'
import { isThisNodeNewEnough, runUnderNode24 } from './node24.mjs'
import { watchParent } from './parent-watch.mjs'
import { projectFolder } from './project-folder.mjs'

const cliFile = join(projectFolder, 'out', 'main', 'cli.js')

/** Whether the `deloton` command has been built. */
export function isCliBuilt() {
  return existsSync(cliFile)
}

/**
 * Runs the built `deloton` command: within this process when its Node is new enough, else in one that is. Standard
 * output is the command's own.
 *
 * @param {readonly string[]} args
 * @param {NodeJS.ProcessEnv} [environment]
 * @returns {Promise<void>} resolves when the command has ended, or at once when it runs within this process; the exit
 *   code is set
 */
export async function runCli(args, environment = process.env) {
  if (isThisNodeNewEnough()) {
    watchParent(() => process.kill(process.pid, 'SIGTERM'))
    process.argv = [process.execPath, cliFile, ...args]
    createRequire(import.meta.url)(cliFile)
    return
  }
  process.exitCode = await runUnderNode24(cliFile, args, { env: environment })
}
