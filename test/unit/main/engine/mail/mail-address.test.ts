import { describe, expect, it } from 'vitest'
import { isMailAddress, parseMailbox } from '../../../../../src/main/engine/mail/mail-address'
import { hostileNames } from '../../../../support/hostile-names'

describe('A mail address', () => {
  it.each(['a@b', 'first.last+alerts@gym.example', "o'hara@xn--bcher-kva.example", 'büro@bücher.example'])(
    'may be %s',
    (text) => {
      expect(isMailAddress(text)).toBe(true)
    }
  )

  it.each([
    '',
    'a',
    '@b',
    'a@',
    'a@b@c',
    'a b@c.example',
    'a@c.example\r\nBcc: x@y.example',
    'a@c.example,b@c.example',
    '<a@c.example>',
    '.a@c.example',
    'a.@c.example',
    'a..b@c.example',
    'a@-c.example',
    'a@c..example',
    `${'a'.repeat(65)}@c.example`,
    `a@${'b'.repeat(60)}.${'c'.repeat(60)}.${'d'.repeat(60)}.${'e'.repeat(60)}.${'f'.repeat(60)}`
  ])('is not %j', (text) => {
    expect(isMailAddress(text)).toBe(false)
  })
})

describe('A sender', () => {
  it('is an address, with or without a name', () => {
    expect(parseMailbox(' a@b.example ')).toEqual({ name: null, address: 'a@b.example' })
    expect(parseMailbox('Front desk <a@b.example>')).toEqual({ name: 'Front desk', address: 'a@b.example' })
    expect(parseMailbox('"Desk, front" <a@b.example>')).toEqual({ name: 'Desk, front', address: 'a@b.example' })
  })

  it.each([
    'A\r\nBcc: x@y.example <a@b.example>',
    'A <a@b.example',
    'A <<a@b.example>>',
    `${'A'.repeat(61)} <a@b.example>`
  ])('is not %j', (text) => {
    expect(parseMailbox(text)).toBeNull()
  })

  it('never holds what breaks a line', () => {
    for (const name of hostileNames) {
      expect(parseMailbox(`${String(name)} <a@b.example>`)?.name ?? '').not.toMatch(/[\p{Cc}\u2028]/u)
    }
  })
})
