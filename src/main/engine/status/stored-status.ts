import type { Status } from '../../../shared/domain/status'
import { topicOfFiles } from '../sources/log-file'
import { sampleTopic } from '../sources/sample-topic'
import { findLeftLog, findNewestLog, readGaps, readPartitions } from '../store/ledger'
import type { Readable } from '../store/open'
import type { ThreadData } from '../threads/thread-data'
import { statusReport } from './status-report'

/** The status of a console that does not run: the figures as they were stored last. */
export function storedStatus(
  database: Readable | null,
  { settings, version }: Pick<ThreadData, 'settings' | 'version'>,
  nowMs: number
): Status {
  const topic = topicOf(settings)
  const log = database === null ? null : findNewestLog(database, topic)
  return statusReport({
    running: false,
    state: 'disconnected',
    message: 'No console is running on this data folder.',
    stateSinceMs: nowMs,
    version,
    source: settings.source,
    brokers: settings.source === 'kafka' ? settings.kafka.brokers : [],
    topic,
    ledgers: database === null || log === null ? [] : readPartitions(database, log.logId),
    gaps: database === null || log === null ? [] : readGaps(database, log.logId, 10_000),
    leftLog: database === null || log === null || settings.source !== 'kafka' ? null : findLeftLog(database, log.logId),
    endOffsetOf: () => null,
    messagesPerSecondOf: () => 0,
    nowMs
  })
}

/** Of captured logs the one that was read last is told: which it was, only its content says. */
const topicOf = ({ source, kafka }: ThreadData['settings']): string =>
  source === 'kafka' ? kafka.topic : source === 'log-file' ? topicOfFiles : sampleTopic
