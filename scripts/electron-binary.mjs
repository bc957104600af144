import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { environmentWithNode } from './node24.mjs'
import { projectFolder } from './project-folder.mjs'
import { captureChild } from './run-child.mjs'

/** @typedef {{ ok: true, value: string } | { ok: false, message: string }} Found */

const electronFolder = join(projectFolder, 'node_modules', 'electron')
const failureFile = join(projectFolder, 'node_modules', '.cache', 'deloton', 'electron-download-failed.json')
const fetchLimitMs = 90_000
const dayMs = 24 * 60 * 60 * 1000

/**
 * Where Electron's binary lies. The package carries none; its installer writes `path.txt` when it has unpacked one.
 * `ELECTRON_OVERRIDE_DIST_PATH` names a folder that holds another one, as it does for the package itself.
 *
 * @param {NodeJS.ProcessEnv} environment
 * @param {string} [folder] the installed package
 * @returns {string | null} null when there is none
 */
export function findElectron(environment, folder = electronFolder) {
  const pathFile = join(folder, 'path.txt')
  const executable = existsSync(pathFile) ? readFileSync(pathFile, 'utf8') : null
  const override = environment.ELECTRON_OVERRIDE_DIST_PATH
  if (override) return join(override, executable ?? 'electron')
  if (executable === null) return null
  const binary = join(folder, 'dist', executable)
  return existsSync(binary) ? binary : null
}

/**
 * Why a window cannot be opened on this system whatever is installed, null when it can.
 *
 * @param {{ platform: string, userId: number | undefined, environment: NodeJS.ProcessEnv }} system
 */
export function whyNoWindow({ platform, userId, environment }) {
  // Whoever names a binary of their own knows what it needs.
  if (platform !== 'linux' || environment.ELECTRON_OVERRIDE_DIST_PATH) return null
  if (!environment.DISPLAY && !environment.WAYLAND_DISPLAY) return 'this session has no display'
  if (userId === 0) return 'Electron does not run as root'
  return null
}

/**
 * Whether a download that failed is too recent to try again.
 *
 * @param {string | null} record what `rememberFailure` wrote, null where it has not
 * @param {{ version: string, nowMs: number }} wanted
 */
export function isFailureRecent(record, { version, nowMs }) {
  if (record === null) return false
  try {
    const { version: failedVersion, atMs } = JSON.parse(record)
    // A moment in the future comes from a clock that was set back: it says nothing.
    return failedVersion === version && atMs <= nowMs && nowMs - atMs < dayMs
  } catch {
    return false
  }
}

/**
 * Fetches Electron's binary with the package's own installer, unless that failed within the last day. Takes 90 s at
 * most, so that a machine without a way to it is not held up.
 *
 * @param {string} node absolute path of a Node 24
 * @param {NodeJS.ProcessEnv} environment `DELOTON_NO_DOWNLOAD=1` forbids it
 * @returns {Promise<Found>} the binary, or why there is none
 */
export async function fetchElectron(node, environment) {
  if (environment.DELOTON_NO_DOWNLOAD === '1') {
    return { ok: false, message: 'Electron is not installed and DELOTON_NO_DOWNLOAD=1 forbids fetching it' }
  }
  const installer = join(electronFolder, 'install.js')
  if (!existsSync(installer)) return { ok: false, message: 'the package electron is not installed' }
  const { version } = JSON.parse(readFileSync(join(electronFolder, 'package.json'), 'utf8'))
  const record = existsSync(failureFile) ? readFileSync(failureFile, 'utf8') : null
  if (isFailureRecent(record, { version, nowMs: Date.now() })) {
    return { ok: false, message: 'Electron could not be fetched within the last day (it will be tried again tomorrow)' }
  }
  process.stderr.write('Fetching Electron, once (about 120 MB, 90 s at most) …\n')
  const { code, isTimedOut } = await captureChild(node, [installer], {
    env: environmentWithNode(node, environment),
    timeoutMs: fetchLimitMs
  })
  const binary = code === 0 ? findElectron(environment) : null
  if (binary !== null) return { ok: true, value: binary }
  rememberFailure(version)
  return { ok: false, message: `Electron could not be fetched${isTimedOut ? ' within 90 s' : ''}` }
}

/** @param {string} version */
function rememberFailure(version) {
  mkdirSync(dirname(failureFile), { recursive: true })
  writeFileSync(failureFile, JSON.stringify({ version, atMs: Date.now() }))
}
