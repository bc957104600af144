import { expect, it } from 'vitest'
import { themeOf } from '../../../../src/renderer/shell/theme'

it('follows the system until a theme was chosen here', () => {
  expect(themeOf(null, true)).toBe('light')
  expect(themeOf(null, false)).toBe('dark')
  expect(themeOf('light', false)).toBe('light')
  expect(themeOf('dark', true)).toBe('dark')
  expect(themeOf('<script>', false)).toBe('dark')
})
