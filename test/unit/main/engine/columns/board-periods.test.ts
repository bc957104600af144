import { describe, expect, it } from 'vitest'
import { boardPeriods } from '../../../../../src/main/engine/columns/board-periods'

const timeZone = 'Europe/London'
/** Monday after the night in which the clock was put back: Sunday had 25 hours. */
const nowMs = Date.UTC(2026, 9, 26, 12)
const on = (period: 'all' | 'today' | '7d' | '30d') => boardPeriods(period, { today: '2026-10-26', nowMs, timeZone })
const midnight = (month: number, day: number, hour: number): number => Date.UTC(2026, month, day, hour)

describe("a board's period", () => {
  it('is compared with as many days of the calendar before it, however long they were', () => {
    const endMs = midnight(9, 27, 0)
    expect(on('today')).toEqual({
      period: { fromMs: midnight(9, 26, 0), toMs: nowMs, beforeMs: endMs },
      before: { fromMs: midnight(9, 24, 23), toMs: midnight(9, 26, 0), beforeMs: midnight(9, 26, 0) }
    })
    expect(on('7d')).toEqual({
      period: { fromMs: midnight(9, 19, 23), toMs: nowMs, beforeMs: endMs },
      before: { fromMs: midnight(9, 12, 23), toMs: midnight(9, 19, 23), beforeMs: midnight(9, 19, 23) }
    })
    expect(on('30d')).toEqual({
      period: { fromMs: midnight(8, 26, 23), toMs: nowMs, beforeMs: endMs },
      before: { fromMs: midnight(7, 27, 23), toMs: midnight(8, 26, 23), beforeMs: midnight(8, 26, 23) }
    })
  })

  it('of all rides has none before it, and takes those of bikes whose clock is ahead', () => {
    expect(on('all')).toEqual({
      period: { fromMs: null, toMs: nowMs, beforeMs: Number.POSITIVE_INFINITY },
      before: null
    })
  })
})
