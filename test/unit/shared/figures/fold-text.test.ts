import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { foldText } from '../../../../src/shared/figures/fold-text'

describe('foldText', () => {
  it.each([
    ['Zoë Brontë', 'zoe bronte'],
    ['Øystein Łukasz Đorđe', 'oystein lukasz dorde'],
    ['Straße STRAẞE', 'strasse strasse'],
    ['Æsir Œuvre Þór', 'aesir oeuvre thor'],
    ['ILGIN Işıl İnci', 'ilgin isil inci'],
    ['Μαρίος ΜΑΡΙΟΣ', 'μαριοσ μαριοσ'],
    ['ﬁn Ⅳ ①', 'fin iv 1'],
    ['Нгуен Thị Ngọc', 'нгуен thi ngoc'],
    ['山田 太郎', '山田 太郎'],
    ['𝔉𝔯𝔢𝔶𝔞', 'freya']
  ])('makes %j %j', (text, folded) => {
    expect(foldText(text)).toBe(folded)
  })

  it('is the same for an accent that is a character of its own', () => {
    expect(foldText('Zoe\u0308')).toBe(foldText('Zo\u00eb'))
  })

  it('parts an e-mail address, a double name and what is typed to break a search into words', () => {
    expect(foldText('freya.hughes-jones_7@example.com')).toBe('freya hughes jones 7 example com')
    expect(foldText(`O'Neill" OR 1=1 -- NEAR(a*)`)).toBe('o neill or 1 1 near a')
    expect(foldText('\u202eRTL\u202c <script>\u0000')).toBe('rtl script')
  })

  it('of a text without a letter or digit is empty', () => {
    for (const text of ['', '  ', '"*" ^:-', '\u0301', '🚴']) expect(foldText(text)).toBe('')
  })

  it('has words of letters and digits in lower case only, and folds twice as once', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary', maxLength: 30 }), (text) => {
        const folded = foldText(text)
        expect(folded).toMatch(/^(?:[\p{L}\p{N}]+(?: [\p{L}\p{N}]+)*)?$/u)
        expect(foldText(folded)).toBe(folded)
      }),
      { numRuns: 2_000 }
    )
  })
})
