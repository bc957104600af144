import { describe, expect, it } from 'vitest'
import { readAlertStats } from '../../../../../src/main/engine/store/alert-stats'
import type { StoredAlert } from '../../../../../src/main/engine/store/alert-store'
import { createRideMover } from '../../../../../src/main/engine/store/history/ride-mover'
import type { Writable } from '../../../../../src/main/engine/store/open'
import { createRideWriter } from '../../../../../src/main/engine/store/ride-writer'
import { alertStatsSchema } from '../../../../../src/shared/domain/alert'
import { atSecond } from '../ingest/line-fixture'
import { alertAt, writeAlerts } from './alert-fixture'
import { reading, writeRide } from './ride-fixture'
import { temporaryData } from './store-fixture'

const dayS = 86_400
const nowMs = atSecond(dayS)
const acknowledged = (alertId: number, waitS: number, more: Partial<StoredAlert> = {}): StoredAlert =>
  alertAt(alertId, 0, { notifiedMs: atSecond(1), acknowledgedMs: atSecond(1 + waitS), acknowledgedBy: 'Kim', ...more })

/** A ride of that many seconds by its clock. */
function ride(database: Writable, rideId: number, startSecond: number, seconds: number, isMoved = false): void {
  const readings = [reading(startSecond + 1, { durationS: 1 }), reading(startSecond + 2, { durationS: seconds })]
  const running = writeRide(database, rideId, readings, { startMs: atSecond(startSecond) })
  if (!isMoved) return
  createRideWriter(database).end(running, atSecond(startSecond + seconds), 'boundary')
  createRideMover(database).move(rideId)
}

describe('how alerts went', () => {
  it('counts those that fired in time since then, by priority, and the hours of both stores', () => {
    const database = temporaryData()
    writeAlerts(database, [
      alertAt(1, 0, { rule: 'H1', priority: 'high', state: 'firing' }),
      alertAt(2, 5),
      alertAt(3, 6, { isMuted: true, notifiedMs: null }),
      alertAt(4, 7, { isLate: true }),
      alertAt(5, -1),
      alertAt(6, 8, { rule: 'P1', priority: 'technical', rideId: null, riderId: null }),
      alertAt(7, 8, { rule: 'S1', priority: 'technical' })
    ])
    ride(database, 1, 10, 3_600)
    ride(database, 2, 20, 5_400, true)
    ride(database, 3, -1, 7_200, true)
    writeRide(database, 4, [], { startMs: atSecond(30) })
    const stats = readAlertStats(database, 1, nowMs)
    expect(stats).toEqual({
      from: '2026-11-01T10:00:00.000Z',
      ride_hours: 2.5,
      count: { high: 1, medium: 2, low: 0, technical: 2 },
      per_100_ride_hours: { high: 40, medium: 80, low: 0, technical: 80 },
      median_acknowledge_s: null,
      acknowledged: 0
    })
    expect(alertStatsSchema.strict().safeParse(stats).success).toBe(true)
    expect(readAlertStats(database, 2, nowMs)).toMatchObject({ ride_hours: 4.5, count: { medium: 3 } })
  })

  it.each([
    [[12], 12],
    [[40, 2], 21],
    [[5, 300, 1], 5],
    [[-4, -2], 0]
  ])('has the median of waits of %j s as %d s', (waits, median) => {
    const database = temporaryData()
    writeAlerts(
      database,
      waits.map((wait, index) => acknowledged(index + 1, wait, index === 0 ? { priority: 'high' } : {}))
    )
    expect(readAlertStats(database, 1, nowMs)).toMatchObject({
      median_acknowledge_s: median,
      acknowledged: waits.length
    })
  })

  it('leaves out waits of low, technical and late alerts, and of those that nobody was told of', () => {
    const database = temporaryData()
    writeAlerts(database, [
      acknowledged(1, 10),
      acknowledged(2, 20, { priority: 'low' }),
      acknowledged(3, 20, { priority: 'technical' }),
      acknowledged(4, 20, { isLate: true }),
      acknowledged(5, 20, { notifiedMs: null })
    ])
    expect(readAlertStats(database, 1, nowMs)).toMatchObject({ median_acknowledge_s: 10, acknowledged: 1 })
  })

  it('has no rates where nobody rode, nor where there is no store', () => {
    const none = { high: null, medium: null, low: null, technical: null }
    const database = temporaryData()
    writeAlerts(database, [alertAt(1, 5)])
    expect(readAlertStats(database, 1, nowMs)).toMatchObject({ ride_hours: 0, per_100_ride_hours: none })
    expect(readAlertStats(null, 1, nowMs)).toMatchObject({
      ride_hours: 0,
      count: { high: 0 },
      per_100_ride_hours: none
    })
  })
})
