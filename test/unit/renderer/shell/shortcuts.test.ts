import { expect, it } from 'vitest'
import { pageOfKeyPress } from '../../../../src/renderer/shell/shortcuts'

const press = (key: string, held: Partial<Record<'altKey' | 'ctrlKey' | 'metaKey' | 'shiftKey', boolean>> = {}) => ({
  key,
  altKey: false,
  ctrlKey: false,
  metaKey: false,
  shiftKey: false,
  ...held
})

it('goes to the floor with 1 and to the pipeline with 2', () => {
  expect(pageOfKeyPress(press('1'), false)).toBe('floor')
  expect(pageOfKeyPress(press('2'), false)).toBe('pipeline')
  expect(pageOfKeyPress(press('x'), false)).toBeNull()
})

it('leaves digits alone that are typed into a field or pressed with a modifier', () => {
  expect(pageOfKeyPress(press('1'), true)).toBeNull()
  expect(pageOfKeyPress(press('1', { ctrlKey: true }), false)).toBeNull()
  expect(pageOfKeyPress(press('1', { metaKey: true }), false)).toBeNull()
})
