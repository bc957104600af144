import type { ThreadName } from '../engine/ports'

/** What only the entry file knows: where the program's parts were built to. */
export interface CommandContext {
  readonly threadFile: (name: ThreadName) => string
  /** Folder of the built page. */
  readonly pageDir: string
}

/** A command that can not do what it should: one sentence, and a non-zero exit. */
export class CommandError extends Error {
  override readonly name = 'CommandError'
  constructor(
    message: string,
    /** 2 for what was typed, 1 for everything else. */
    readonly exitCode: 1 | 2 = 1
  ) {
    super(message)
  }
}
