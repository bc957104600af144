import { describe, expect, it } from 'vitest'
import { createIngest } from '../../../../../src/main/engine/ingest/ingest'
import { createIngestStore } from '../../../../../src/main/engine/store/ingest-store'
import { readPartitions } from '../../../../../src/main/engine/store/ledger'
import { exportQuarantine } from '../../../../../src/main/engine/store/quarantine'
import { temporaryData } from '../store/store-fixture'

describe('a batch that could not be stored', () => {
  it('leaves nothing in quarantine, and puts each of its messages there once when it is given again', () => {
    const data = temporaryData()
    const store = createIngestStore(data)
    let isDiskFull = false
    const ingest = createIngest(
      {
        store: {
          ...store,
          ledger: {
            ...store.ledger,
            savePartition(logId, ledger) {
              if (isDiskFull) throw new Error('the disk is full')
              store.ledger.savePartition(logId, ledger)
            }
          }
        },
        rideIds: { take: () => 1 },
        silenceLimitMs: 600_000,
        from: 'earliest',
        now: () => 7
      },
      () => undefined
    )
    ingest.openLog({ clusterId: 'c', topic: 't', partitions: [{ partition: 0, low: 0, high: 60 }] })
    const values = Array.from({ length: 60 }, (_, index) => Buffer.from(`{${index}`))
    const batch = {
      partition: 0,
      messages: values.map((value, offset) => ({ offset, key: null, value })),
      holes: [],
      endsBefore: 60
    }
    isDiskFull = true
    expect(() => ingest.take(batch)).toThrow('the disk is full')
    expect(exportQuarantine(data, 100, undefined).items).toEqual([])

    isDiskFull = false
    ingest.take(batch)
    expect(exportQuarantine(data, 100, undefined).items.map(({ offset, value }) => [offset, value])).toEqual(
      values.map((value, offset) => [offset, value.toString('base64')])
    )
    expect(readPartitions(data, 1)).toMatchObject([{ nextOffset: 60, quarantined: 60 }])
  })
})
