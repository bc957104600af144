import { randomBytes } from 'node:crypto'
import { existsSync, rmSync, statfsSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import type { Finding } from './finding'

/** With less the console may soon have to pause. */
const leastFreeBytes = 500_000_000

/** Whether the data folder can be written, and what is free there. */
export function examineFolder(dataDir: string): Finding[] {
  if (!existsSync(dataDir)) {
    const sentence = `There is no ${dataDir} yet: it is made when a console first starts on it.`
    return [
      { what: 'data folder', state: 'skipped', sentence },
      { what: 'free space', state: 'skipped', sentence }
    ]
  }
  return [writable(dataDir), freeSpace(dataDir)]
}

function writable(dataDir: string): Finding {
  const file = join(dataDir, `.doctor-${randomBytes(6).toString('hex')}`)
  try {
    writeFileSync(file, 'x', { mode: 0o600, flag: 'wx' })
    return { what: 'data folder', state: 'ok', sentence: `${dataDir} can be written.` }
  } catch (error) {
    const code = error instanceof Error && 'code' in error ? String(error.code) : 'unknown reason'
    return {
      what: 'data folder',
      state: 'failed',
      sentence: `${dataDir} can not be written (${code}); check who may, and the disk.`
    }
  } finally {
    rmSync(file, { force: true })
  }
}

function freeSpace(dataDir: string): Finding {
  try {
    const { bavail, bsize } = statfsSync(dataDir)
    return freeSpaceFinding(bavail * bsize)
  } catch {
    return { what: 'free space', state: 'skipped', sentence: 'The system does not say how much is free.' }
  }
}

export function freeSpaceFinding(bytes: number): Finding {
  const free = `${(bytes / 1e9).toFixed(1)} GB are free.`
  return bytes >= leastFreeBytes
    ? { what: 'free space', state: 'ok', sentence: free }
    : { what: 'free space', state: 'failed', sentence: `Only ${free} Make room: a full disk pauses the console.` }
}
