import { describe, expect, it } from 'vitest'
import { dataFile } from '../../../../../../src/main/engine/store/files'
import { createLedgerWriter } from '../../../../../../src/main/engine/store/ledger'
import { migrate } from '../../../../../../src/main/engine/store/migrate'
import { dataMigrations } from '../../../../../../src/main/engine/store/migrations/data'
import { openWriter } from '../../../../../../src/main/engine/store/open'
import { createQuarantine, exportQuarantine } from '../../../../../../src/main/engine/store/quarantine'
import { temporaryData, temporaryPath } from '../store-fixture'

describe('a data file of before quarantined messages had a place', () => {
  it('keeps every one of them byte for byte under its id, and goes on from there', () => {
    const folder = temporaryPath()
    const old = openWriter(dataFile(folder), 'NORMAL')
    migrate(
      old,
      dataMigrations.filter(({ number }) => number < 40)
    )
    const { logId } = createLedgerWriter(old).addLog('c', 'deloton', 1, 0)
    const insert = old.prepare(
      `INSERT INTO quarantine (quarantine_id, log_id, partition, "offset", reason, arrived_ms, message_key, message_value)
       VALUES (?, ?, 0, ?, 'not JSON', 5, ?, ?)`
    )
    insert.run(3, logId, 30, null, Buffer.from([0, 255]))
    insert.run(8, logId, 80, Buffer.from('k'), null)
    old.close()

    const database = temporaryData(folder)
    const place = { rideId: 1, readingsBefore: 0, isRideLineWaiting: false }
    createQuarantine(database)([{ ...place, offset: 81, reason: 'x', key: null, value: null }], {
      logId,
      partition: 0,
      arrivedMs: 6
    })
    expect(
      exportQuarantine(database, 10, undefined).items.map(({ quarantine_id, offset, key, value }) => [
        quarantine_id,
        offset,
        key,
        value
      ])
    ).toEqual([
      [3, 30, null, Buffer.from([0, 255]).toString('base64')],
      [8, 80, Buffer.from('k').toString('base64'), null],
      [9, 81, null, null]
    ])
    expect(database.prepare('SELECT readings_before FROM quarantine').pluck().all()).toEqual([null, null, 0])
    expect(database.pragma('integrity_check', { simple: true })).toBe('ok')
  })
})
