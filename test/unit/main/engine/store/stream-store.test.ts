import { describe, expect, it } from 'vitest'
import { idleStream, type StreamState, takeLine } from '../../../../../src/main/engine/ingest/ride-tracker'
import { createStreamSaver, readStreams } from '../../../../../src/main/engine/store/stream-store'
import { lines } from '../ingest/line-fixture'
import { temporaryData } from './store-fixture'

const { main, fetch, system, ride, telemetry } = lines

/** A stream in the middle of a reading, with a request for user data under way. */
function busyState(): StreamState {
  const state = idleStream()
  const sink = {
    rideBegan: () => 5,
    readingCompleted: () => undefined,
    rideEnded: () => undefined,
    riderSeen: () => undefined
  }
  const taken = [
    main,
    fetch(0),
    system(1, 7),
    ride(2, 1),
    telemetry(2.5, 0, 0.1, 13.448875699999999),
    ride(3, 2),
    fetch(4)
  ]
  taken.forEach((line, offset) => {
    takeLine(state, line, offset, 600_000, sink)
  })
  return state
}

describe('a stored bike stream', () => {
  it('comes back as it was, in the middle of a reading too', () => {
    const database = temporaryData()
    const stream = {
      partition: 2,
      streamKey: '=SN0001',
      bikeSerial: 'SN0001',
      state: busyState(),
      lastMessage: Buffer.from([0, 1, 0xff])
    }
    expect(stream.state).toMatchObject({ ride: { rideId: 5, riderId: 7 }, pending: { durationS: 2 }, beganAtOffset: 6 })
    createStreamSaver(database)(1, stream)
    expect(readStreams(database, 1)).toEqual([stream])
  })

  it("is written over by its next state, and is no other log's", () => {
    const database = temporaryData()
    const save = createStreamSaver(database)
    const stream = { partition: 0, streamKey: '', bikeSerial: null, state: idleStream(), lastMessage: null }
    save(1, stream)
    save(2, { ...stream, bikeSerial: 'SN0002' })
    save(1, { ...stream, bikeSerial: 'SN0001', lastMessage: Buffer.from('x') })
    expect(readStreams(database, 1)).toEqual([{ ...stream, bikeSerial: 'SN0001', lastMessage: Buffer.from('x') }])
    expect(readStreams(database, 2)).toMatchObject([{ bikeSerial: 'SN0002', lastMessage: null }])
    expect(readStreams(database, 3)).toEqual([])
  })

  it('of an older version, which knew less of the state, is as new in what it did not know', () => {
    const database = temporaryData()
    createStreamSaver(database)(1, {
      partition: 0,
      streamKey: '',
      bikeSerial: null,
      state: { beganAtOffset: 4 } as StreamState,
      lastMessage: null
    })
    expect(readStreams(database, 1)[0]?.state).toEqual({ ...idleStream(), beganAtOffset: 4 })
  })
})
