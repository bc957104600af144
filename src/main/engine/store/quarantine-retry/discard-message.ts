import type { Writable } from '../open'

/** Throws a quarantined message away in one transaction and notes that it was; false for one that is not there. */
export type DiscardMessage = (quarantineId: number, discardedMs: number) => boolean

export function createDiscard(database: Writable): DiscardMessage {
  const note = database.prepare<[number, number]>(
    `INSERT INTO discarded_message (log_id, partition, "offset", reason, arrived_ms, discarded_ms)
     SELECT log_id, partition, "offset", reason, arrived_ms, ? FROM quarantine WHERE quarantine_id = ?`
  )
  const remove = database.prepare<[number]>('DELETE FROM quarantine WHERE quarantine_id = ?')
  const discard = database.transaction((quarantineId: number, discardedMs: number): boolean => {
    if (note.run(discardedMs, quarantineId).changes === 0) return false
    remove.run(quarantineId)
    return true
  })
  return (quarantineId, discardedMs) => discard.immediate(quarantineId, discardedMs)
}
