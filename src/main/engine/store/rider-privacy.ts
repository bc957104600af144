import type { RiderPrivacy } from '../../../shared/domain/rider-history'
import { aliasOf } from '../floor/names'
import type { Readable, Writable } from './open'

/** What staff have set of what others may see. */
export interface PrivacyTable {
  /** As nobody has set it: no alias of their own, and on leaderboards. */
  of(riderId: number): RiderPrivacy
  /** What others may call a rider: as staff have set, else first name and initial; null for no name either. */
  aliasOf: RiderAlias
}
export type RiderAlias = (riderId: number, name: string | null) => string | null

/** What is set now. The same object as before where nothing was changed since. */
export type PrivacySource = () => PrivacyTable

const nothingSet: RiderPrivacy = { alias: null, is_listed: true }

/** What is set in a world's file, read again when somebody else has changed that. Null where there is no file yet. */
export function storedPrivacy(worldOps: () => Readable | null): PrivacySource {
  let kept: { readonly version: number; readonly written: string; readonly table: PrivacyTable } | null = null
  return () => {
    const ops = worldOps()
    if (ops === null) return noneSet
    const version = Number(ops.pragma('data_version', { simple: true }))
    if (kept?.version === version) return kept.table
    const all = readAll(ops)
    // The file tells of mail and requests, too: most changes are none of privacy's.
    const written = JSON.stringify([...all])
    kept = { version, written, table: kept?.written === written ? kept.table : privacyTable(all) }
    return kept.table
  }
}

export const privacyTable = (set: ReadonlyMap<number, RiderPrivacy>): PrivacyTable => {
  const of = (riderId: number): RiderPrivacy => set.get(riderId) ?? nothingSet
  return { of, aliasOf: (riderId, name) => of(riderId).alias ?? aliasOf(name) }
}

const noneSet = privacyTable(new Map())

/** What the one who writes it goes by. */
export interface PrivacyBook {
  read: PrivacySource
  save(riderId: number, privacy: RiderPrivacy, nowMs: number): void
}

/** `ops`: of the riders' world. Nobody else may write what is set. */
export function createPrivacyBook(ops: Writable): PrivacyBook {
  let table = privacyTable(readAll(ops))
  return {
    read: () => table,
    save(riderId, { alias, is_listed }, nowMs) {
      ops
        .prepare(
          `INSERT INTO rider_privacy (rider_id, alias, is_listed, set_ms) VALUES (?, ?, ?, ?)
           ON CONFLICT (rider_id) DO UPDATE SET alias = excluded.alias, is_listed = excluded.is_listed,
             set_ms = excluded.set_ms`
        )
        .run(riderId, alias, is_listed ? 1 : 0, nowMs)
      table = privacyTable(readAll(ops))
    }
  }
}

function readAll(ops: Readable): Map<number, RiderPrivacy> {
  const rows = ops
    .prepare<[], { riderId: number; alias: string | null; isListed: 0 | 1 }>(
      'SELECT rider_id AS riderId, alias, is_listed AS isListed FROM rider_privacy ORDER BY rider_id'
    )
    .all()
  return new Map(rows.map(({ riderId, alias, isListed }) => [riderId, { alias, is_listed: isListed === 1 }]))
}
