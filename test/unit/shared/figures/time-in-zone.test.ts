import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { timeInZone } from '../../../../src/shared/figures/time-in-zone'

describe('time in zone', () => {
  it('counts a second for each reading in the zone of its percent of maximum', () => {
    const { seconds, withSignalSeconds } = timeInZone([99, 100, 119, 120, 140, 160, 179, 180, 200], 200)
    expect(seconds).toEqual({ 0: 1, 1: 2, 2: 1, 3: 1, 4: 2, 5: 2 })
    expect(withSignalSeconds).toBe(9)
  })

  it('leaves out seconds without a heart rate, also those told as 0 bpm', () => {
    expect(timeInZone([null, 150, 0, null, 150], 200)).toEqual({
      seconds: { 0: 0, 1: 0, 2: 0, 3: 2, 4: 0, 5: 0 },
      withSignalSeconds: 2
    })
  })

  it('is all zero for a ride without a heart rate', () => {
    expect(timeInZone([], 180).withSignalSeconds).toBe(0)
    expect(timeInZone([null, null], 180).withSignalSeconds).toBe(0)
  })

  it('adds up to the seconds that had a heart rate', () => {
    const heartRates = fc.array(fc.option(fc.integer({ min: 1, max: 230 })))
    fc.assert(
      fc.property(heartRates, fc.integer({ min: 120, max: 210 }), (values, maximum) => {
        const { seconds, withSignalSeconds } = timeInZone(values, maximum)
        const sum = Object.values(seconds).reduce((total, count) => total + count, 0)
        expect(sum).toBe(values.filter((value) => value !== null).length)
        expect(withSignalSeconds).toBe(sum)
      })
    )
  })
})
