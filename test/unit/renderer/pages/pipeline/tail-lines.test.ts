import { describe, expect, it } from 'vitest'
import {
  askAfter,
  keptLines,
  mergeLines,
  type TailRow,
  tailRows
} from '../../../../../src/renderer/pages/pipeline/tail-lines'
import { tailLine, tailLines } from './tail-fixture'

const sequences = (lines: readonly { sequence: number }[]): number[] => lines.map(({ sequence }) => sequence)
const seen = (rows: readonly TailRow[]): (number | string)[] =>
  rows.map((row) => (row.kind === 'line' ? row.line.sequence : `${row.messages} missing`))
const all = () => true

describe('askAfter', () => {
  it('asks for all at first and then for the newest once more and what came after it', () => {
    expect(askAfter([])).toBe(0)
    expect(askAfter(mergeLines([], tailLines(1, 1)))).toBe(0)
    expect(askAfter(mergeLines([], tailLines(1, 40)))).toBe(39)
  })
})

describe('mergeLines', () => {
  it('puts the newest first, in whatever order they were answered', () => {
    expect(sequences(mergeLines([], [tailLine(2), tailLine(3), tailLine(1)]))).toEqual([3, 2, 1])
  })

  it('adds what came since above what is known, the overlapping line once', () => {
    const known = mergeLines([], tailLines(1, 3))
    expect(sequences(mergeLines(known, tailLines(3, 5)))).toEqual([5, 4, 3, 2, 1])
  })

  it('answers the same array when nothing came, so that nothing is drawn anew', () => {
    const known = mergeLines([], tailLines(1, 3))
    expect(mergeLines(known, tailLines(3, 3))).toBe(known)
    const none = mergeLines([], [])
    expect(mergeLines(none, [])).toBe(none)
  })

  it('keeps the newest lines only', () => {
    const known = mergeLines([], tailLines(1, keptLines))
    const merged = mergeLines(known, tailLines(keptLines, keptLines + 20))
    expect(merged).toHaveLength(keptLines)
    expect(merged[0]?.sequence).toBe(keptLines + 20)
    expect(merged.at(-1)?.sequence).toBe(21)
  })

  it('goes on over messages that the console no longer keeps', () => {
    const known = mergeLines([], tailLines(1, 2))
    expect(sequences(mergeLines(known, tailLines(900, 901)))).toEqual([901, 900, 2, 1])
  })

  it('forgets what it knows when the console began to count anew', () => {
    const known = mergeLines([], tailLines(700, 702))
    // Not so far yet: it has nothing to answer.
    expect(mergeLines(known, [])).toEqual([])
    // Just as far, and further: the number belongs to another message.
    expect(mergeLines(known, [tailLine(702, { offset: 7 })])).toEqual([])
    expect(mergeLines(known, [tailLine(702, { partition: 1 }), tailLine(703)])).toEqual([])
  })
})

describe('tailRows', () => {
  it('shows a jump of the numbers as a row with how many messages are missing', () => {
    const lines = mergeLines(mergeLines([], tailLines(1, 2)), tailLines(415, 416))
    expect(seen(tailRows(lines, all))).toEqual([416, 415, '412 missing', 2, 1])
  })

  it('shows no jump where there is none, and none below the oldest line', () => {
    expect(seen(tailRows(mergeLines([], tailLines(8, 10)), all))).toEqual([10, 9, 8])
    expect(tailRows([], all)).toEqual([])
  })

  it('makes one row of jumps that no shown line parts', () => {
    const lines = [tailLine(30), tailLine(20, { key: 'SN0009' }), tailLine(11)]
    expect(seen(tailRows(lines, ({ key }) => key === 'SN0003'))).toEqual([30, '17 missing', 11])
  })

  it('shows nothing where no line is picked', () => {
    expect(tailRows([tailLine(30), tailLine(20)], () => false)).toEqual([])
  })

  it('gives a row the same key after lines were added above it', () => {
    const before = mergeLines(mergeLines([], tailLines(1, 2)), tailLines(10, 11))
    const after = mergeLines(before, tailLines(11, 14))
    const keys = (rows: readonly TailRow[]) => rows.map(({ key }) => key)
    expect(keys(tailRows(after, all)).slice(3)).toEqual(keys(tailRows(before, all)))
  })
})
