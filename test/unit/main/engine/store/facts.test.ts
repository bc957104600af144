import { expect, it } from 'vitest'
import { readOrDecideFact } from '../../../../../src/main/engine/store/facts'
import { temporaryOps, temporaryPath } from './store-fixture'

const never = (): string => {
  throw new Error('decided a second time')
}

it('a fact is decided once, and stands when the file is opened again', () => {
  const folder = temporaryPath()
  const ops = temporaryOps(folder)
  expect(readOrDecideFact(ops, 'installation', () => 'a1')).toBe('a1')
  expect(readOrDecideFact(ops, 'installation', never)).toBe('a1')
  ops.close()
  expect(readOrDecideFact(temporaryOps(folder), 'installation', never)).toBe('a1')
})

it('a fact that two decide at the same time is the one of the first, for both', () => {
  const folder = temporaryPath()
  const [one, other] = [temporaryOps(folder), temporaryOps(folder)]
  const decided = readOrDecideFact(one, 'began', () => {
    expect(readOrDecideFact(other, 'began', () => 'first')).toBe('first')
    return 'second'
  })
  expect(decided).toBe('first')
})

it('facts do not touch each other, and may be empty', () => {
  const ops = temporaryOps()
  expect(readOrDecideFact(ops, 'a', () => '')).toBe('')
  expect(readOrDecideFact(ops, 'b', () => 'B')).toBe('B')
  expect(readOrDecideFact(ops, 'a', never)).toBe('')
})
