import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { nameOfFile } from '../../../../../../src/main/engine/sources/log-file/topic-of-file'

describe('the name of a captured log', () => {
  it.each([
    ['/data/logs/four-rides.jsonl', 'four-rides.jsonl'],
    ['relative.log', 'relative.log'],
    ['/data/Gym Süd (1).log', 'Gym_Süd__1_.log'],
    ['/data/Gym Su\u0308d.log', 'Gym_Süd.log'],
    ['/data/<b>\u202e\n.log', '_b___.log'],
    ['/data/..', 'log-file'],
    ['', 'log-file']
  ])('of %j is %s', (file, name) => {
    expect(nameOfFile(file)).toBe(name)
  })

  it('is never empty, longer than 100 or cut within a character', () => {
    expect(nameOfFile('x'.repeat(300))).toHaveLength(100)
    expect(nameOfFile(`x${'\u{20000}'.repeat(80)}`)).toHaveLength(99)
    fc.assert(
      fc.property(fc.string({ unit: 'binary', maxLength: 150 }), (file) => {
        const name = nameOfFile(file)
        expect(name).toMatch(/^[\p{L}\p{M}\p{N}._-]{1,100}$/u)
        expect(name.length).toBeLessThanOrEqual(100)
      })
    )
  })
})
