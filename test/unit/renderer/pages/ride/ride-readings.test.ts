import { describe, expect, it } from 'vitest'
import { addReadings, noReadings } from '../../../../../src/renderer/pages/ride/ride-readings'
import { columnsOf, readingsOf, usual } from './ride-fixture'

describe('readings of a ride', () => {
  it('go on by a second each', () => {
    const { rideS, startsSpan } = readingsOf(usual(4))
    expect(rideS).toEqual([1, 2, 3, 4])
    expect(startsSpan).toEqual([true, false, false, false])
  })

  it('break where a second is missing', () => {
    const { startsSpan } = readingsOf([{ t: 1 }, { t: 2 }, { t: 4 }, { t: 5 }])
    expect(startsSpan).toEqual([true, false, true, false])
  })

  it('break where the log stood still though the ride clock did not', () => {
    expect(readingsOf([{ at: 1_000 }, { at: 61_000 }]).startsSpan).toEqual([true, true])
  })

  it('break where the ride clock was set back', () => {
    const { startsSpan } = readingsOf([
      { t: 9, at: 1_000 },
      { t: 3, at: 2_000 }
    ])
    expect(startsSpan).toEqual([true, true])
  })

  it('do not break at the small drift of a bike’s log', () => {
    const drifting = Array.from({ length: 600 }, (_, index) => ({ at: 1_000 + index * 1_002 }))
    expect(readingsOf(drifting).startsSpan.filter(Boolean)).toHaveLength(1)
  })

  it('go on over a reading whose Ride line never came', () => {
    const { rideS, startsSpan } = readingsOf([{ t: 1 }, { t: null, at: 2_500 }, { t: 3 }])
    expect(rideS).toEqual([1, 2, 3])
    expect(startsSpan).toEqual([true, false, false])
  })

  it('tell the time of the first readings from the next that has one', () => {
    const { rideS } = readingsOf([{ t: null, at: 57_500 }, { t: null, at: 58_500 }, { t: 59 }])
    expect(rideS).toEqual([57, 58, 59])
    expect(
      readingsOf([
        { t: null, at: 500 },
        { t: null, at: 1_500 }
      ]).rideS
    ).toEqual([0, 1])
  })

  it('are the same whether they come at once or one by one', () => {
    const seconds = [
      { t: 1 },
      { t: null, at: 2_500 },
      { t: 3 },
      { t: 6 },
      { t: null, at: 7_500 },
      { t: null, at: 8_500 }
    ]
    const columns = columnsOf(seconds)
    let one = noReadings
    seconds.forEach((_, index) => {
      const nth = <Value>(values: readonly Value[]): Value[] => values.slice(index, index + 1)
      one = addReadings(one, {
        at_ms: nth(columns.at_ms),
        t_s: nth(columns.t_s),
        heart_rate: nth(columns.heart_rate),
        cadence: nth(columns.cadence),
        power: nth(columns.power),
        resistance: nth(columns.resistance)
      })
    })
    expect(one).toEqual(addReadings(noReadings, columns))
    expect(one.startsSpan).toEqual([true, false, false, true, false, false])
  })

  it('have no heart rate where it is told as 0', () => {
    expect(readingsOf([{ hr: 0 }, { hr: 88 }, { hr: null }]).heartRateBpm).toEqual([null, 88, null])
  })
})
