import { describe, expect, it } from 'vitest'
import { noReadings } from '../../../../../src/renderer/pages/ride/ride-readings'
import { rideView } from '../../../../../src/renderer/pages/ride/ride-view'
import { axisZeroMs } from '../../../../../src/renderer/pages/ride/time-places'
import { readingsOf, startMs, usual } from './ride-fixture'

describe('the view of a ride', () => {
  it('has power as it was measured and averaged over three seconds', () => {
    const { rawPower, power } = rideView(
      readingsOf([{ w: 90 }, { w: 120 }, { w: 150 }, { w: 300 }]),
      'whole',
      'ride',
      0,
      true
    )
    expect(rawPower.y).toEqual([90, 120, 150, 300])
    expect(power.y).toEqual([90, 105, 120, 190])
  })

  it('has a break and a hatched span where the sensor was off', () => {
    const { heartRate, silent } = rideView(
      readingsOf([{ hr: 140 }, { hr: 141 }, { hr: null }, { hr: null }, { hr: 144 }, { hr: 145 }]),
      'whole',
      'ride',
      0,
      true
    )
    expect(heartRate.y).toEqual([140, 141, null, 144, 145])
    expect(silent.map(([from, to]) => [from - axisZeroMs, to - axisZeroMs])).toEqual([[2_000, 5_000]])
  })

  it('breaks all lines at a missing second', () => {
    const view = rideView(readingsOf([{ t: 1 }, { t: 2 }, { t: 5 }, { t: 6 }]), 'whole', 'ride', 0, true)
    for (const line of [view.heartRate, view.power, view.rawPower, view.cadence, view.resistance]) {
      expect(line.y[2]).toBeNull()
    }
  })

  it('shows the last five minutes, averaged over what came before them too', () => {
    const powers = [...usual(599).map(() => ({ w: 100 })), { w: 100 }, ...usual(300).map(() => ({ w: 160 }))]
    const { rawPower, power } = rideView(readingsOf(powers), 'last', 'ride', 0, true)
    expect(rawPower.x).toHaveLength(301)
    expect(rawPower.x[0]).toBe(axisZeroMs + 600_000)
    expect(power.y.slice(0, 3)).toEqual([100, 120, 140])
  })

  it('stands on the clock of the gym where that is asked for', () => {
    const { last } = rideView(readingsOf(usual(10)), 'whole', 'clock', startMs - 3_600_000, true)
    expect(last).toBe(axisZeroMs + 3_610_000)
  })

  it('is empty for a ride without a reading', () => {
    const view = rideView(noReadings, 'last', 'ride', 0, true)
    expect(view).toMatchObject({ heartRate: { x: [] }, silent: [], last: null })
  })
})
