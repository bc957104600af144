import { accessSync, constants, mkdirSync, statSync } from 'node:fs'
import { homedir } from 'node:os'
import { isAbsolute, join, resolve } from 'node:path'
import { fail, type Result, succeed } from '../../../shared/result'

/** The folder that holds all that the program writes, where the system keeps such things, when none is named. */
export function defaultDataFolder(platform: NodeJS.Platform, environment: NodeJS.ProcessEnv): string {
  const home = homedir()
  if (platform === 'darwin') return join(home, 'Library', 'Application Support', 'Deloton Console')
  if (platform === 'win32') return join(environment.APPDATA || join(home, 'AppData', 'Roaming'), 'Deloton Console')
  // The XDG rules: a relative or empty path is as good as none.
  const shared = environment.XDG_DATA_HOME ?? ''
  return join(isAbsolute(shared) ? shared : join(home, '.local', 'share'), 'deloton-console')
}

/** Makes the folder if need be, readable by its owner only; the failure says what is in the way. */
export function prepareDataFolder(folder: string): Result<string> {
  const path = resolve(folder)
  try {
    mkdirSync(path, { recursive: true, mode: 0o700 })
    if (!statSync(path).isDirectory()) return refused(path, 'it is not a folder')
    accessSync(path, constants.R_OK | constants.W_OK | constants.X_OK)
    return succeed(path)
  } catch (error) {
    const code = error instanceof Error && 'code' in error ? String(error.code) : ''
    if (code === 'EEXIST' || code === 'ENOTDIR') return refused(path, 'there is a file where a folder should be')
    if (code === 'EACCES' || code === 'EPERM') return refused(path, 'this user may not write there')
    if (code === 'EROFS') return refused(path, 'the disk is read-only')
    return refused(path, 'it can not be made or opened')
  }
}

const refused = (path: string, why: string): ReturnType<typeof fail> =>
  fail('unavailable', `The data folder ${path} can not be used: ${why}. Choose another with --data-dir.`)
