import type { AuditAction, AuditEntry } from '../../../shared/domain/access'
import type { Readable, Writable } from './open'
import { decodeCursor, type Page, pageOf } from './page-cursor'

/** Who did what. */
export interface AuditNote {
  readonly atMs: number
  readonly by: string
  readonly action: AuditAction
  /** Such as `token ab12cd34ef56ab78`; never a rider's data. */
  readonly object: string
}

interface AuditRow extends AuditNote {
  readonly auditId: number
  /** Which of the files it is in. */
  readonly file: number
}

export function addAuditEntry(ops: Writable, { atMs, by, action, object }: AuditNote): void {
  ops.prepare('INSERT INTO audit (at_ms, by_whom, action, object) VALUES (?, ?, ?, ?)').run(atMs, by, action, object)
}

/**
 * The audit of several files as one list, newest first; all, or one kind of thing. Entries of one moment come in the order
 * of the files. Throws `BadCursorError`.
 */
export function listAudit(
  files: readonly Readable[],
  action: AuditAction | undefined,
  limit: number,
  cursor?: string
): Page<AuditEntry> {
  const [atMs = Number.MAX_SAFE_INTEGER, inFile = files.length, auditId = 0] =
    cursor === undefined ? [] : decodeCursor(cursor, 3)
  const rows = files
    .flatMap((ops, file) => {
      // Of the place's own moment: files after its file have all their entries still to come, those before it none.
      const beforeId = file > inFile ? Number.MAX_SAFE_INTEGER : file === inFile ? auditId : 0
      return readBefore(ops, file, action, atMs, beforeId, limit + 1)
    })
    .sort((one, other) => other.atMs - one.atMs || one.file - other.file || other.auditId - one.auditId)
  return pageOf(rows.slice(0, limit + 1), limit, entryOf, (last) => [last.atMs, last.file, last.auditId])
}

function readBefore(
  ops: Readable,
  file: number,
  action: AuditAction | undefined,
  atMs: number,
  auditId: number,
  limit: number
): AuditRow[] {
  const ofAction = action === undefined ? '' : 'action = :action AND'
  return ops
    .prepare<[Record<string, unknown>], AuditRow>(
      `SELECT audit_id AS auditId, :file AS file, at_ms AS atMs, by_whom AS "by", action, object FROM audit
       WHERE ${ofAction} (at_ms, audit_id) < (:atMs, :auditId) ORDER BY at_ms DESC, audit_id DESC LIMIT :limit`
    )
    .all({ file, atMs, auditId, limit, ...(action === undefined ? {} : { action }) })
}

const entryOf = ({ atMs, by, action, object }: AuditRow): AuditEntry => ({
  at: new Date(atMs).toISOString(),
  by,
  action,
  object
})
