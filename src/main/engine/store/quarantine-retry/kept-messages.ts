import type { Readable } from '../open'

/** A quarantined message as it is kept, with its place in a ride. */
export interface KeptMessage {
  readonly quarantineId: number
  readonly logId: number
  readonly partition: number
  readonly offset: number
  readonly reason: string
  /** The ride that was under way in its bike stream when it came. */
  readonly rideId: number | null
  /** -1 before the ride began; null for a message that came before places were noted. */
  readonly readingsBefore: number | null
  readonly isRideLineWaiting: 0 | 1 | null
  readonly key: Buffer | null
  readonly value: Buffer | null
}

/** The next of them, all of one ride or of none, in log order; none at the end. */
export type NextMessages = () => readonly KeptMessage[]

/** Which messages are kept, a bounded number at a time. Those that come while they are gone through may be left out. */
export interface KeptMessages {
  all(): NextMessages
  named(quarantineIds: readonly number[]): NextMessages
  /** Of the newest; 0 where there is none. */
  newestId(): number
  /** Ids after one, up to another, at most `limit`. */
  idsAfter(quarantineId: number, upToId: number, limit: number): number[]
}

const mostAtOnce = 500
/** So many bytes are enough; one message may be larger. */
const bytesAtOnce = 4_000_000

const columns = `quarantine_id AS quarantineId, log_id AS logId, partition, "offset", reason, ride_id AS rideId,
  readings_before AS readingsBefore, is_ride_line_waiting AS isRideLineWaiting, message_key AS key,
  message_value AS value`

export function createKeptMessages(database: Readable): KeptMessages {
  const ofRide = database.prepare<[number | null, number], KeptMessage>(
    `SELECT ${columns} FROM quarantine WHERE ride_id IS ? AND quarantine_id > ? ORDER BY quarantine_id`
  )
  const byId = database.prepare<[number], KeptMessage>(`SELECT ${columns} FROM quarantine WHERE quarantine_id = ?`)
  const nextRide = database
    .prepare<[number], number>('SELECT ride_id FROM quarantine WHERE ride_id > ? ORDER BY ride_id LIMIT 1')
    .pluck()
  const rideOf = database
    .prepare<[number], number | null>('SELECT ride_id FROM quarantine WHERE quarantine_id = ?')
    .pluck()
  const newest = database.prepare<[], number | null>('SELECT max(quarantine_id) FROM quarantine').pluck()
  const idsAfter = database
    .prepare<[number, number, number], number>(
      'SELECT quarantine_id FROM quarantine WHERE quarantine_id > ? AND quarantine_id <= ? ORDER BY quarantine_id LIMIT ?'
    )
    .pluck()
  const newestId = (): number => newest.get() ?? 0

  return {
    all() {
      // Only what is there now: a feed of which nothing is understood would never come to an end.
      const lastId = newestId()
      // Those of no ride last: a ride may take some of them up, and it has been gone through then.
      let rideId: number | null = nextRide.get(0) ?? null
      let afterId = 0
      return () => {
        for (;;) {
          const found = untilEnough(ofRide.iterate(rideId, afterId), lastId)
          const last = found.at(-1)
          if (last !== undefined) {
            afterId = last.quarantineId
            return found
          }
          if (rideId === null) return []
          rideId = nextRide.get(rideId) ?? null
          afterId = 0
        }
      }
    },

    named(quarantineIds) {
      const rides = Map.groupBy(
        [...new Set(quarantineIds)].sort((one, other) => one - other),
        (id) => rideOf.get(id)
      )
      const waiting = [...rides.values()].reverse()
      return () => {
        for (;;) {
          const ids = waiting.pop()
          if (ids === undefined) return []
          const found = untilEnough(
            messagesOf(ids, (id) => byId.get(id)),
            Number.MAX_SAFE_INTEGER
          )
          const last = found.at(-1)
          if (last === undefined) continue
          const rest = ids.filter((id) => id > last.quarantineId)
          if (rest.length > 0) waiting.push(rest)
          return found
        }
      }
    },

    newestId,
    idsAfter: (quarantineId, upToId, limit) => idsAfter.all(quarantineId, upToId, limit)
  }
}

function untilEnough(messages: Iterable<KeptMessage>, lastId: number): KeptMessage[] {
  const found: KeptMessage[] = []
  let bytes = 0
  for (const message of messages) {
    if (message.quarantineId > lastId) break
    found.push(message)
    bytes += (message.key?.length ?? 0) + (message.value?.length ?? 0)
    if (found.length >= mostAtOnce || bytes >= bytesAtOnce) break
  }
  return found
}

/** Those that are still there. */
function* messagesOf(ids: readonly number[], read: (id: number) => KeptMessage | undefined): Iterable<KeptMessage> {
  for (const id of ids) {
    const message = read(id)
    if (message !== undefined) yield message
  }
}
