import type { Writable } from './open'

/** How many ids are reserved at a time; a crash leaves at most as many unused. */
export const idBlockSize = 1_000

/** Gives out ids that were never given out before, in this or any former life of the data file. */
export interface IdSource {
  take(): number
}

/**
 * Ids from the high-water mark `name` of `ops`, reserved there in blocks before use: a reset or a restored data file
 * goes on counting. Reserving is one tiny transaction every `idBlockSize` ids.
 */
export function createIdSource(ops: Writable, name: string): IdSource {
  const reserve = ops.prepare<[string, number, number], { next_id: number }>(
    `INSERT INTO id_mark (name, next_id) VALUES (?, 1 + ?)
     ON CONFLICT (name) DO UPDATE SET next_id = next_id + ? RETURNING next_id`
  )
  let next = 0
  let end = 0
  return {
    take() {
      if (next === end) {
        const row = reserve.get(name, idBlockSize, idBlockSize)
        if (row === undefined) throw new Error('no ids could be reserved')
        end = row.next_id
        next = end - idBlockSize
      }
      const id = next
      next += 1
      return id
    }
  }
}
