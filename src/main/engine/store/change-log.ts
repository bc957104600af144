import type { Writable } from './open'

/** The table `change`: which rides that have ended, and which riders, were changed, in order. */
export interface ChangeLog {
  /** 0 where nothing was ever changed. */
  newest(): number
  /** The rides of the next `limit` changes, each once, oldest change first; `last` is the number of the last of those. */
  ridesAfter(changeId: number, limit: number): { readonly rideIds: readonly number[]; readonly last: number }
  /** Removes the oldest of all but the newest `keep`, once there are `atOnce` such; false when there was nothing to remove. */
  prune(keep: number, atOnce: number): boolean
}

export function createChangeLog(database: Writable): ChangeLog {
  const newest = database.prepare<[], number>('SELECT ifnull(max(change_id), 0) FROM change').pluck()
  const oldest = database.prepare<[], number | null>('SELECT min(change_id) FROM change').pluck()
  const after = database.prepare<[number, number], { changeId: number; kind: string; id: number }>(
    'SELECT change_id AS changeId, kind, id FROM change WHERE change_id > ? ORDER BY change_id LIMIT ?'
  )
  const removeBelow = database.prepare<[number]>('DELETE FROM change WHERE change_id < ?')
  return {
    newest: () => newest.get() ?? 0,
    ridesAfter(changeId, limit) {
      const changes = after.all(changeId, limit)
      const rideIds = new Set(changes.flatMap(({ kind, id }) => (kind === 'ride' ? id : [])))
      return { rideIds: [...rideIds], last: changes.at(-1)?.changeId ?? changeId }
    },
    prune(keep, atOnce) {
      const first = oldest.get() ?? null
      // They are numbered without holes.
      const excess = first === null ? 0 : (newest.get() ?? 0) - first + 1 - keep
      if (first === null || excess < atOnce) return false
      removeBelow.run(first + atOnce)
      return true
    }
  }
}
