import { fail, type Result } from '../../shared/result'
import { acquireFolderLock, type FolderLock } from '../engine/store/folder-lock'
import { readControl, removeControl } from './control-file'

export interface HoldOptions {
  /** How long to wait for a holder that leaves by itself, in ms. */
  readonly waitMs: number
  /** Asked while the folder is held by another: true ends the waiting at once. */
  readonly isHopeless: () => Promise<boolean>
}

const askEveryMs = 50

/**
 * Gets a data folder's lock, and removes what a console that died left behind. A command holds the lock for moments only,
 * and a console that stops is gone in seconds: those are waited for. The failure says who holds it and what to do.
 */
export async function holdFolder(dataDir: string, { waitMs, isHopeless }: HoldOptions): Promise<Result<FolderLock>> {
  for (const end = performance.now() + waitMs; ; ) {
    const lock = acquireFolderLock(dataDir)
    // Who holds the lock is the only console: a control file of an earlier one leads nowhere.
    if (lock.ok) removeControl(dataDir)
    if (lock.ok || lock.error.code !== 'busy') return lock
    if (performance.now() >= end || (await isHopeless())) return inUse(dataDir)
    await new Promise((resolve) => setTimeout(resolve, askEveryMs))
  }
}

function inUse(dataDir: string): ReturnType<typeof fail> {
  const control = readControl(dataDir)
  const where = control === null ? '' : ` (process ${control.pid}${control.url === null ? '' : `, ${control.url}`})`
  return fail(
    'busy',
    `The data folder ${dataDir} is in use by a running console${where}. Use that one, stop it, or choose another folder with --data-dir.`
  )
}
