import { type Alerts, createAlerts } from '../../src/main/engine/alerts/alerts'
import { createDeletions, type Deletions } from '../../src/main/engine/ingest/deletions'
import { createIngest, type Ingest } from '../../src/main/engine/ingest/ingest'
import type { LogMessage } from '../../src/main/engine/sources/telemetry-source'
import { readTombstones } from '../../src/main/engine/store/deleted-rides'
import { dataFile, openData, openOps } from '../../src/main/engine/store/files'
import { createIdSource } from '../../src/main/engine/store/id-marks'
import { createIngestStore } from '../../src/main/engine/store/ingest-store'
import type { Writable } from '../../src/main/engine/store/open'
import { createPrivacyBook } from '../../src/main/engine/store/rider-privacy'
import type { Alarm } from '../../src/shared/domain/alert'

/** Ingestion and alerts over a folder's stores, as the pipeline thread wires them. */
export interface AlertingStore {
  readonly dataFile: string
  readonly data: Writable
  readonly ops: Writable
  readonly deletions: Deletions
  readonly ingest: Ingest
  readonly alerts: Alerts
  /** Another ingest over the same stores, as an import has. */
  import(): Ingest
  readonly alarms: Alarm[]
  /** Steps that were given to the outbox, as `1 fired`. */
  readonly mails: string[]
  /** Takes messages of one bike at partition 0 from `offset` on. */
  take(offset: number, values: readonly Buffer[], ingest?: Ingest): void
  /** The next stream that is stored throws, once: the transaction it is in is undone. */
  failNext(): void
  close(): void
}

const key = Buffer.from('SN0007')

/** `wallMs`: the wall clock, epoch ms. */
export function openAlertingStore(folder: string, wallMs: () => number, isWatched = true): AlertingStore {
  const data = openData(folder)
  const ops = openOps(folder)
  const deletions = createDeletions(readTombstones(ops))
  const store = createIngestStore(data)
  const alarms: Alarm[] = []
  const mails: string[] = []
  let fails = false
  const alerts = createAlerts({
    data,
    ops,
    rootOps: ops,
    aliasOf: createPrivacyBook(ops).read().aliasOf,
    clock: { now: wallMs, monotonic: wallMs },
    mails: { enqueue: (step, alert) => mails.push(`${alert.alert_id} ${step}`) },
    onAlarm: (alarm) => alarms.push(alarm),
    onZones: () => undefined,
    onLimits: (riderId) => ingest.limitsChanged(riderId),
    onFailure: (what, error) => {
      throw new Error(what, { cause: error })
    }
  })
  const openIngest = (): Ingest =>
    createIngest(
      {
        store: {
          ...store,
          saveStream(logId, stream) {
            if (fails) {
              fails = false
              throw Object.assign(new Error('database or disk is full'), { code: 'SQLITE_FULL' })
            }
            store.saveStream(logId, stream)
          }
        },
        rideIds: createIdSource(ops, 'ride'),
        deletions,
        silenceLimitMs: 600_000,
        from: 'earliest',
        now: wallMs,
        ...(isWatched ? { watch: alerts.watch } : {})
      },
      () => undefined
    )
  const openLog = (opened: Ingest, topic: string): Ingest => {
    opened.openLog({ clusterId: 'c', topic, partitions: [{ partition: 0, low: 0, high: 1_000_000 }] })
    return opened
  }
  const ingest = openIngest()
  alerts.load()
  openLog(ingest, 'deloton')
  return {
    dataFile: dataFile(folder),
    data,
    ops,
    deletions,
    ingest,
    alerts,
    import: () => openLog(openIngest(), 'an older log'),
    alarms,
    mails,
    take(offset, values, into = ingest) {
      const messages = values.map((value, index): LogMessage => ({ offset: offset + index, key, value }))
      into.take({ partition: 0, messages, holes: [], endsBefore: offset + messages.length })
    },
    failNext() {
      fails = true
    },
    close() {
      data.close()
      ops.close()
    }
  }
}
