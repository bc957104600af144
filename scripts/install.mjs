#!/usr/bin/env node
// Installs what is missing, from the committed lock file, with the npm that was called.
import { createHash } from 'node:crypto'
import { existsSync, readFileSync, writeFileSync } from 'node:fs'
import { basename, dirname, join } from 'node:path'
import { compareInstalled } from './install-state.mjs'
import { isEntry } from './node24.mjs'
import { projectFolder } from './project-folder.mjs'
import { captureChild } from './run-child.mjs'
import { isInRange } from './version-range.mjs'

/** @typedef {{ ok: true } | { ok: false, message: string }} Done */

const modules = join(projectFolder, 'node_modules')
/** Written after an install: what this lock leaves out on this system is left out for good, and not missing. */
const stampFile = join(modules, '.deloton-install')

/**
 * Whether the running Node is one that npm can install this project with. Outside the range npm leaves out compiled
 * parts in silence, and what fails is then something else.
 *
 * @returns {Done}
 */
export function checkNode() {
  const range = engines().node
  if (isInRange(process.versions.node, range)) return { ok: true }
  return {
    ok: false,
    message: `Deloton Console needs Node ${range.replace('||', 'or')}; this is Node ${process.versions.node}. Install a newer Node and try again.`
  }
}

/**
 * Makes node_modules what package-lock.json says, if it is not. Prints one line when it has something to do.
 *
 * @returns {Promise<Done>}
 */
export async function installMissing() {
  const node = checkNode()
  if (!node.ok) return node
  const lockText = readFileSync(join(projectFolder, 'package-lock.json'), 'utf8')
  const stamp = createHash('sha256').update(`${process.platform}-${process.arch}\n${lockText}`).digest('hex')
  if (isInstalled(lockText, stamp)) return { ok: true }

  const npm = await findNpm()
  if (!npm.ok) return npm
  const range = engines().npm
  if (!isInRange(npm.version, range)) {
    return { ok: false, message: `Deloton Console needs npm ${range}; this is npm ${npm.version}.` }
  }
  process.stderr.write(`Installing the packages with npm ${npm.version} …\n`)
  // No scripts: no package of ours needs one to work. Both kinds by name, or NODE_ENV=production would leave them out.
  const args = ['ci', '--ignore-scripts', '--include=dev', '--include=optional', '--no-audit', '--no-fund']
  const { code, output } = await captureChild(npm.command, [...npm.args, ...args, '--loglevel=error'], {
    cwd: projectFolder
  })
  if (code !== 0) return { ok: false, message: `${output.trimEnd()}\nThe packages could not be installed, see above.` }
  writeFileSync(stampFile, `${stamp}\n`)
  return { ok: true }
}

/**
 * @param {string} lockText
 * @param {string} stamp
 */
function isInstalled(lockText, stamp) {
  const installedText = readIfThere(join(modules, '.package-lock.json'))
  if (installedText === null) return false
  const { missing, missingForSystem } = compareInstalled(lockText, installedText, process)
  return missing.length === 0 && (missingForSystem.length === 0 || readIfThere(stampFile)?.trim() === stamp)
}

/**
 * The npm that called this script, else the one that lies beside the running Node, else the first on PATH.
 *
 * @returns {Promise<{ ok: true, command: string, args: string[], version: string } | { ok: false, message: string }>}
 */
async function findNpm() {
  const besideNode = join(dirname(process.execPath), 'node_modules', 'npm', 'bin', 'npm-cli.js')
  const belowPrefix = join(dirname(process.execPath), '..', 'lib', 'node_modules', 'npm', 'bin', 'npm-cli.js')
  for (const file of [process.env.npm_execpath, belowPrefix, besideNode]) {
    // Another package manager that runs the script puts its own path there.
    if (!file || basename(file) !== 'npm-cli.js' || !existsSync(file)) continue
    const manifest = readFileSync(join(dirname(file), '..', 'package.json'), 'utf8')
    return { ok: true, command: process.execPath, args: [file], version: JSON.parse(manifest).version }
  }
  const { code, output } = await captureChild('npm', ['--version'])
  if (code === 0) return { ok: true, command: 'npm', args: [], version: output.trim() }
  return { ok: false, message: 'npm was not found; it comes with Node. Install it and try again.' }
}

/** @returns {{ node: string, npm: string }} */
function engines() {
  return JSON.parse(readFileSync(join(projectFolder, 'package.json'), 'utf8')).engines
}

/** @param {string} file */
function readIfThere(file) {
  return existsSync(file) ? readFileSync(file, 'utf8') : null
}

if (isEntry(import.meta.url)) {
  const done = await installMissing()
  if (!done.ok) {
    process.stderr.write(`${done.message}\n`)
    process.exitCode = 1
  }
}
