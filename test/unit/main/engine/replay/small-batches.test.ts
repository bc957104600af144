import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { smallBatches } from '../../../../../src/main/engine/replay/small-batches'
import type { Hole, LogMessage, MessageBatch } from '../../../../../src/main/engine/sources/telemetry-source'

/** A run of offsets, each a message or in a hole. */
const batch = fc
  .tuple(fc.nat(5), fc.array(fc.tuple(fc.boolean(), fc.integer({ min: 1, max: 4 })), { maxLength: 20 }))
  .map(([start, spans]): MessageBatch => {
    const messages: LogMessage[] = []
    const holes: Hole[] = []
    let offset = start
    for (const [isHole, length] of spans) {
      if (isHole) holes.push({ from: offset, to: offset + length - 1, reason: 'compaction' })
      else for (let at = 0; at < length; at += 1) messages.push({ offset: offset + at, key: null, value: null })
      offset += length
    }
    return { partition: 3, messages, holes, endsBefore: offset }
  })

describe('small batches', () => {
  it('are together the same as the large one, in order, and none is larger than asked for', () => {
    fc.assert(
      fc.property(batch, fc.integer({ min: 1, max: 7 }), (whole, most) => {
        const parts = [...smallBatches(whole, most)]
        expect(parts.flatMap(({ messages }) => messages)).toEqual(whole.messages)
        expect(parts.flatMap(({ holes }) => holes)).toEqual(whole.holes)
        expect(parts.at(-1)?.endsBefore).toBe(whole.endsBefore)
        expect(parts.length).toBe(Math.max(1, Math.ceil(whole.messages.length / most)))
        let next = Math.min(whole.messages[0]?.offset ?? whole.endsBefore, whole.holes[0]?.from ?? whole.endsBefore)
        for (const part of parts) {
          expect(part.partition).toBe(3)
          expect(part.messages.length).toBeLessThanOrEqual(most)
          // Every offset of a part, and none besides, is a message or in a hole of it.
          const offsets = [
            ...part.messages.map(({ offset }) => offset),
            ...part.holes.flatMap(({ from, to }) => Array.from({ length: to - from + 1 }, (_, at) => from + at))
          ].sort((a, b) => a - b)
          expect(offsets).toEqual(Array.from({ length: part.endsBefore - next }, (_, at) => next + at))
          next = part.endsBefore
        }
      })
    )
  })
})
