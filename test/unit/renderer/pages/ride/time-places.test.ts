import { describe, expect, it } from 'vitest'
import {
  axisZeroMs,
  gymDayStartMs,
  placesOfReadings,
  placesOfSpan,
  rangeOfLast,
  rangeOfRide
} from '../../../../../src/renderer/pages/ride/time-places'
import { readingsOf, startMs, usual } from './ride-fixture'

const afterZero = (places: readonly number[]): number[] => places.map((place) => place - axisZeroMs)

describe('places on the time axis', () => {
  it('are written from midnight on by a browser in any zone', () => {
    const zero = new Date(axisZeroMs)
    expect([zero.getHours(), zero.getMinutes(), zero.getSeconds()]).toEqual([0, 0, 0])
  })

  it('are the ride time', () => {
    expect(afterZero(placesOfReadings(readingsOf(usual(3)), 'ride', 0))).toEqual([1_000, 2_000, 3_000])
  })

  it('are the time at the gym, where that is what one reads', () => {
    // 10:00:00 UTC is 11:00:00 in a gym an hour ahead.
    const dayStart = gymDayStartMs(startMs, '11:00:00')
    expect(afterZero(placesOfReadings(readingsOf(usual(2)), 'clock', dayStart))).toEqual([39_601_000, 39_602_000])
  })

  it('go on after midnight', () => {
    const dayStart = gymDayStartMs(startMs, '23:59:59')
    expect(afterZero(placesOfReadings(readingsOf(usual(2)), 'clock', dayStart))).toEqual([86_400_000, 86_401_000])
  })
})

describe('a span on the time axis', () => {
  const readings = readingsOf([{ t: 1 }, { t: 2 }, { t: 3, hr: null }, { t: 4, hr: null }, { t: 5 }])
  const places = placesOfReadings(readings, 'ride', 0)

  it('reaches from the reading before it to the one after it', () => {
    expect(afterZero([...placesOfSpan({ fromS: 3, toS: 5 }, readings.rideS, places)])).toEqual([2_000, 5_000])
  })

  it('begins with the ride where there is none before it', () => {
    expect(afterZero([...placesOfSpan({ fromS: 1, toS: 2 }, readings.rideS, places)])).toEqual([0, 2_000])
  })

  it('ends after the last reading where there is none after it', () => {
    expect(afterZero([...placesOfSpan({ fromS: 5, toS: 6 }, readings.rideS, places)])).toEqual([4_000, 6_000])
  })

  it('is as long by the clock as the log says', () => {
    const gap = readingsOf([{ t: 1 }, { t: 2 }, { t: 3, at: 63_000 }])
    const byClock = placesOfReadings(gap, 'clock', startMs)
    expect(afterZero([...placesOfSpan({ fromS: 3, toS: 3 }, gap.rideS, byClock)])).toEqual([2_000, 63_000])
  })
})

describe('the range of the time axis', () => {
  const places = (count: number): number[] => usual(count).map((_, index) => axisZeroMs + (index + 1) * 1_000)

  it('begins at 0:00 and goes on a little after the last reading of a running ride', () => {
    const [from, to] = rangeOfRide(places(900), true)
    expect(afterZero([from, to])).toEqual([0, 960_000])
  })

  it('stands still while readings come, for a minute or so', () => {
    const ends = new Set(Array.from({ length: 55 }, (_, more) => rangeOfRide(places(905 + more), true)[1]))
    expect(ends.size).toBeLessThanOrEqual(2)
    expect(Math.min(...ends)).toBeGreaterThan(axisZeroMs + 905_000)
  })

  it('ends with an ended ride', () => {
    expect(afterZero([...rangeOfRide(places(900), false)])).toEqual([0, 900_000])
  })

  it('begins where a ride was joined in its middle', () => {
    const joined = [axisZeroMs + 600_000, axisZeroMs + 601_000]
    expect(afterZero([...rangeOfRide(joined, true)])).toEqual([599_000, 719_000])
  })

  it('is two minutes for a ride without a reading', () => {
    expect(afterZero([...rangeOfRide([], true)])).toEqual([0, 120_000])
    expect(afterZero([...rangeOfLast([], 300)])).toEqual([0, 120_000])
  })

  it('is that of the last minutes where only they are shown', () => {
    expect(afterZero([...rangeOfLast(places(900), 300)])).toEqual([600_000, 903_000])
  })
})
