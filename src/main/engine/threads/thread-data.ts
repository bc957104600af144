import type { EngineSettings } from '../ports'

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
