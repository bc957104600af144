import { describe, expect, it } from 'vitest'
import { keptAnswers } from '../../../../../src/main/engine/columns/kept-answers'

describe('Answers that are kept', () => {
  it('are given again to the same question, until anything they follow from is another', () => {
    const answers = keptAnswers<number>()
    let asked = 0
    const ask = (): number => ++asked
    const [columns, set] = [{}, {}]
    expect(answers([columns, set], { period: '7d' }, ask)).toBe(1)
    expect(answers([columns, set], { period: '7d' }, ask)).toBe(1)
    expect(answers([columns, set], { period: 'all' }, ask)).toBe(2)
    expect(answers([columns, set], { period: '7d' }, ask)).toBe(1)
    expect(answers([columns, {}], { period: '7d' }, ask)).toBe(3)
    expect(answers([{}, set], { period: '7d' }, ask)).toBe(4)
    expect(answers([columns, set], { period: 'all' }, ask)).toBe(5)
  })

  it('are only the newest few', () => {
    const answers = keptAnswers<number>()
    const state = [{}]
    for (let question = 0; question < 100; question += 1) answers(state, question, () => question)
    expect(answers(state, 0, () => -1)).toBe(-1)
    expect(answers(state, 99, () => -1)).toBe(99)
  })
})
