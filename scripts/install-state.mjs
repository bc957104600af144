/**
 * @typedef {object} LockEntry
 * @property {string} [version]
 * @property {string} [integrity]
 * @property {boolean} [optional]
 * @property {boolean} [devOptional]
 * @property {string[] | string} [os]
 * @property {string[] | string} [cpu]
 * @property {string[] | string} [libc]
 */

/**
 * What is installed compared with what the lock file asks for.
 *
 * `missing` holds packages that must be there and are not, or not in the locked version. `missingForSystem` holds those
 * that the lock calls optional but that name this very system (compiled parts, the Node that is brought along): they
 * are left out in silence when the folder was installed on another system, but also when npm decided so for good.
 *
 * @param {string} lockText package-lock.json
 * @param {string | null} installedText node_modules/.package-lock.json, which npm writes last; null where there is none
 * @param {{ platform: string, arch: string }} system as `process.platform` and `process.arch`
 * @returns {{ missing: string[], missingForSystem: string[] }} places such as `node_modules/zod`
 */
export function compareInstalled(lockText, installedText, system) {
  const locked = packagesOf(lockText)
  const installed = installedText === null ? new Map() : packagesOf(installedText)
  const missing = []
  const missingForSystem = []
  for (const [place, entry] of locked) {
    if (place === '') continue
    const there = installed.get(place)
    if (there && there.version === entry.version && there.integrity === entry.integrity) continue
    if (!entry.optional && !entry.devOptional) missing.push(place)
    else if (there || isMadeFor(entry, system)) missingForSystem.push(place)
  }
  return { missing, missingForSystem }
}

/**
 * @param {string} text
 * @returns {Map<string, LockEntry>}
 */
function packagesOf(text) {
  return new Map(Object.entries(JSON.parse(text).packages ?? {}))
}

/**
 * Whether an entry names this system. One that names none, or a C library (which is not asked for here), is not counted:
 * a needless install at every start would be worse than none.
 *
 * @param {LockEntry} entry
 * @param {{ platform: string, arch: string }} system
 */
function isMadeFor(entry, system) {
  if (!entry.os || !entry.cpu || entry.libc) return false
  return [entry.os].flat().includes(system.platform) && [entry.cpu].flat().includes(system.arch)
}
