import { describe, expect, it } from 'vitest'
import type { LogLine } from '../../../../../src/main/engine/ingest/log-line'
import type { RideReading } from '../../../../../src/main/engine/ingest/ride-figures'
import {
  idleStream,
  interruptStream,
  lastSignMs,
  type RideEndReason,
  type RideSink,
  type StreamState,
  takeLine
} from '../../../../../src/main/engine/ingest/ride-tracker'
import { atSecond, lines } from './line-fixture'

interface TrackedRide {
  riderId: number | null
  firstOffset: number
  startMs: number
  end: { atMs: number; reason: RideEndReason; lastOffset: number } | null
  readings: RideReading[]
  readingNumbers: number[]
}

interface Tracked {
  readonly state: StreamState
  readonly rides: TrackedRide[]
  readonly ridersSeen: [riderId: number, atMs: number][]
  readonly sink: RideSink
  /** Takes lines one after the other; the offset counts on from the first line ever taken, which has 0. */
  take(...taken: readonly LogLine[]): void
}

const silenceLimitMs = 600_000

function track(...first: readonly LogLine[]): Tracked {
  const state = idleStream()
  const rides: TrackedRide[] = []
  const ridersSeen: [number, number][] = []
  let offset = 0
  const rideOf = (rideId: number): TrackedRide => {
    const ride = rides[rideId - 1]
    if (ride === undefined) throw new Error(`ride ${rideId} never began`)
    return ride
  }
  const sink: RideSink = {
    rideBegan: ({ riderId, firstOffset, startMs }) =>
      rides.push({ riderId, firstOffset, startMs, end: null, readings: [], readingNumbers: [] }),
    readingCompleted(rideId, readingNumber, reading) {
      expect(rideOf(rideId).end).toBeNull()
      rideOf(rideId).readings.push(reading)
      rideOf(rideId).readingNumbers.push(readingNumber)
    },
    rideEnded(ride, endMs, reason) {
      expect(rideOf(ride.rideId).end).toBeNull()
      expect(ride.figures.readingCount).toBe(rideOf(ride.rideId).readings.length)
      rideOf(ride.rideId).end = { atMs: endMs, reason, lastOffset: ride.lastOffset }
    },
    riderSeen: ({ riderId }, atMs) => ridersSeen.push([riderId, atMs])
  }
  const take = (...taken: readonly LogLine[]): void => {
    for (const line of taken) {
      takeLine(state, line, offset, silenceLimitMs, sink)
      offset += 1
    }
  }
  take(...first)
  return { state, rides, ridersSeen, sink, take }
}

const { main, newRide, fetch, system, ride, telemetry } = lines
const second = (number: number): LogLine[] => [ride(number, number), telemetry(number + 0.5)]

describe('the beginning of a ride', () => {
  const cases: [string, LogLine[], { firstOffset: number; startSecond: number }][] = [
    ['the usual four lines', [main, newRide, fetch(1), system(2, 7)], { firstOffset: 0, startSecond: 1 }],
    ['no "new ride"', [main, fetch(1), system(2, 7)], { firstOffset: 0, startSecond: 1 }],
    ['no "main"', [newRide, fetch(1), system(2, 7)], { firstOffset: 0, startSecond: 1 }],
    ['no "Getting user data"', [main, newRide, system(2, 7)], { firstOffset: 0, startSecond: 2 }],
    ['the request for user data alone', [fetch(1), system(2, 7)], { firstOffset: 0, startSecond: 1 }],
    ['[SYSTEM] alone', [system(2, 7)], { firstOffset: 0, startSecond: 2 }],
    ['"main" after "new ride"', [newRide, main, fetch(1), system(2, 7)], { firstOffset: 1, startSecond: 1 }],
    ['"main" after the request', [fetch(1), main, newRide, system(2, 7)], { firstOffset: 1, startSecond: 2 }],
    ['"new ride" after the request', [main, fetch(1), newRide, system(2, 7)], { firstOffset: 2, startSecond: 2 }],
    ['"main" twice', [main, main, newRide, fetch(1), system(2, 7)], { firstOffset: 1, startSecond: 1 }],
    ['"new ride" twice', [newRide, newRide, fetch(1), system(2, 7)], { firstOffset: 0, startSecond: 1 }],
    ['the request twice', [main, fetch(1), fetch(1.5), system(2, 7)], { firstOffset: 0, startSecond: 1.5 }]
  ]

  it.each(cases)('is found with %s', (_, begin, { firstOffset, startSecond }) => {
    const { rides } = track(...begin, ...second(3))
    expect(rides).toMatchObject([{ riderId: 7, firstOffset, startMs: atSecond(startSecond), end: null }])
  })

  it('is the next boundary for the ride that follows, not the lines between', () => {
    const { rides } = track(system(0, 7), ...second(1), main, newRide, fetch(3), system(4, 8), ...second(5))
    expect(rides.map(({ riderId, firstOffset }) => [riderId, firstOffset])).toEqual([
      [7, 0],
      [8, 3]
    ])
  })

  it('tells the rider with the log time of the [SYSTEM] line, even where the ride began earlier', () => {
    const { ridersSeen } = track(main, fetch(1), system(2, 7))
    expect(ridersSeen).toEqual([[7, atSecond(2)]])
  })

  it('gives a ride to nobody when its [SYSTEM] line names nobody', () => {
    const { rides, ridersSeen } = track(system(0, 7), ...second(1), system(3, null), ...second(4))
    expect(rides.map(({ riderId }) => riderId)).toEqual([7, null])
    expect(ridersSeen).toEqual([[7, atSecond(0)]])
  })
})

describe('a boundary line', () => {
  it.each([
    ['main', main],
    ['new ride', newRide],
    ['[SYSTEM]', system(9, 8)]
  ])('%s ends the running ride at its last reading', (_, boundary) => {
    const { rides } = track(system(0, 7), ...second(1), ...second(2), boundary)
    expect(rides[0]?.end).toEqual({ atMs: atSecond(2.5), reason: 'boundary', lastOffset: 4 })
  })

  it('ends one ride only, however many of them follow each other', () => {
    const { rides, state } = track(system(0, 7), ...second(1), main, newRide, main)
    expect(rides).toHaveLength(1)
    expect(state.ride).toBeNull()
  })

  it('[SYSTEM] again, without a reading between, makes a second ride and leaves the first without readings', () => {
    const { rides } = track(system(0, 7), system(1, 7), ...second(2))
    expect(rides).toMatchObject([
      { readings: [], end: { atMs: atSecond(0), reason: 'boundary' } },
      { riderId: 7, firstOffset: 1, startMs: atSecond(1), end: null }
    ])
  })
})

describe('a request for user data in mid-ride', () => {
  it('changes nothing when no [SYSTEM] line follows', () => {
    const { rides } = track(system(0, 7), ...second(1), fetch(2), ...second(3), system(5, 8), ...second(6))
    expect(rides).toMatchObject([
      { riderId: 7, readings: [{ durationS: 1 }, { durationS: 3 }], end: { atMs: atSecond(3.5) } },
      { riderId: 8, firstOffset: 6, startMs: atSecond(5) }
    ])
  })

  it('is where the next ride begins when one follows', () => {
    const { rides } = track(system(0, 7), ...second(1), fetch(2), system(3, 8), ...second(4))
    expect(rides).toMatchObject([
      { riderId: 7, end: { atMs: atSecond(1.5), reason: 'boundary' } },
      { riderId: 8, firstOffset: 3, startMs: atSecond(2) }
    ])
  })
})

describe('silence between two readings', () => {
  const limitS = silenceLimitMs / 1_000

  it('of exactly the limit is a pause of the same ride', () => {
    const { rides } = track(system(0, 7), ...second(1), ...second(1.5 + limitS))
    expect(rides).toMatchObject([{ riderId: 7, end: null, readings: [{}, {}] }])
  })

  it('of a millisecond more ends the ride, and what follows belongs to nobody', () => {
    const { rides } = track(system(0, 7), ...second(1), ...second(1.501 + limitS), ...second(3 + limitS))
    expect(rides).toMatchObject([
      { riderId: 7, end: { atMs: atSecond(1.5), reason: 'silence', lastOffset: 2 }, readings: [{}] },
      { riderId: null, firstOffset: 3, startMs: atSecond(1.501 + limitS), end: null, readings: [{}, {}] }
    ])
  })

  it('counts from the Ride line too, and leaves each of the halves to its own ride', () => {
    const { rides } = track(system(0, 7), ride(1, 1, 40), telemetry(1.001 + limitS, 99))
    expect(rides).toMatchObject([
      {
        riderId: 7,
        readings: [{ durationS: 1, resistance: 40, heartRateBpm: null, cadenceRpm: null, powerWatts: null }]
      },
      { riderId: null, readings: [{ durationS: null, resistance: null, heartRateBpm: 99 }] }
    ])
  })

  it('does not count before the first reading', () => {
    const { rides } = track(system(0, 7), ...second(2 * limitS))
    expect(rides).toMatchObject([{ riderId: 7, end: null, readings: [{}] }])
  })

  it('is not broken by a request for user data', () => {
    const { rides } = track(system(0, 7), ...second(1), fetch(limitS), ...second(2 + limitS))
    expect(rides).toMatchObject([
      { riderId: 7, end: { atMs: atSecond(1.5), reason: 'silence' } },
      { riderId: null, firstOffset: 4, startMs: atSecond(2 + limitS) }
    ])
  })
})

describe('a clock set back', () => {
  it('in mid-ride does not end the ride, and loses no reading', () => {
    const { rides } = track(system(0, 7), ...second(5), ...second(3), ...second(4), main)
    expect(rides).toMatchObject([{ readings: [{}, {}, {}], end: { atMs: atSecond(4.5) } }])
  })

  it('to before the beginning makes no ride that ends before it began', () => {
    const { rides, state } = track(system(0, 7), ...second(-3_600), main)
    expect(rides).toMatchObject([{ startMs: atSecond(0), end: { atMs: atSecond(0) } }])
    expect(state.lastEndMs).toBe(atSecond(0))
  })
})

describe('a reading that no [SYSTEM] line precedes', () => {
  it('begins a ride of an unknown rider, also on the second half of a reading', () => {
    const { rides } = track(telemetry(0.5, 90), ...second(1))
    expect(rides).toMatchObject([
      {
        riderId: null,
        firstOffset: 0,
        startMs: atSecond(0.5),
        readings: [{ durationS: null, resistance: null, heartRateBpm: 90 }, { durationS: 1 }]
      }
    ])
  })

  it('is never given to the next rider', () => {
    const { rides } = track(...second(0), ...second(1), system(3, 7), ...second(4))
    expect(rides).toMatchObject([
      { riderId: null, end: { atMs: atSecond(1.5), reason: 'boundary' }, readings: [{}, {}] },
      { riderId: 7, firstOffset: 4, readings: [{}] }
    ])
  })

  it('begins at the boundary before it, and starts with the request for user data that came to nothing', () => {
    const { rides } = track(main, newRide, ...second(1), main, fetch(3), ...second(4))
    expect(rides).toMatchObject([
      { riderId: null, firstOffset: 0, startMs: atSecond(1) },
      { riderId: null, firstOffset: 4, startMs: atSecond(3) }
    ])
  })
})

describe('a reading', () => {
  it('is a Ride line and the Telemetry line after it, with the time of the first', () => {
    const { rides } = track(system(0, 7), ride(1, 1, 35), telemetry(1.5, 120, 80, 150.25))
    expect(rides[0]?.readings).toEqual([
      { atMs: atSecond(1), durationS: 1, resistance: 35, heartRateBpm: 120, cadenceRpm: 80, powerWatts: 150.25 }
    ])
  })

  it('is counted from 1 in each ride', () => {
    const { rides } = track(system(0, 7), ...second(1), ...second(2), system(4, 8), ...second(5))
    expect(rides.map(({ readingNumbers }) => readingNumbers)).toEqual([[1, 2], [1]])
  })

  it('without its Telemetry line is kept, before the next one and at the end of the ride', () => {
    const { rides } = track(system(0, 7), ride(1, 1), ride(2, 2), telemetry(2.5), ride(3, 3), main)
    expect(rides[0]?.readings.map(({ durationS, powerWatts }) => [durationS, powerWatts])).toEqual([
      [1, null],
      [2, 50],
      [3, null]
    ])
    expect(rides[0]?.end).toEqual({ atMs: atSecond(3), reason: 'boundary', lastOffset: 4 })
  })

  it('without its Ride line is kept, and takes nothing from the reading before', () => {
    const { rides } = track(system(0, 7), ...second(1), telemetry(2.5, 101), telemetry(3.5, 102))
    expect(
      rides[0]?.readings.map(({ durationS, resistance, heartRateBpm }) => [durationS, resistance, heartRateBpm])
    ).toEqual([
      [1, 30, 100],
      [null, null, 101],
      [null, null, 102]
    ])
  })

  it('has no heart rate while the sensor is off, but keeps a standing wheel as 0', () => {
    const { rides } = track(system(0, 7), ride(1, 1, 0), telemetry(1.5, 0, 0, 0))
    expect(rides[0]?.readings).toMatchObject([{ heartRateBpm: null, cadenceRpm: 0, powerWatts: 0, resistance: 0 }])
  })
})

describe('an interrupted stream', () => {
  it.each(['gap', 'silence'] as const)('by %s ends its ride at the last reading, half of one included', (reason) => {
    const { state, rides, sink, take } = track(system(0, 7), ...second(1), ride(2, 2))
    interruptStream(state, reason, sink)
    expect(rides).toMatchObject([{ readings: [{}, { durationS: 2, powerWatts: null }] }])
    expect(rides[0]?.end).toEqual({ atMs: atSecond(2), reason, lastOffset: 3 })
    take(telemetry(2.5))
    expect(rides).toMatchObject([{ riderId: 7 }, { riderId: null, firstOffset: 4, readings: [{ durationS: null }] }])
  })

  it('forgets what had begun before', () => {
    const { state, rides, sink, take } = track(main, newRide, fetch(1))
    interruptStream(state, 'gap', sink)
    expect(rides).toEqual([])
    expect(state).toEqual(idleStream())
    take(system(2, 7))
    expect(rides).toMatchObject([{ firstOffset: 3, startMs: atSecond(2) }])
  })
})

describe('lastSignMs', () => {
  it('is the last reading of the running ride, and its start before the first', () => {
    const { state, take } = track(fetch(0), system(1, 7))
    expect(state.ride === null ? null : lastSignMs(state.ride)).toBe(atSecond(0))
    take(ride(2, 1))
    expect(state.ride === null ? null : lastSignMs(state.ride)).toBe(atSecond(2))
  })
})
