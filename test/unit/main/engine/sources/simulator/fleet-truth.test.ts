import { describe, expect, it } from 'vitest'
import { createFleet } from '../../../../../../src/main/engine/sources/simulator'
import { anchorMs, hourMs, minuteMs, readByBike, readRides } from './simulated-log'

describe('the truth about a fleet', () => {
  it.each([
    ['at the very beginning', 400],
    ['in the first seconds', 1_700],
    ['after an odd number of lines', 7 * minuteMs + 1_250],
    ['after hours', 4 * hourMs + 90]
  ])('is what reading the messages gives %s', (_, afterMs) => {
    const options = { seed: 21, bikes: 10, anchorMs }
    const truth = createFleet(options).truth.ridesUntil(anchorMs + afterMs)
    const read = [...readByBike(createFleet(options), anchorMs + afterMs)].flatMap(([serial, messages]) =>
      readRides(messages).map((ride, index, all) => {
        const valid = ride.readings.map(({ heartRate }) => heartRate).filter((bpm) => bpm > 0)
        return {
          bikeSerial: serial,
          partition: (Number(serial.slice(2)) - 1) % 3,
          firstOffset: ride.firstOffset,
          userId: ride.userId,
          startMs: ride.startMs,
          endMs: ride.endMs,
          // The last of a bike may be over too: nothing in the log says so.
          isOver: index < all.length - 1 ? true : undefined,
          readings: ride.readings.length,
          powerSumWatts: ride.readings.reduce((sum, { power }) => sum + power, 0),
          highestPowerWatts: Math.max(0, ...ride.readings.map(({ power }) => power)),
          cadenceSumRpm: ride.readings.reduce((sum, { cadence }) => sum + cadence, 0),
          heartRate: {
            readings: valid.length,
            sumBpm: valid.reduce((sum, bpm) => sum + bpm, 0),
            lowestBpm: valid.length === 0 ? 0 : Math.min(...valid),
            highestBpm: Math.max(0, ...valid)
          }
        }
      })
    )
    const inOrder = read.sort((a, b) => a.bikeSerial.localeCompare(b.bikeSerial) || a.firstOffset - b.firstOffset)
    const isLast = (index: number): boolean => truth[index]?.bikeSerial !== truth[index + 1]?.bikeSerial
    expect(
      truth.map(({ rider, isOver, ...ride }, index) => ({
        ...ride,
        userId: rider?.userId ?? null,
        isOver: isLast(index) ? undefined : isOver
      }))
    ).toEqual(inOrder)
  })

  it('knows no rider for a ride whose SYSTEM line lies before the log', () => {
    const rides = createFleet({ seed: 21, bikes: 24, anchorMs }).truth.ridesUntil(anchorMs + hourMs)
    const first = new Map(rides.toReversed().map((ride) => [ride.bikeSerial, ride]))
    expect([...first.values()].filter(({ rider }) => rider === null).length).toBeGreaterThan(12)
    expect(rides.filter((ride) => ride.rider === null && first.get(ride.bikeSerial) !== ride)).toEqual([])
  })

  it('tells when a ride is over, to its last line', () => {
    const fleet = createFleet({ seed: 21, bikes: 1, anchorMs })
    const ride = fleet.truth.ridesUntil(anchorMs + 2 * hourMs)[0]
    expect(ride?.isOver).toBe(true)
    const endMs = ride?.endMs ?? 0
    expect(fleet.truth.ridesUntil(endMs)[0]).toEqual(ride)
    expect(fleet.truth.ridesUntil(endMs - 1)[0]).toMatchObject({ isOver: false, readings: (ride?.readings ?? 0) - 1 })
  })
})
