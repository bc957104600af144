import { describe, expect, it } from 'vitest'
import type { LogLine } from '../../../../../src/main/engine/ingest/log-line'
import { type MissedLine, placeByTime, rereadRide } from '../../../../../src/main/engine/ingest/reread-ride'
import type { RideReading } from '../../../../../src/main/engine/ingest/ride-figures'
import { atSecond, lines } from './line-fixture'

const silenceLimitMs = 600_000

const whole = (second: number): RideReading => ({
  atMs: atSecond(second),
  durationS: second,
  heartRateBpm: 100,
  cadenceRpm: 60,
  powerWatts: 50,
  resistance: 30
})
const rideOnly = (second: number): RideReading => ({
  ...whole(second),
  heartRateBpm: null,
  cadenceRpm: null,
  powerWatts: null
})
const telemetryOnly = (second: number): RideReading => ({ ...whole(second), durationS: null, resistance: null })

let nextId = 1
const missed = (line: LogLine | null, readingsBefore: number, isRideLineWaiting = false): MissedLine => ({
  quarantineId: nextId++,
  place: { readingsBefore, isRideLineWaiting },
  line
})
const reread = (readings: readonly RideReading[], ...given: MissedLine[]) => rereadRide(readings, given, silenceLimitMs)

describe('rereadRide', () => {
  it('changes nothing where nothing is understood, halves, zeros and all', () => {
    const readings = [
      whole(1),
      telemetryOnly(2.5),
      rideOnly(3),
      { ...whole(4), heartRateBpm: null, cadenceRpm: 0, powerWatts: 0 }
    ]
    const again = reread(readings, missed(null, 1))
    expect(again.readings).toEqual(readings)
    expect(again.figures).toMatchObject({
      readingCount: 4,
      heartRate: { sum: 200, count: 2 },
      firstDurationS: 1,
      lastDurationS: 4
    })
    expect([again.first, again.last]).toEqual([null, null])
  })

  it('fills the half reading that a line belongs to', () => {
    const telemetry = reread([whole(1), rideOnly(2), whole(3)], missed(lines.telemetry(2.5), 1, true))
    expect(telemetry.readings).toEqual([whole(1), whole(2), whole(3)])
    const ride = reread([whole(1), telemetryOnly(2.5), whole(3)], missed(lines.ride(2, 2), 1))
    expect(ride.readings).toEqual([whole(1), whole(2), whole(3)])
  })

  it('makes a line without its other half a reading of its own, and the readings after it follow', () => {
    const again = reread([whole(1), whole(3)], missed(lines.telemetry(2.5), 1))
    expect(again.readings).toEqual([whole(1), telemetryOnly(2.5), whole(3)])
    expect(again.figures.readingCount).toBe(3)
  })

  it('parts two halves that only met because what stood between them was passed over', () => {
    // Ride 2, Telemetry 2 (missed), Ride 3 (missed), Telemetry 3: read as Ride 2 with Telemetry 3.
    const met = { ...whole(2), heartRateBpm: 131, cadenceRpm: 88, powerWatts: 99 }
    const again = reread(
      [whole(1), met, whole(4)],
      missed(lines.telemetry(2.5), 1, true),
      missed(lines.ride(3, 3), 1, true)
    )
    expect(again.readings).toEqual([
      whole(1),
      whole(2),
      { ...whole(3), heartRateBpm: 131, cadenceRpm: 88, powerWatts: 99 },
      whole(4)
    ])
  })

  it('tells where lines that are still not understood stand in the longer ride', () => {
    const before = missed(null, 1)
    const after = missed(null, 2, true)
    const again = reread([whole(1), whole(3), rideOnly(4)], before, missed(lines.telemetry(2.5), 1), after)
    expect(again.places.get(before.quarantineId)).toMatchObject({ readingsBefore: 1, isRideLineWaiting: false })
    expect(again.places.get(after.quarantineId)).toMatchObject({ readingsBefore: 3, isRideLineWaiting: true })
  })

  it('makes a ride of missed lines alone', () => {
    const again = reread([], missed(lines.ride(1, 1), 0), missed(lines.telemetry(1.5), 0), missed(lines.ride(2, 2), 0))
    expect(again.readings).toEqual([whole(1), rideOnly(2)])
    expect(again.last).toEqual(lines.ride(2, 2))
  })

  it('names the missed line that a ride begins and ends with, and none where stored ones do', () => {
    const system = missed(lines.system(0, 7), -1)
    const outer = reread([whole(2)], system, missed(lines.ride(1, 1), -1), missed(lines.telemetry(3), 1))
    expect(outer.first).toBe(system)
    expect(outer.last).toEqual(lines.telemetry(3))
    const inner = reread([whole(1), whole(3)], missed(lines.ride(2, 2), 1))
    expect([inner.first, inner.last]).toEqual([null, null])
  })

  it('leaves out a line that came longer than the silence limit after the line before it', () => {
    const late = missed(lines.ride(1 + 601, 5), 1)
    const again = reread([whole(1)], late, missed(lines.ride(1 + 599, 4), 1))
    expect([...again.strangers]).toEqual([late.quarantineId])
    expect(again.readings).toEqual(
      [whole(1), rideOnly(600)].map((each, index) => (index === 0 ? each : { ...each, durationS: 4 }))
    )
  })

  it('goes on from missed line to missed line however long nothing else was understood', () => {
    const hour = Array.from({ length: 60 }, (_, minute) => missed(lines.ride(minute * 60, minute + 1), 0))
    const again = reread([], ...hour)
    expect(again.strangers.size).toBe(0)
    expect(again.figures).toMatchObject({ readingCount: 60, firstDurationS: 1, lastDurationS: 60 })
  })
})

describe('placeByTime', () => {
  const readings = [whole(1), rideOnly(2), telemetryOnly(3.5), whole(4)]

  it('puts a Telemetry line behind the Ride line that waits for it, at most a second older', () => {
    expect(placeByTime(readings, lines.telemetry(2.5))).toEqual({ readingsBefore: 1, isRideLineWaiting: true })
    expect(placeByTime(readings, lines.telemetry(3))).toEqual({ readingsBefore: 1, isRideLineWaiting: true })
    expect(placeByTime(readings, lines.telemetry(3.1))).toEqual({ readingsBefore: 2, isRideLineWaiting: false })
  })

  it('puts a Ride line before the Telemetry line that lacks it, at most a second younger', () => {
    expect(placeByTime(readings, lines.ride(3, 3))).toEqual({ readingsBefore: 2, isRideLineWaiting: false })
    expect(placeByTime(readings, lines.ride(2.4, 3))).toEqual({ readingsBefore: 2, isRideLineWaiting: false })
  })

  it('puts everything else behind what is not younger', () => {
    expect(placeByTime(readings, lines.system(0.5, 7)).readingsBefore).toBe(0)
    expect(placeByTime(readings, lines.ride(9, 9)).readingsBefore).toBe(4)
    expect(placeByTime([], lines.ride(9, 9)).readingsBefore).toBe(0)
  })
})
