import { describe, expect, it } from 'vitest'
import { createRideTotals, keyFigures, meanOfDays } from '../../../../../src/main/engine/report/key-figures'
import type { KeyFigures } from '../../../../../src/main/engine/report/report-figures'
import type { ReportRide } from '../../../../../src/main/engine/store/report-queries'

const ride = (more: Partial<ReportRide> = {}): ReportRide => ({
  rideId: 1,
  logId: 1,
  partition: 0,
  streamKey: '=SN0001',
  riderId: 7,
  bikeSerial: 'SN0001',
  startMs: 0,
  firstDurationS: 1,
  lastDurationS: 1_800,
  readingCount: 1_800,
  heartRateSum: 120 * 1_700,
  heartRateCount: 1_700,
  powerSum: 150 * 1_800,
  powerCount: 1_800,
  powerMax: 400,
  ...more
})
const totalsOf = (...rides: ReportRide[]) => {
  const totals = createRideTotals()
  for (const each of rides) totals.add(each)
  return totals
}

describe('The totals of rides', () => {
  it('weigh power by the time that was ridden with it, and heart rate by the time it was measured', () => {
    const short = ride({ powerSum: 300 * 600, powerCount: 600, heartRateSum: 0, heartRateCount: 0 })
    const totals = totalsOf(ride(), short, ride({ powerSum: 0, powerCount: 0 }))
    expect([totals.averagePowerWatts(), totals.averageHeartRateBpm()]).toEqual([187.5, 120])
  })

  it('take the time of a ride by its own clock, and none of a ride without one or whose clock was set back', () => {
    const totals = totalsOf(
      ride(),
      ride({ firstDurationS: null, lastDurationS: null }),
      ride({ firstDurationS: 900, lastDurationS: 3 })
    )
    expect([totals.rides(), totals.rideHours()]).toEqual([3, 0.5])
  })

  it('count a person once, and somebody unknown once a bike stream', () => {
    const unknown = { riderId: null }
    const totals = totalsOf(
      ride(),
      ride(),
      ride({ riderId: 8 }),
      ride(unknown),
      ride(unknown),
      ride({ ...unknown, logId: 2 })
    )
    expect(totals.riders()).toBe(4)
  })

  it('have no average where nothing was measured', () => {
    const totals = totalsOf(ride({ powerSum: 0, powerCount: 0, heartRateSum: 0, heartRateCount: 0 }))
    expect([totals.averagePowerWatts(), totals.averageHeartRateBpm()]).toEqual([null, null])
    expect(keyFigures(totals, 3)).toEqual({
      riders: 1,
      rides: 1,
      rideHours: 0.5,
      averagePowerWatts: null,
      highAlerts: 3
    })
  })
})

describe('The mean of days', () => {
  const day = (rides: number, averagePowerWatts: number | null): KeyFigures => ({
    riders: rides / 2,
    rides,
    rideHours: rides / 4,
    averagePowerWatts,
    highAlerts: 1
  })

  it('is that of each figure, of power without the days that had none', () => {
    expect(meanOfDays([day(10, 100), day(0, null), day(20, 200)])).toEqual({
      riders: 5,
      rides: 10,
      rideHours: 2.5,
      averagePowerWatts: 150,
      highAlerts: 1
    })
    expect(meanOfDays([day(1, null)])?.averagePowerWatts).toBeNull()
  })

  it('is none of no days', () => {
    expect(meanOfDays([])).toBeNull()
  })
})
