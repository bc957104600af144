import { describe, expect, it } from 'vitest'
import { floorSummary, lastFreed } from '../../../../../src/renderer/pages/floor/floor-summary'
import { alertWith, boardOf, noAlerts } from '../../alerts/alert-fixture'
import { freeTile, shortlyAfterMs, tileWith } from './tile-fixture'

const floor = [
  tileWith({ bike_key: 'a', heart_rate_percent: 64, heart_rate_zone: 2 }),
  tileWith({ bike_key: 'b', heart_rate_percent: 92, heart_rate_zone: 5 }),
  tileWith({ bike_key: 'c', heart_rate: null, heart_rate_percent: null, heart_rate_zone: null }),
  tileWith({ bike_key: 'd', heart_rate_percent: 99, heart_rate_zone: 5, last_event_at: '2026-11-24T14:03:00.000Z' }),
  freeTile({ bike_key: 'e' })
]

describe('floorSummary', () => {
  it('counts every bike once as riding or free, and those without signal or heart rate', () => {
    const summary = floorSummary(floor, noAlerts, shortlyAfterMs)
    expect(summary).toMatchObject({ total: 5, riding: 4, free: 1, noSignal: 1, noHeartRate: 1 })
  })

  it('leaves stale and sensorless bikes out of average and zones', () => {
    const summary = floorSummary(floor, noAlerts, shortlyAfterMs)
    expect(summary.averagePercent).toBe(78)
    expect(summary.averagedOver).toBe(2)
    expect(summary.zones).toEqual({ 0: 0, 1: 0, 2: 1, 3: 0, 4: 0, 5: 1 })
  })

  it('counts each bike that should be looked at once', () => {
    const framed = tileWith({ bike_key: 'f' })
    const both = tileWith({ bike_key: 'g', last_event_at: '2026-11-24T14:03:00.000Z' })
    const board = boardOf(alertWith({ bike_key: 'f' }), alertWith({ bike_key: 'g', alert_id: 2 }))
    const summary = floorSummary([...floor, framed, both], board, shortlyAfterMs)
    expect(summary).toMatchObject({ alerts: 2, noHeartRate: 1, noSignal: 2, attention: 4 })
  })

  it('counts a ride that sent nothing for a minute as not in use, and asks nobody to look', () => {
    const left = tileWith({ bike_key: 'h', last_event_at: '2026-11-24T14:02:23.000Z' })
    const summary = floorSummary([...floor, left], noAlerts, shortlyAfterMs)
    expect(summary).toMatchObject({ total: 6, riding: 4, free: 1, notInUse: 1, noSignal: 1, attention: 2 })
  })

  it('takes a heart rate that is not to be believed for none', () => {
    const board = boardOf(alertWith({ bike_key: 'b', rule: 'S2', priority: 'technical' }))
    const summary = floorSummary(floor, board, shortlyAfterMs)
    expect(summary).toMatchObject({ averagePercent: 64, averagedOver: 1, noHeartRate: 2, attention: 3 })
  })

  it('has no average for an empty floor rather than zero', () => {
    expect(floorSummary([], noAlerts, shortlyAfterMs).averagePercent).toBeNull()
  })
})

describe('lastFreed', () => {
  it('is the bike whose ride ended last', () => {
    const earlier = freeTile({ bike_key: 'x', free_since: '2026-11-24T13:41:00.000Z' })
    const later = freeTile({ bike_key: 'y', free_since: '2026-11-24T13:52:00.000Z' })
    expect(lastFreed([earlier, later, tileWith()])?.bike_key).toBe('y')
    expect(lastFreed([tileWith()])).toBeNull()
  })
})
