import { describe, expect, it } from 'vitest'
import { rideFingerprint } from '../../../../../../src/main/engine/ingest/deletions'
import { createAlertStore } from '../../../../../../src/main/engine/store/alert-store'
import { createRideMover } from '../../../../../../src/main/engine/store/history/ride-mover'
import { createRideRemover } from '../../../../../../src/main/engine/store/history/ride-remover'
import { createLedgerWriter } from '../../../../../../src/main/engine/store/ledger'
import type { Writable } from '../../../../../../src/main/engine/store/open'
import { createRideWriter } from '../../../../../../src/main/engine/store/ride-writer'
import { atSecond } from '../../ingest/line-fixture'
import { reading, writeRide } from '../ride-fixture'
import { temporaryData } from '../store-fixture'
import { storedAlert, storedTransition } from '../stored-alert'

function dataWithRides(): Writable {
  const database = temporaryData()
  createLedgerWriter(database).addLog('cluster', 'deloton', 2, 0)
  for (const rideId of [3, 4, 5]) {
    const ride = writeRide(database, rideId, [reading(rideId)])
    createRideWriter(database).end(ride, atSecond(rideId), 'boundary')
  }
  writeRide(database, 6, [reading(6)])
  createRideMover(database).move(3)
  createRideMover(database).move(4)
  return database
}
const count = (database: Writable): unknown[] =>
  ['daily_ride', 'daily_reading', 'historical_ride', 'historical_series'].map((table) =>
    database.prepare(`SELECT count(*) FROM ${table}`).pluck().get()
  )

describe('The remover', () => {
  it('takes a ride out of either store with its readings, and no other', () => {
    const database = dataWithRides()
    const remover = createRideRemover(database)
    expect(count(database)).toEqual([2, 2, 2, 2])
    expect([remover.remove(3), remover.remove(5)]).toEqual([true, true])
    expect(count(database)).toEqual([1, 1, 1, 1])
    expect(remover.remove(3)).toBe(false)
  })

  it('takes the alerts of a ride with it, and no others', () => {
    const database = dataWithRides()
    const store = createAlertStore(database)
    for (const [alertId, rideId] of [
      [1, 3],
      [2, 4]
    ] as const) {
      store.add(storedAlert(alertId, { rideId }))
      store.addTransition(storedTransition(alertId))
    }
    createRideRemover(database).remove(3)
    expect(store.readOpen().map(({ alertId }) => alertId)).toEqual([2])
    expect(store.mailsToSend().map(({ alertId }) => alertId)).toEqual([2])
  })

  it('tells where a ride stood in its log and what it is known by elsewhere, in either store', () => {
    const remover = createRideRemover(dataWithRides())
    const same = {
      ...{ clusterId: 'cluster', topic: 'deloton', epoch: 2, partition: 0, streamKey: '=SN0001' },
      startMs: atSecond(0),
      fingerprint: rideFingerprint({ startMs: atSecond(0), bikeSerial: 'SN0001', streamKey: '=SN0001', riderId: 7 })
    }
    expect(remover.tombstoneOf(3)).toEqual({ ...same, rideId: 3, firstOffset: 3, lastOffset: 4, endMs: atSecond(3) })
    expect(remover.tombstoneOf(5)).toEqual({ ...same, rideId: 5, firstOffset: 5, lastOffset: 6, endMs: atSecond(5) })
    expect(remover.tombstoneOf(6)).toBe('running')
    expect(remover.tombstoneOf(99)).toBeNull()
  })

  it('finds a deleted ride under its id, and under another at its very place, but no other ride there', () => {
    const remover = createRideRemover(dataWithRides())
    const deleted = remover.tombstoneOf(3)
    if (deleted === null || deleted === 'running') throw new Error('ride 3 is not there')
    expect(remover.idsOf(deleted)).toEqual([3])
    expect(remover.idsOf({ ...deleted, rideId: 77 })).toEqual([3])
    expect(remover.idsOf({ ...deleted, rideId: 77, firstOffset: 6 })).toEqual([6])
    expect(remover.idsOf({ ...deleted, rideId: 77, fingerprint: 'another ride' })).toEqual([])
    expect(remover.idsOf({ ...deleted, rideId: 77, fingerprint: null })).toEqual([])
    expect(remover.idsOf({ ...deleted, rideId: 77, epoch: 1 })).toEqual([])
  })

  it('names historical rides that ended before a moment, the oldest first, and no daily one', () => {
    const remover = createRideRemover(dataWithRides())
    expect(remover.historicalBefore(atSecond(100), 10)).toEqual([3, 4])
    expect(remover.historicalBefore(atSecond(4), 10)).toEqual([3])
    expect(remover.historicalBefore(atSecond(100), 1)).toEqual([3])
  })
})
