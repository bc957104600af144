import { describe, expect, it } from 'vitest'
import type { EngineSettings } from '../../../../../src/main/engine/ports'
import { storedStatus } from '../../../../../src/main/engine/status/stored-status'
import { createLedgerWriter, newLedger } from '../../../../../src/main/engine/store/ledger'
import { statusSchema } from '../../../../../src/shared/domain/status'
import { temporaryData } from '../store/store-fixture'

const nowMs = Date.UTC(2026, 10, 1, 10)
const settings: EngineSettings = {
  source: 'kafka',
  kafka: { brokers: ['a:1'], topic: 'deloton', from: 'earliest', tls: false, caFile: null, sasl: null },
  simulator: { bikes: 24, seed: 1 },
  logFile: { file: null, speed: 'max' },
  silenceLimitMs: 600_000,
  history: { compressAfterMs: 43_200_000, compressEveryMs: 3_600_000, keepHistoryDays: null },
  mail: { server: null, from: '', alertsTo: [], managerTo: [] },
  report: { at: null, period: 'day', to: [], hidesSmallHours: false, gymName: null },
  api: { isOn: false, ratePerS: 100, burst: 200 },
  timeZone: 'UTC'
}

describe('the status of a console that does not run', () => {
  it('says that it does not, with the figures and gaps as they were stored last', () => {
    const database = temporaryData()
    const writer = createLedgerWriter(database)
    writer.addLog('old cluster', 'deloton', 1, 0)
    const { logId } = writer.addLog('cluster', 'deloton', 1, 0)
    writer.savePartition(logId, { ...newLedger(0, 0), nextOffset: 9, stored: 6, gapOffsets: 3 })
    writer.addGap(logId, { partition: 0, from: 2, to: 4, reason: 'compaction' }, 0)
    const { logId: other } = writer.addLog('cluster', 'another topic', 1, 0)
    writer.savePartition(other, newLedger(0, 77))
    const status = storedStatus(database, { settings, version: '1.2.3' }, nowMs)
    expect(status).toMatchObject({
      running: false,
      state: 'disconnected',
      message: 'No console is running on this data folder.',
      version: '1.2.3',
      source: 'kafka',
      world: 'gym',
      brokers: ['a:1'],
      topic: 'deloton',
      partitions: [{ partition: 0, next_offset: 9, end_offset: null, lag: null, messages_per_s: 0, stored: 6 }],
      gaps: [{ topic: 'deloton', from: 2, to: 4, reason: 'compaction' }],
      adds_up: true,
      checked_at: '2026-11-01T10:00:00.000Z'
    })
    expect(statusSchema.strict().safeParse(status).success).toBe(true)
  })

  it('is empty where nothing was ever stored, with a store or without', () => {
    for (const database of [null, temporaryData()]) {
      const status = storedStatus(database, { settings, version: '1.2.3' }, nowMs)
      expect(status).toMatchObject({ running: false, partitions: [], gaps: [], adds_up: true })
      expect(statusSchema.strict().safeParse(status).success).toBe(true)
    }
  })

  it('of a captured log is that of the one that was read last', () => {
    const database = temporaryData()
    const writer = createLedgerWriter(database)
    for (const [cluster, stored] of [
      ['file:a', 3],
      ['file:b', 5]
    ] as const) {
      const { logId } = writer.addLog(cluster, 'log-file', 1, 0)
      writer.savePartition(logId, { ...newLedger(0, 0), nextOffset: stored, stored })
    }
    const status = storedStatus(database, { settings: { ...settings, source: 'log-file' }, version: '1.2.3' }, nowMs)
    expect(status).toMatchObject({ source: 'log-file', world: 'gym', brokers: [], counters: { stored: 5 } })
  })

  it('of the sample world is marked as such and names no broker', () => {
    const status = storedStatus(null, { settings: { ...settings, source: 'simulator' }, version: '1.2.3' }, nowMs)
    expect(status).toMatchObject({ source: 'simulator', world: 'sample', brokers: [], topic: 'sample-fleet' })
  })
})
