import type { EngineSettings, MailSettings } from '../ports'

/** What the engine hands to each of its threads. */
export interface ThreadData {
  /** The data folder: tokens and what is common to both worlds. */
  readonly dataDir: string
  /** The folder of this world's data: `dataDir`, or `sample` in it for the simulator. */
  readonly worldDir: string
  readonly settings: EngineSettings
  readonly version: string
  /** No source is read: a command works on the stores of a console that does not run. */
  readonly isOffline: boolean
}

/** What the jobs thread is asked to send. */
export interface MailTestRequest {
  readonly mail: MailSettings
  readonly to: string
}

/** How far the jobs thread may take the stores to be whole. */
export interface FeedRead {
  /** All that happened before it is stored, epoch ms; null where nobody knows. */
  readonly readUpToMs: number | null
}

/** A ride to delete, and who asks for it. */
export interface RideDeletion {
  readonly ride_id: number
  readonly by: string
}

/** A line for the engine's log, told by a thread. Never holds a rider's data. */
export interface LogNews {
  readonly level: 'debug' | 'info' | 'warn' | 'error'
  readonly message: string
  readonly fields: Readonly<Record<string, unknown>>
}

/** An error as the log keeps it. */
export function errorFields(error: unknown): Record<string, unknown> {
  if (!(error instanceof Error)) return { error: 'unknown' }
  const { code } = error as Error & { code?: unknown }
  return { error: error.name, detail: error.message, ...(typeof code === 'string' ? { code } : {}), stack: error.stack }
}
