import { describe, expect, it } from 'vitest'
import type { Columns } from '../../../../../src/main/engine/columns/columns'
import type { ColumnRows } from '../../../../../src/main/engine/store/column-rows'
import { readingsFrom, writeRides } from '../report/report-store-fixture'
import { temporaryData } from '../store/store-fixture'
import { ridesPageOf, saveRider } from './columns-fixture'

const startMs = Date.UTC(2026, 5, 1, 10)
const minuteMs = 60_000
const ride = (rideId: number, more: { isRunning?: boolean; minute?: number } = {}) => {
  const { isRunning = false, minute = rideId } = more
  const begunMs = startMs + minute * minuteMs
  return {
    rideId,
    startMs: begunMs,
    readings: readingsFrom(begunMs, 3),
    endReason: isRunning ? null : ('boundary' as const)
  }
}
/** Ids of all rides, oldest first. */
const idsOf = ({ rides }: Columns): number[] => [...rides.order].map((slot) => rides.rideId[slot] ?? 0)

/** A store of three rides and what reads it; `asked` gathers what it is asked. */
function storeOfThree() {
  const database = temporaryData()
  const asked: string[] = []
  const noted = (rows: ColumnRows): ColumnRows => ({
    ...rows,
    endedAfter(store, ...rest) {
      if (store === 'daily') asked.push('load')
      return rows.endedAfter(store, ...rest)
    },
    ride(id) {
      asked.push(`ride ${id}`)
      return rows.ride(id)
    }
  })
  writeRides(database, [ride(1), ride(2), ride(3)])
  const { columns } = ridesPageOf(database, { nowMs: startMs, rows: noted })
  return { database, columns, asked }
}

describe('The columns', () => {
  it('are the same object until anything changes', async () => {
    const { database, columns } = storeOfThree()
    const first = await columns.read()
    expect(await columns.read()).toBe(first)
    saveRider(database, 7, { name: 'Ada' })
    expect(await columns.read()).not.toBe(first)
  })

  it('are read once for all that come at once', async () => {
    const { columns, asked } = storeOfThree()
    const all = await Promise.all([columns.read(), columns.read(), columns.read()])
    expect(new Set(all).size).toBe(1)
    expect(asked).toEqual(['load'])
  })

  it('tell whoever comes while they load of what was written before', async () => {
    const { database, columns } = storeOfThree()
    const first = columns.read()
    writeRides(database, [ride(4, { minute: -5 }), ride(5, { isRunning: true })])
    database.prepare('DELETE FROM daily_ride WHERE ride_id = 2').run()
    const second = columns.read()
    expect(idsOf(await second)).toEqual([4, 1, 3, 5])
    await first
  })

  it('read only what was changed', async () => {
    const { database, columns, asked } = storeOfThree()
    await columns.read()
    asked.length = 0
    writeRides(database, [ride(9)])
    expect(idsOf(await columns.read())).toEqual([1, 2, 3, 9])
    expect(new Set(asked)).toEqual(new Set(['ride 9']))
  })

  it('read running rides anew, and count as others only when one ends', async () => {
    const { database, columns } = storeOfThree()
    writeRides(database, [ride(4, { isRunning: true })])
    const before = await columns.read()
    database.prepare('UPDATE daily_ride SET power_sum = 5000 WHERE ride_id = 4').run()
    const running = await columns.read()
    expect(running.rides.powerSum[running.rides.order[3] ?? 0]).toBe(5_000)
    expect(running.endedVersion).toBe(before.endedVersion)
    database.prepare('UPDATE daily_ride SET end_ms = start_ms WHERE ride_id = 4').run()
    expect((await columns.read()).endedVersion).not.toBe(before.endedVersion)
  })

  it('forget a running ride that is gone', async () => {
    const { database, columns } = storeOfThree()
    writeRides(database, [ride(4, { isRunning: true })])
    await columns.read()
    database.prepare('DELETE FROM daily_ride WHERE ride_id = 4').run()
    expect(idsOf(await columns.read())).toEqual([1, 2, 3])
  })

  it('put a ride that began at another time where it belongs', async () => {
    const { database, columns } = storeOfThree()
    await columns.read()
    database.prepare('UPDATE daily_ride SET start_ms = ? WHERE ride_id = 3').run(startMs)
    expect(idsOf(await columns.read())).toEqual([3, 1, 2])
  })

  it.each([
    ['all', 0],
    ['some', 1]
  ])('are read anew where %s changes were pruned before they were seen', async (_, kept) => {
    const { database, columns, asked } = storeOfThree()
    await columns.read()
    writeRides(database, [ride(4)])
    database.prepare('DELETE FROM daily_ride WHERE ride_id = 1').run()
    database.prepare('DELETE FROM change WHERE change_id <= (SELECT max(change_id) FROM change) - ?').run(kept)
    asked.length = 0
    expect(idsOf(await columns.read())).toEqual([2, 3, 4])
    expect(asked).toContain('load')
  })

  it('are not read anew where only changes that were seen were pruned', async () => {
    const { database, columns, asked } = storeOfThree()
    await columns.read()
    database.exec('DELETE FROM change')
    asked.length = 0
    writeRides(database, [ride(4)])
    expect(idsOf(await columns.read())).toEqual([1, 2, 3, 4])
    expect(asked).not.toContain('load')
  })

  it('begin anew after a fault', async () => {
    const database = temporaryData()
    writeRides(database, [ride(1)])
    let isBroken = true
    const { columns } = ridesPageOf(database, {
      nowMs: startMs,
      rows: (rows) => ({
        ...rows,
        running() {
          if (isBroken) throw new Error('database is locked')
          return rows.running()
        }
      })
    })
    await expect(columns.read()).rejects.toThrow('locked')
    isBroken = false
    expect(idsOf(await columns.read())).toEqual([1])
  })

  it('hold more rides than they began with room for', async () => {
    const database = temporaryData()
    const add = database.prepare(
      `INSERT INTO historical_ride SELECT ?, log_id, partition, stream_key, ?, last_offset, rider_id, bike_serial, bike_model, ?, ?,
         'boundary', first_duration_s, last_duration_s, reading_count, heart_rate_sum, heart_rate_count, heart_rate_max,
         heart_rate_min, cadence_sum, cadence_count, cadence_max, power_sum, power_count, power_max, resistance_sum,
         resistance_count, resistance_max FROM daily_ride WHERE ride_id = 1`
    )
    writeRides(database, [ride(1)])
    database.transaction(() => {
      for (let id = 2; id <= 9_000; id += 1) add.run(id, id, startMs - id * 1_000, startMs)
    })()
    const { columns } = ridesPageOf(database, { nowMs: startMs })
    const ids = idsOf(await columns.read())
    expect(ids).toHaveLength(9_000)
    expect([ids[0], ids.at(-2), ids.at(-1)]).toEqual([9_000, 2, 1])
  })
})
