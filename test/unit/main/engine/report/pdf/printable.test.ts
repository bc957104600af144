import { describe, expect, it } from 'vitest'
import { printable } from '../../../../../../src/main/engine/report/pdf/printable'

describe('text from outside', () => {
  it('keeps names of Latin, Greek and Cyrillic letters', () => {
    for (const name of ['Žižkov Łódź', 'Ñandú é', 'Ωμέγα', 'Ёлка', 'Nguyễn']) expect(printable(name)).toBe(name)
    expect(printable('e\u0301')).toBe('é')
  })

  it('shows a question mark for what no font has', () => {
    expect(printable('名前 🚴')).toBe('?? ?')
    expect(printable('\ud800')).toBe('?')
    expect(printable('')).toBe('?')
  })

  it('loses what breaks a line or turns its direction', () => {
    expect(printable('a\u202eb\u0000c\nd\u2028e\u200f')).toBe('ab c d e')
  })

  it('stays short, however long the text is', () => {
    expect([...printable('x'.repeat(100_000))].length).toBeLessThanOrEqual(200)
  })
})
