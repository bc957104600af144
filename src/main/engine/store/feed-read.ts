import type { Readable, Writable } from './open'

/** Notes before which moment all that happened is stored; an earlier moment changes nothing. */
export function noteFeedRead(ops: Writable, readUpToMs: number): void {
  ops
    .prepare(
      `INSERT INTO feed_read (feed, read_up_to_ms) VALUES ('live', ?)
       ON CONFLICT (feed) DO UPDATE SET read_up_to_ms = max(read_up_to_ms, excluded.read_up_to_ms)`
    )
    .run(readUpToMs)
}

/** Before which moment all that happened is stored, as it was noted last; null where it never was. */
export const readFeedRead = (ops: Readable): number | null =>
  ops.prepare<[], { read_up_to_ms: number }>("SELECT read_up_to_ms FROM feed_read WHERE feed = 'live'").get()
    ?.read_up_to_ms ?? null

/** Log time of the last line that is stored, epoch ms; null for none. */
export const lastStoredMs = (data: Readable): number | null =>
  data.prepare<[], { last_ms: number | null }>('SELECT max(last_event_ms) AS last_ms FROM log_partition').get()
    ?.last_ms ?? null
