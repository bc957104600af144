import { expect, it } from 'vitest'
import { globalActionOf, type KeyPress } from '../../../../src/renderer/shell/key-press'

const press = (key: string, held: Partial<KeyPress> = {}): KeyPress => ({
  key,
  altKey: false,
  ctrlKey: false,
  metaKey: false,
  shiftKey: false,
  ...held
})

it('goes to the pages of the rail with the digits', () => {
  expect(globalActionOf(press('1'), false, true)).toEqual({ kind: 'page', index: 0 })
  expect(globalActionOf(press('9'), false, true)).toEqual({ kind: 'page', index: 8 })
  expect(globalActionOf(press('0'), false, true)).toEqual({ kind: 'page', index: 9 })
  expect(globalActionOf(press('x'), false, true)).toBeNull()
})

it('opens the look-up with Ctrl+K, Command+K and /', () => {
  const lookUp = { kind: 'look-up' }
  expect(globalActionOf(press('k', { ctrlKey: true }), false, true)).toEqual(lookUp)
  expect(globalActionOf(press('K', { metaKey: true }), true, true)).toEqual(lookUp)
  expect(globalActionOf(press('/'), false, true)).toEqual(lookUp)
  expect(globalActionOf(press('k'), false, true)).toBeNull()
  expect(globalActionOf(press('k', { ctrlKey: true, shiftKey: true }), false, true)).toBeNull()
})

it('lists the keys with ? whether or not the layout needs Shift for it', () => {
  expect(globalActionOf(press('?', { shiftKey: true }), false, true)).toEqual({ kind: 'key-list' })
  expect(globalActionOf(press('?'), false, true)).toEqual({ kind: 'key-list' })
})

it('shows the wall with F11, but not with Shift+F11', () => {
  expect(globalActionOf(press('F11'), true, false)).toEqual({ kind: 'wall' })
  expect(globalActionOf(press('F11', { shiftKey: true }), false, true)).toBeNull()
})

it('leaves alone what is typed into a field or pressed with a modifier', () => {
  for (const key of ['1', '/', '?']) expect(globalActionOf(press(key), true, true)).toBeNull()
  expect(globalActionOf(press('1', { ctrlKey: true }), false, true)).toBeNull()
  expect(globalActionOf(press('1', { altKey: true }), false, true)).toBeNull()
})

it('keeps only keys with a modifier where single keys are off', () => {
  for (const key of ['1', '/', '?']) expect(globalActionOf(press(key), false, false)).toBeNull()
  expect(globalActionOf(press('k', { ctrlKey: true }), false, false)).toEqual({ kind: 'look-up' })
})

it('acknowledges, silences and takes back with single letters, in either case', () => {
  expect(globalActionOf(press('a'), false, true)).toEqual({ kind: 'acknowledge' })
  expect(globalActionOf(press('S'), false, true)).toEqual({ kind: 'silence' })
  expect(globalActionOf(press('u'), false, true)).toEqual({ kind: 'undo' })
  for (const key of ['a', 's', 'u']) {
    expect(globalActionOf(press(key), true, true)).toBeNull()
    expect(globalActionOf(press(key), false, false)).toBeNull()
    expect(globalActionOf(press(key, { ctrlKey: true }), false, true)).toBeNull()
  }
})
