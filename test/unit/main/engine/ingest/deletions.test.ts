import { describe, expect, it } from 'vitest'
import { createDeletions, rideFingerprint, type Tombstone } from '../../../../../src/main/engine/ingest/deletions'
import { createEarlierSource } from '../../../../../src/main/engine/sources/kafka/earlier-source'
import type { OpenedLog } from '../../../../../src/main/engine/sources/telemetry-source'
import { atSecond } from './line-fixture'

const stream = { clusterId: 'c', topic: 'deloton', epoch: 1, partition: 0, streamKey: '=SN0001' }
const what = { startMs: atSecond(0), bikeSerial: 'SN0001', streamKey: '=SN0001', riderId: 7 }
/** Of a ride that stood at offsets 100 to 200. */
const buried: Tombstone = {
  ...stream,
  rideId: 12,
  firstOffset: 100,
  lastOffset: 200,
  fingerprint: rideFingerprint(what),
  startMs: atSecond(0),
  endMs: atSecond(50)
}
const begin = { riderId: 7, bikeSerial: 'SN0001', startMs: atSecond(0), firstOffset: 100 }
const hereItIs = { deletedRideId: 12, endsBefore: 201 }
const dayS = 86_400

describe('deletions', () => {
  it('know a ride by its place, whatever of its beginning is understood now', () => {
    const deletions = createDeletions([buried])
    expect(deletions.at(stream, begin, 103)).toEqual(hereItIs)
    const midRide = { riderId: null, bikeSerial: null, startMs: atSecond(20), firstOffset: 150 }
    expect(deletions.at(stream, midRide, 150)).toEqual(hereItIs)
    expect(deletions.at(stream, { ...begin, riderId: null, firstOffset: 99 }, 101)).toEqual(hereItIs)
    expect(deletions.at(stream, { ...midRide, firstOffset: 201 }, 201)).toBeNull()
  })

  it.each([
    ['partition', { partition: 1 }],
    ['key', { streamKey: '=SN0002' }]
  ])('leave a ride of another %s of the same log alone, however alike it is', (_what, change) => {
    expect(createDeletions([buried]).at({ ...stream, ...change }, begin, 103)).toBeNull()
  })

  it.each([
    ['cluster', { clusterId: 'file:1' }],
    ['topic', { topic: 'mirror' }],
    ['life of the topic', { epoch: 2 }]
  ])('know a ride again in another %s, at any place', (_what, change) => {
    const copy = { ...stream, ...change, partition: 5, streamKey: '' }
    expect(createDeletions([buried]).at(copy, { ...begin, firstOffset: 7 }, 9)).toEqual({
      deletedRideId: 12,
      endsBefore: null
    })
    expect(createDeletions([buried]).at(copy, { ...begin, riderId: 8 }, 103)).toBeNull()
    expect(createDeletions([buried]).at(copy, { ...begin, startMs: atSecond(0) + 1 }, 103)).toBeNull()
  })

  it('take no place for theirs where a ride of another time stands', () => {
    const deletions = createDeletions([buried])
    expect(deletions.at(stream, { ...begin, startMs: atSecond(2 * dayS) }, 103)).toBeNull()
    expect(deletions.at(stream, { ...begin, startMs: atSecond(-2 * dayS) }, 103)).toBeNull()
    expect(deletions.at(stream, { ...begin, startMs: atSecond(-3_600) }, 103)).toEqual(hereItIs)
  })

  it('know a ride that was deleted before more was noted than its place, by that', () => {
    const old = { ...buried, fingerprint: null, startMs: null, endMs: null }
    expect(createDeletions([old]).at(stream, { ...begin, startMs: 5 }, 103)).toEqual(hereItIs)
    expect(createDeletions([old]).at({ ...stream, topic: 'mirror' }, begin, 103)).toBeNull()
  })

  it('tell a ride that is kept where the next deleted one begins', () => {
    const later = { ...buried, rideId: 13, firstOffset: 300, lastOffset: 400 }
    const deletions = createDeletions([later, buried])
    const before = { ...begin, firstOffset: 10 }
    expect(deletions.at(stream, { ...before, riderId: 8 }, 12)).toEqual({ deletedRideId: null, endsBefore: 100 })
    expect(deletions.nextAfter(stream, 250, atSecond(0))).toBe(300)
    expect(deletions.nextAfter(stream, 300, atSecond(0))).toBeNull()
    expect(deletions.nextAfter(stream, 250, atSecond(9 * dayS))).toBeNull()
  })

  it('heed what is added, once', () => {
    const deletions = createDeletions([])
    expect([deletions.at(stream, begin, 103), deletions.nextAfter(stream, 0, 0)]).toEqual([null, null])
    deletions.add(buried)
    deletions.add(buried)
    expect(deletions.at(stream, begin, 103)).toEqual(hereItIs)
    expect([...deletions.all()]).toEqual([buried])
    expect([deletions.get(12), deletions.get(13)]).toEqual([buried, undefined])
  })

  it('take the past of a topic, which is a log of its own, for the same offsets', async () => {
    const past = await new Promise<OpenedLog>((resolve) => {
      const source = createEarlierSource({
        createTopicSource: () => ({
          start: (events) =>
            void events.opened({ clusterId: 'c', topic: 'deloton', partitions: [{ partition: 0, low: 0, high: 900 }] }),
          stop: async () => undefined
        }),
        beginningOf: () => ({ epoch: 1, startOffsets: new Map([[0, 500]]) }),
        isKnown: () => false,
        onEnd: () => undefined
      })
      source.start({
        async opened(log) {
          resolve(log)
          return null
        },
        batch: async () => false,
        over: async () => false,
        ends: () => undefined,
        connection: () => undefined
      })
    })
    const midRide = { riderId: null, bikeSerial: null, startMs: atSecond(20), firstOffset: 150 }
    const { clusterId, topic } = past
    expect(createDeletions([buried]).at({ ...stream, clusterId, topic }, midRide, 150)).toEqual(hereItIs)
  })
})

describe('the fingerprint of a ride', () => {
  it('names nobody and nothing', () => {
    expect(rideFingerprint(what)).toMatch(/^[0-9a-f]{64}$/)
  })

  it('is the same with and without a key where the line names the bike, and another for each other thing', () => {
    const same = rideFingerprint(what)
    expect(rideFingerprint({ ...what, streamKey: '' })).toBe(same)
    const unlike = [
      { ...what, startMs: atSecond(0) + 1 },
      { ...what, riderId: 8 },
      { ...what, riderId: null },
      { ...what, bikeSerial: 'SN0002' },
      { ...what, bikeSerial: null, streamKey: '' },
      { ...what, bikeSerial: null, streamKey: '#ff' }
    ]
    expect(new Set([same, ...unlike.map(rideFingerprint)]).size).toBe(unlike.length + 1)
  })
})
