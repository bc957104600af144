import type { OpenedLog } from '../sources/telemetry-source'
import type { IngestStore } from '../store/ingest-store'

/** What the console reads live. */
export interface LiveLog {
  /** Null before the log is known. */
  readonly logId: number | null
  /** It is a file that is still being looked at: any may turn out to be it. */
  readonly isOpening: boolean
}

/** Why a log can not be imported beside the live one, in one sentence; null when it can: a log has one reader. */
export function whyNotBeside(live: LiveLog, log: OpenedLog, store: Pick<IngestStore, 'findLog'>): string | null {
  if (live.isOpening) return 'The console is still opening its own captured log; try again when it reads it.'
  const known = store.findLog(log.clusterId, log.topic)
  return known !== null && known.logId === live.logId ? 'The console reads this file already, as its source.' : null
}
