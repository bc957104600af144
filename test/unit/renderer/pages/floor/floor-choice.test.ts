import { describe, expect, it } from 'vitest'
import { choiceOf, firstChoice, isTold, parseStoredChoice } from '../../../../../src/renderer/pages/floor/floor-choice'

const remembered = { order: 'power', show: 'riding', size: 'l' } as const

describe('choiceOf', () => {
  it('takes what the address does not say from what was chosen last', () => {
    expect(choiceOf({}, remembered)).toEqual(remembered)
    expect(choiceOf({ show: 'all', ride: 3 }, remembered)).toEqual({ order: 'power', show: 'all', size: 'l' })
  })

  it('lets the address go back to the first order though another was remembered', () => {
    expect(choiceOf({ order: 'bike' }, remembered).order).toBe('bike')
  })
})

describe('isTold', () => {
  it('is content with a bare address only where the choice is the first', () => {
    expect(isTold({}, firstChoice)).toBe(true)
    expect(isTold({}, choiceOf({}, remembered))).toBe(false)
  })

  it('is content once the address says all that differs', () => {
    expect(isTold({ order: 'power', show: 'riding', size: 'l' }, choiceOf({}, remembered))).toBe(true)
    expect(isTold({ order: 'power' }, { ...firstChoice, order: 'power' })).toBe(true)
  })
})

describe('parseStoredChoice', () => {
  it('reads what was stored', () => {
    expect(parseStoredChoice(JSON.stringify(remembered))).toEqual(remembered)
  })

  it.each([
    ['nothing', null],
    ['no JSON', '{order'],
    ['another kind of value', '"power"'],
    ['null', 'null'],
    ['unknown values', '{"order":"colour","show":"z9","size":7}']
  ])('falls back to the first choice on %s', (_what, stored) => {
    expect(parseStoredChoice(stored)).toEqual(firstChoice)
  })
})
