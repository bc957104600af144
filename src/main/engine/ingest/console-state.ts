import type { ConsoleState } from '../../../shared/domain/status'
import type { Connection } from '../sources/telemetry-source'

/** What the state is told from. */
export interface StateFacts {
  readonly connection: Connection
  /** Per partition the messages still to be read, null where the broker was not asked lately. */
  readonly lags: readonly (number | null)[]
  /** Why the store could not be written last time; null while it can. */
  readonly storeFailure: { readonly code: string } | null
}

/** A partition with no more than this to read is as good as at its end: a few messages are always under way. */
const negligibleLag = 200

/** The console's state and, where something is wrong, one sentence about it. A pure function of the facts. */
export function consoleStateOf(
  facts: StateFacts,
  before: ConsoleState
): { state: ConsoleState; message: string | null } {
  if (facts.storeFailure !== null) {
    if (facts.storeFailure.code === 'SQLITE_FULL') {
      return {
        state: 'paused_disk_full',
        message: 'The disk is full: reading is paused where it stands and goes on by itself when there is space.'
      }
    }
    return {
      state: 'safe_mode',
      message: `The store can not be written (${facts.storeFailure.code}): reading is paused and tried again.`
    }
  }
  if (facts.connection.state === 'disconnected') {
    return { state: 'disconnected', message: facts.connection.message }
  }
  if (facts.connection.state === 'connecting') {
    return { state: 'starting', message: null }
  }
  if (facts.lags.some((lag) => lag === null)) {
    return { state: before === 'live' || before === 'starting' ? before : 'catching_up', message: null }
  }
  return { state: facts.lags.every((lag) => (lag ?? 0) <= negligibleLag) ? 'live' : 'catching_up', message: null }
}
