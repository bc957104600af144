#!/usr/bin/env node
// `npm run build`: builds the program into out/. With --if-stale only when its sources have changed since.
import { existsSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { installMissing } from './install.mjs'
import { environmentWithNode, findCommand, findNode24, isEntry } from './node24.mjs'
import { projectFolder } from './project-folder.mjs'
import { captureChild, runChild } from './run-child.mjs'
import { buildSources, fingerprintOf } from './source-fingerprint.mjs'

/** @typedef {{ ok: true } | { ok: false, message: string }} Done */

const stampFile = join(projectFolder, 'out', '.built')
/** One file of each part that a build makes: a folder that was tidied by hand is not a build. */
const mainResults = ['out/main/index.js', 'out/main/cli.js', 'out/preload/index.js', 'out/renderer/index.html']

/**
 * Whether the sources have changed since the last build that succeeded.
 *
 * @param {{ fingerprint: string, stamp: string | null, isComplete: boolean }} state `stamp` is what that build left
 */
export function isStale(state) {
  return !state.isComplete || state.stamp?.trim() !== state.fingerprint
}

/**
 * Builds when the sources have changed since the last build, and says so in one line. Silent when nothing is to do.
 *
 * @returns {Promise<Done>}
 */
export async function buildWhenStale() {
  const fingerprint = fingerprintOf(projectFolder, buildSources)
  const stamp = existsSync(stampFile) ? readFileSync(stampFile, 'utf8') : null
  const isComplete = mainResults.every((file) => existsSync(join(projectFolder, file)))
  if (!isStale({ fingerprint, stamp, isComplete })) return { ok: true }
  process.stderr.write('Building …\n')
  return build(fingerprint, { isQuiet: true })
}

/**
 * @param {string} fingerprint of the sources as they are now: a change while the build runs leaves it stale
 * @param {{ isQuiet: boolean }} options quiet: what the build prints is shown only when it fails
 * @returns {Promise<Done>}
 */
async function build(fingerprint, { isQuiet }) {
  const node = findNode24()
  if (!node.ok) return node
  const command = findCommand('electron-vite')
  if (!command.ok) return command
  rmSync(stampFile, { force: true })
  // Whatever the caller runs as (a test run sets "test"), the program is built as users get it.
  const env = { ...environmentWithNode(node.value), NODE_ENV: 'production' }
  const args = [command.value, 'build']
  if (isQuiet) {
    const { code, output } = await captureChild(node.value, args, { env, cwd: projectFolder })
    if (code !== 0) return { ok: false, message: `${output.trimEnd()}\nThe build failed, see above.` }
  } else {
    const code = await runChild(node.value, args, { env, cwd: projectFolder })
    if (code !== 0) return { ok: false, message: 'The build failed, see above.' }
  }
  mkdirSync(dirname(stampFile), { recursive: true })
  writeFileSync(stampFile, `${fingerprint}\n`)
  return { ok: true }
}

/**
 * @param {readonly string[]} args
 * @returns {Promise<Done>}
 */
async function main(args) {
  const installed = await installMissing()
  if (!installed.ok) return installed
  if (args.includes('--if-stale')) return buildWhenStale()
  return build(fingerprintOf(projectFolder, buildSources), { isQuiet: false })
}

if (isEntry(import.meta.url)) {
  const done = await main(process.argv.slice(2))
  if (!done.ok) {
    process.stderr.write(`${done.message}\n`)
    process.exitCode = 1
  }
}
