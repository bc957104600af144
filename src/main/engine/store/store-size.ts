import { stat, statfs } from 'node:fs/promises'
import { dirname } from 'node:path'
import type { StoreSize } from '../../../shared/domain/pipeline'

type BytesOnDisk = Pick<StoreSize, 'database_bytes' | 'wal_bytes' | 'free_bytes'>

/** How much of the disk a data file and its write-ahead log take, 0 for one that is not there, and what is free there. */
export async function readStoreSize(dataFile: string): Promise<BytesOnDisk> {
  const [database, wal, free] = await Promise.all([
    bytesOf(dataFile),
    bytesOf(`${dataFile}-wal`),
    freeBytes(dirname(dataFile))
  ])
  return { database_bytes: database, wal_bytes: wal, free_bytes: free }
}

async function bytesOf(file: string): Promise<number> {
  try {
    return (await stat(file)).size
  } catch {
    return 0
  }
}

/** What this program may use, which is less than what is empty; null where the system does not say. */
async function freeBytes(folder: string): Promise<number | null> {
  try {
    const { bavail, bsize } = await statfs(folder)
    return Math.min(bavail * bsize, Number.MAX_SAFE_INTEGER)
  } catch {
    return null
  }
}
