import { describe, expect, it } from 'vitest'
import { againstWords, keyCards } from '../../../../../../src/main/engine/report/pdf/changes'
import { cases, fullDay } from './sample-figures'

const firstWords = (figures = fullDay): (readonly (string | undefined)[])[] =>
  keyCards(figures).map(({ changes }) => changes.map(({ amounts, against }) => `${amounts[0]} ${against}`))

describe('the changes of the key figures', () => {
  it('have an arrow, a sign and what they are against', () => {
    expect(firstWords()).toEqual([
      ['▲ +17, +6 % vs Sun', '▲ +9 % vs 4 Mon'],
      ['▲ +31, +8 % vs Sun', '▲ +5 % vs 4 Mon'],
      ['▲ +12.2, +7 % vs Sun', '▲ +4 % vs 4 Mon'],
      ['▼ −2, −2 % vs Sun', '▲ +1 % vs 4 Mon'],
      ['= no change vs Sun', '▼ −0.5 vs 4 Mon']
    ])
  })

  it('are n/a where there is nothing to compare with', () => {
    expect(firstWords({ ...fullDay, before: null, sameWeekday: null })[0]).toEqual(['n/a vs Sun', 'n/a vs 4 Mon'])
    expect(keyCards(cases['no ride at all'] ?? fullDay)[3]).toMatchObject({ value: '–', unit: '' })
  })

  it('tell no percentage of nothing, and none that nobody reads', () => {
    const before = { ...fullDay.key, rides: 0, riders: 2 }
    const [riders, rides] = firstWords({ ...fullDay, before })
    expect(rides?.[0]).toBe('▲ +412 vs Sun')
    expect(riders?.[0]).toBe('▲ +285, ×144 vs Sun')
  })

  it('say in words what they are against', () => {
    expect(againstWords(fullDay).meaning).toBe(
      'vs Sun: the day before, 22 Nov. vs 4 Mon: mean of 4 Mondays of the four weeks before.'
    )
    expect(againstWords({ ...fullDay, sameWeekday: null }).meaning).toContain('n/a, too little history')
  })
})
