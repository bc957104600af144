import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { chartFrame, headPx } from '../../../../../src/renderer/pages/ride/chart-frame'

const shares = [0.46, 0.27, 0.27]

describe('plots above each other', () => {
  it('fill their box', () => {
    const { height, plots } = chartFrame(680, shares, 52, 58)
    expect(height).toBe(680)
    expect(plots[0]).toMatchObject({ headTop: 0 })
    expect(plots[0]?.domain[1]).toBe(1)
    expect(plots[2]?.domain[0]).toBeCloseTo(0, 9)
  })

  it('are higher than a box in which they could not be read', () => {
    expect(chartFrame(100, shares, 52, 58).height).toBeGreaterThan(300)
  })

  it('have their shares of the height', () => {
    const { plots } = chartFrame(680, shares, 52, 58)
    const heights = plots.map(({ domain: [bottom, top] }) => top - bottom)
    expect((heights[0] ?? 0) / (heights[1] ?? 1)).toBeCloseTo(46 / 27, 6)
    expect(heights[1]).toBeCloseTo(heights[2] ?? 0, 9)
  })

  it('leave room for each head, in any box', () => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 3_000 }), fc.constantFrom(shares, [0.6, 0.4]), (given, among) => {
        const { height, plots, margin } = chartFrame(given, among, 52, 58)
        const paper = height - margin.t - margin.b
        plots.forEach(({ headTop, domain: [bottom, top] }, index) => {
          expect(top).toBeGreaterThan(bottom)
          const plotTop = margin.t + (1 - top) * paper
          expect(plotTop - headTop).toBeGreaterThanOrEqual(headPx - 1)
          const before = plots[index - 1]
          if (before !== undefined) expect(headTop).toBeGreaterThan(margin.t + (1 - before.domain[0]) * paper)
        })
      })
    )
  })
})
