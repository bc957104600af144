import { describe, expect, it } from 'vitest'
import { createDeletions } from '../../../../../src/main/engine/ingest/deletions'
import { heedDeletions } from '../../../../../src/main/engine/ingest/heed-deletions'
import type { LogLine } from '../../../../../src/main/engine/ingest/log-line'
import {
  idleStream,
  interruptStream,
  passOver,
  placeIn,
  type RideSink,
  type StreamState,
  takeLine
} from '../../../../../src/main/engine/ingest/ride-tracker'
import { atSecond, lines } from './line-fixture'

const { main, newRide, fetch, system, ride, telemetry } = lines
const second = (number: number): LogLine[] => [ride(number, number), telemetry(number + 0.5)]

interface Tracked {
  readonly state: StreamState
  /** What the sink was told, in words. */
  readonly told: string[]
  /** The lines and offsets at which it was asked whether a ride was deleted. */
  readonly asked: [firstOffset: number, offset: number][]
  readonly sink: RideSink
  take(...taken: readonly LogLine[]): void
}

/** The ride that begins at `deletedFrom` was deleted, and stood up to `endsBefore`, where that is known. */
function track(deletedFrom: number, endsBefore: number | null, ...first: readonly LogLine[]): Tracked {
  const state = idleStream()
  const told: string[] = []
  const asked: [number, number][] = []
  let offset = 0
  const sink: RideSink = {
    deletionAt({ firstOffset }, at) {
      asked.push([firstOffset, at])
      if (firstOffset === deletedFrom) return { deletedRideId: 12, endsBefore }
      return firstOffset < deletedFrom ? { deletedRideId: null, endsBefore: deletedFrom } : null
    },
    rideBegan({ riderId, firstOffset }) {
      told.push(`began ${riderId} at ${firstOffset}`)
      return firstOffset + 1_000
    },
    readingCompleted: (rideId) => told.push(`reading of ${rideId}`),
    rideEnded: ({ rideId }, _endMs, reason) => told.push(`ended ${rideId} by ${reason}`),
    riderSeen: ({ riderId }) => told.push(`seen ${riderId}`)
  }
  const take = (...taken: readonly LogLine[]): void => {
    for (const line of taken) {
      takeLine(state, line, offset, 600_000, sink)
      offset += 1
    }
  }
  take(...first)
  return { state, told, asked, sink, take }
}

const begin = [main, newRide, fetch(0), system(1, 7)]

describe('a ride that was deleted', () => {
  it('is passed over to its end: nothing is told of it but who rode, and nobody rides the bike', () => {
    const { state, told, take } = track(0, null, ...begin, ...second(2), ...second(3), ride(4, 4))
    expect(told).toEqual(['seen 7'])
    expect(state).toEqual({
      ...idleStream(),
      passedOver: { rideId: 12, startMs: atSecond(0), lastReadingMs: atSecond(4) }
    })
    take(main)
    expect(told).toEqual(['seen 7'])
    expect(state).toMatchObject({ passedOver: null, ride: null, beganAtOffset: 9, lastEndMs: atSecond(4) })
  })

  it.each([
    ['"main" and all that follows it', [main, newRide, fetch(5), system(6, 8)]],
    ['"new ride"', [newRide, system(6, 8)]],
    ['[SYSTEM] alone', [system(6, 8)]],
    ['a request before "new ride"', [fetch(5), newRide, system(6, 8)]]
  ])('ends with %s, and the next is kept as ever', (_, next) => {
    const withIt = track(0, null, ...begin, ...second(2), ...next, ...second(7))
    const without = track(-1, null, ...begin, ...second(2), ...next, ...second(7))
    const isOfNext = (words: string): boolean => !/1000|began 7/.test(words)
    expect(withIt.told).toEqual(without.told.filter(isOfNext))
    expect(withIt.told.join()).toContain('began 8')
    expect({ ...withIt.state, alerts: null }).toEqual({ ...without.state, alerts: null })
  })

  it('ends by silence between two of its readings, and by a gap', () => {
    const silent = track(0, null, ...begin, ...second(2), ...second(700))
    expect(silent.told).toEqual(['seen 7', 'began null at 6', 'reading of 1006'])
    const { state, sink, told, take } = track(0, null, ...begin, ...second(2))
    interruptStream(state, 'gap', sink)
    expect(state).toEqual({ ...idleStream(), lastEndMs: atSecond(2.5) })
    take(telemetry(3))
    expect(told).toEqual(['seen 7', 'began null at 6', 'reading of 1006'])
  })

  it('is asked about once, when it begins', () => {
    const { asked } = track(0, null, ...begin, ...second(2), ...second(3), fetch(4), ...second(5))
    expect(asked).toEqual([[0, 3]])
  })

  it('ends where it stood, and a line that was not understood then is still of it', () => {
    const after = track(0, 6, ...begin, ...second(2), ...second(9))
    expect(after.told).toEqual(['seen 7', 'began null at 6', 'reading of 1006'])
    const close = track(0, 6, ...begin, ...second(2), ...second(3), ...second(4))
    expect(close.told).toEqual(['seen 7'])
  })

  it('ends the one before it, where nothing in the log parts them', () => {
    const { told } = track(6, null, ...begin, ...second(2), ...second(3), main, system(5, 8))
    expect(told).toEqual([
      'seen 7',
      'began 7 at 0',
      'reading of 1000',
      'ended 1000 by silence',
      'seen 8',
      'began 8 at 8'
    ])
  })

  it('is named by messages that are not understood while it is passed over', () => {
    const { state } = track(0, null, ...begin, ...second(2))
    expect(placeIn(state)).toMatchObject({ rideId: 12, isRideLineWaiting: false })
  })
})

describe('a stream that was stored before a deletion', () => {
  const stream = { clusterId: 'c', topic: 'deloton', epoch: 1, partition: 0, streamKey: '=SN0001' }
  const tombstone = {
    ...stream,
    ...{ rideId: 1_000, firstOffset: 0, lastOffset: 9, fingerprint: 'f', startMs: atSecond(0), endMs: atSecond(9) }
  }
  const inMidRide = (): StreamState => track(-1, null, ...begin, ...second(2), ride(3, 3)).state

  it('passes over the ride it is in the middle of, up to where that ended', () => {
    const state = inMidRide()
    heedDeletions(state, null, createDeletions([tombstone]))
    expect(state).toEqual({
      ...idleStream(),
      passedOver: { rideId: 1_000, startMs: atSecond(0), lastReadingMs: atSecond(3) },
      endsBefore: 10
    })
    heedDeletions(state, stream, createDeletions([tombstone]))
    expect(state.endsBefore).toBe(10)
  })

  it('keeps the ride it is in, up to the next that was deleted', () => {
    const state = inMidRide()
    heedDeletions(state, stream, createDeletions([{ ...tombstone, rideId: 5, firstOffset: 8, lastOffset: 20 }]))
    expect(state).toMatchObject({ ride: { rideId: 1_000 }, passedOver: null, endsBefore: 8 })
  })

  it('has nothing to pass over where nobody rides', () => {
    const state = idleStream()
    passOver(state, 5)
    heedDeletions(state, stream, createDeletions([tombstone]))
    expect(state).toEqual(idleStream())
  })
})
