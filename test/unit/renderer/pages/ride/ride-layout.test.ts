import { describe, expect, it } from 'vitest'
import { chartFrame } from '../../../../../src/renderer/pages/ride/chart-frame'
import { type RideLayoutFacts, rideLayout } from '../../../../../src/renderer/pages/ride/ride-layout'
import { rideView } from '../../../../../src/renderer/pages/ride/ride-view'
import { namedTokens } from './chart-tokens-fixture'
import { readingsOf, usual } from './ride-fixture'

const facts = (over: Partial<RideLayoutFacts> = {}): RideLayoutFacts => ({
  view: rideView(readingsOf(usual(600)), 'whole', 'ride', 0, true),
  base: 'ride',
  frame: chartFrame(680, [0.46, 0.27, 0.27], 52, 58),
  heartRateAxis: [70, 205],
  powerAxis: [0, 300],
  cadenceAxis: [0, 120],
  zones: { maximum: 180, startsPercent: [50, 60, 70, 80, 90] },
  limitBpm: 190,
  isRunning: true,
  limitWords: 'limit 190',
  zoneWords: (zone) => `Z${zone}`,
  revision: 'whole ride 0',
  ...over
})

describe('the layout of a ride', () => {
  it('has three plots on one time axis, with one box at a time', () => {
    const layout = rideLayout(facts(), namedTokens)
    expect(layout).toMatchObject({ hovermode: 'x unified', hoversubplots: 'axis', uirevision: 'whole ride 0' })
    expect([layout.yaxis?.anchor, layout.yaxis2?.anchor, layout.yaxis3?.anchor]).toEqual(['x', 'x', 'x'])
    expect(layout.xaxis).toMatchObject({ anchor: 'y3', spikemode: 'across', spikedash: 'dot' })
  })

  it('leaves a range that was chosen by hand alone: the time axis is never given one', () => {
    const { xaxis } = rideLayout(facts(), namedTokens)
    expect(xaxis).toMatchObject({ autorange: true, fixedrange: false })
    expect(xaxis).not.toHaveProperty('range')
  })

  it('has the bands of the zones by percent of the maximum, the highest up to the top', () => {
    const bands = rideLayout(facts(), namedTokens).shapes?.filter(({ layer }) => layer === 'below') ?? []
    expect(bands.map(({ y0, y1 }) => [y0, y1])).toEqual([
      [90, 108],
      [108, 126],
      [126, 144],
      [144, 162],
      [162, 205]
    ])
    expect(bands.map(({ fillcolor, opacity }) => [fillcolor, opacity])).toEqual(
      ['z1', 'z2', 'z3', 'z4', 'z5'].map((zone) => [zone, 0.16])
    )
  })

  it('names each zone and the limit in words', () => {
    const words = rideLayout(facts(), namedTokens).annotations?.map(({ text }) => text)
    expect(words).toEqual(['<b>Z1</b>', '<b>Z2</b>', '<b>Z3</b>', '<b>Z4</b>', '<b>Z5</b>', 'limit 190'])
  })

  it('marks the last reading in each plot while the ride runs, and not after', () => {
    const marks = (isRunning: boolean) =>
      rideLayout(facts({ isRunning }), namedTokens).shapes?.filter(({ xref }) => xref === 'x') ?? []
    expect(marks(true)).toHaveLength(3)
    expect(marks(false)).toHaveLength(0)
  })
})
