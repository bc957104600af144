import { expect, it } from 'vitest'
import { globalActionOf, type KeyPress } from '../../../../src/renderer/shell/key-press'
import { type KeyWay, keySheet } from '../../../../src/renderer/shell/key-sheet'
import { digitOf, railPages } from '../../../../src/renderer/shell/pages'

const everywhere = (): readonly KeyWay[] => keySheet()[0]?.keys.flatMap(({ ways }) => ways) ?? []

/** The press that caps stand for. */
const pressOf = (caps: readonly string[]): KeyPress => ({
  key: (caps.at(-1) ?? '').length === 1 ? (caps.at(-1) ?? '').toLowerCase() : (caps.at(-1) ?? ''),
  ctrlKey: caps.includes('Ctrl'),
  shiftKey: caps.includes('Shift'),
  altKey: false,
  metaKey: false
})

it('lists for everywhere only keys that do something everywhere', () => {
  for (const { caps } of everywhere()) {
    expect(globalActionOf(pressOf(caps), false, true), caps.join(' ')).not.toBeNull()
  }
})

it('calls single exactly the keys that stop when single keys are off', () => {
  for (const { caps, isSingle } of everywhere()) {
    expect(globalActionOf(pressOf(caps), false, false) === null, caps.join(' ')).toBe(isSingle)
  }
})

it('has a digit for each page of the rail', () => {
  const digits = everywhere().flatMap(({ caps }) => caps.filter((cap) => /^\d$/.test(cap)))
  expect(digits).toEqual(railPages.map((_, index) => digitOf(index)))
})

it('names no key twice in one place', () => {
  for (const { title, keys } of keySheet()) {
    const ways = keys.flatMap((entry) => entry.ways.map(({ caps }) => caps.join(' ')))
    expect(new Set(ways).size, title).toBe(ways.length)
  }
})
