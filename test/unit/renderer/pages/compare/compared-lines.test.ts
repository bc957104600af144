import { describe, expect, it } from 'vitest'
import { comparedLines, comparedLook, comparedTraces } from '../../../../../src/renderer/pages/compare/compared-lines'
import { takeAnswer } from '../../../../../src/renderer/pages/ride/ride-store'
import { axisZeroMs } from '../../../../../src/renderer/pages/ride/time-places'
import { namedTokens } from '../ride/chart-tokens-fixture'
import { answerOf, type Second } from '../ride/ride-fixture'

const linesOf = (seconds: readonly Second[]) => {
  const ride = takeAnswer(null, 0, answerOf(seconds, 0, { heart_rate_maximum: 200 }))
  if (ride === null) throw new Error('The first answer is always taken')
  return comparedLines(ride)
}

describe('rides compared', () => {
  it('are lines by their own ride time, hearts in percent of their own maximum', () => {
    const { percent, power } = linesOf([
      { hr: 100, w: 90 },
      { hr: 150, w: 120 }
    ])
    expect(percent).toEqual({ x: [axisZeroMs + 1_000, axisZeroMs + 2_000], y: [50, 75] })
    expect(power.y).toEqual([90, 105])
  })

  it('are broken where nothing was measured', () => {
    expect(linesOf([{}, {}, { hr: null }, {}, {}]).percent.y[2]).toBeNull()
  })

  it('are told apart by colour and by dash', () => {
    const looks = [0, 1, 2, 3].map((place) => comparedLook(place, namedTokens))
    expect(new Set(looks.map(({ color }) => color)).size).toBe(4)
    expect(new Set(looks.map(({ dash }) => dash)).size).toBe(4)
  })

  it('keep their look when another ride is not there (yet)', () => {
    const traces = comparedTraces([{ place: 2, name: 'Bike <07>', lines: linesOf([{}, {}]) }], namedTokens)
    expect(traces).toHaveLength(2)
    expect(traces[0]).toMatchObject({ line: comparedLook(2, namedTokens), name: 'Bike &lt;07&gt;', yaxis: 'y' })
    expect(traces[1]).toMatchObject({ yaxis: 'y2' })
  })
})
