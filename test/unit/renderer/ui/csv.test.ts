import { describe, expect, it } from 'vitest'
import { csvCell, csvRow, tsvRow } from '../../../../src/renderer/ui/csv'

describe('a cell of CSV', () => {
  it('quotes what would break a line or a cell', () => {
    expect(csvCell('a,b')).toBe('"a,b"')
    expect(csvCell('say "hi"')).toBe('"say ""hi"""')
    expect(csvCell('two\nlines')).toBe('"two\nlines"')
  })

  it('lets no text be taken for a formula', () => {
    for (const text of ['=1+1', '+49', '-2', '@SUM(A1)', ' =1', '\t=1']) expect(csvCell(text)).toBe(`'${text}`)
    expect(csvCell('\r=1')).toBe(`"'\r=1"`)
    expect(csvCell('=HYPERLINK("http://x","y")')).toBe(`"'=HYPERLINK(""http://x"",""y"")"`)
    expect(csvCell('Anne-Marie = x')).toBe('Anne-Marie = x')
  })

  it('writes numbers as numbers', () => {
    expect(csvCell(-3)).toBe('-3')
  })
})

describe('a line', () => {
  it('ends as RFC 4180 says, with nothing for null', () => {
    expect(csvRow(['a', null, 2, true])).toBe('a,,2,true\r\n')
  })

  it('keeps its cells apart on the clipboard, whatever is in them', () => {
    expect(tsvRow(['a\tb', 'two\nlines', null, 3])).toBe('a b\ttwo lines\t\t3\n')
  })

  it('is no formula on the clipboard either', () => {
    expect(tsvRow(['=1+1', -3])).toBe("'=1+1\t-3\n")
  })
})
