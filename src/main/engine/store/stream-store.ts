import { idleStream, type StreamState } from '../ingest/ride-tracker'
import type { Readable, Writable } from './open'

/** A bike stream as stored: what it is in the middle of, and its last message, to know a retry by. */
export interface StoredStream {
  readonly partition: number
  readonly streamKey: string
  readonly bikeSerial: string | null
  readonly state: StreamState
  readonly lastMessage: Buffer | null
}

interface StreamRow {
  partition: number
  streamKey: string
  bikeSerial: string | null
  tracker: string
  lastMessage: Buffer | null
}

/** All bike streams of a log. */
export function readStreams(database: Readable, logId: number): StoredStream[] {
  return database
    .prepare<[number], StreamRow>(
      `SELECT partition, stream_key AS streamKey, bike_serial AS bikeSerial, tracker, last_message AS lastMessage
       FROM bike_stream WHERE log_id = ?`
    )
    .all(logId)
    .map(({ tracker, ...row }) => ({ ...row, state: { ...idleStream(), ...(JSON.parse(tracker) as StreamState) } }))
}

export type SaveStream = (logId: number, stream: StoredStream) => void

/** Writes a stream's state over the former one; belongs into the transaction of the messages that changed it. */
export function createStreamSaver(database: Writable): SaveStream {
  const upsert = database.prepare(
    `INSERT INTO bike_stream (log_id, partition, stream_key, bike_serial, tracker, last_message)
     VALUES (?, ?, ?, ?, ?, ?)
     ON CONFLICT (log_id, partition, stream_key) DO UPDATE SET bike_serial = excluded.bike_serial,
       tracker = excluded.tracker, last_message = excluded.last_message`
  )
  return (logId, stream) => {
    upsert.run(
      logId,
      stream.partition,
      stream.streamKey,
      stream.bikeSerial,
      JSON.stringify(stream.state),
      stream.lastMessage
    )
  }
}
