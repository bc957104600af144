import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { openOps } from '../../../../../src/main/engine/store/files'
import { createIdSource, idBlockSize } from '../../../../../src/main/engine/store/id-marks'
import { temporaryOps, temporaryPath } from './store-fixture'

describe('an id source', () => {
  it('counts from 1 without a hole, over the end of a block too', () => {
    const ids = createIdSource(temporaryOps(), 'ride')
    const taken = Array.from({ length: 2 * idBlockSize + 1 }, () => ids.take())
    expect(taken).toEqual(taken.map((_, index) => index + 1))
  })

  it('never gives an id twice, however often the file is opened again and by how many at once', () => {
    const opening = fc.array(
      fc.tuple(fc.nat(1), fc.constantFrom(1, 7, idBlockSize - 1, idBlockSize, idBlockSize + 1)),
      {
        minLength: 1,
        maxLength: 5
      }
    )
    fc.assert(
      fc.property(fc.array(opening, { minLength: 1, maxLength: 3 }), (openings) => {
        const folder = temporaryPath()
        const taken: number[] = []
        for (const takings of openings) {
          const files = [openOps(folder), openOps(folder)]
          const sources = files.map((ops) => createIdSource(ops, 'ride'))
          for (const [which, count] of takings) {
            for (let index = 0; index < count; index += 1) taken.push(sources[which]?.take() ?? 0)
          }
          for (const file of files) file.close()
        }
        expect(new Set(taken).size).toBe(taken.length)
        expect(Math.min(...taken)).toBe(1)
      }),
      { numRuns: 15 }
    )
  })

  it('reserves a block before it gives out the first of it, so that a crash can only lose numbers', () => {
    const ops = temporaryOps()
    const mark = ops.prepare("SELECT next_id FROM id_mark WHERE name = 'ride'").pluck()
    const ids = createIdSource(ops, 'ride')
    expect(mark.get()).toBeUndefined()
    expect(ids.take()).toBe(1)
    expect(mark.get()).toBe(idBlockSize + 1)
    for (let index = 1; index < idBlockSize; index += 1) ids.take()
    expect(mark.get()).toBe(idBlockSize + 1)
    expect(ids.take()).toBe(idBlockSize + 1)
    expect(mark.get()).toBe(2 * idBlockSize + 1)
  })

  it('counts each name for itself', () => {
    const ops = temporaryOps()
    const [rides, alerts] = [createIdSource(ops, 'ride'), createIdSource(ops, 'alert')]
    expect([rides.take(), rides.take(), alerts.take()]).toEqual([1, 2, 1])
  })
})
