import { describe, expect, it } from 'vitest'
import { type FollowedRide, takeAnswer } from '../../../../../src/renderer/pages/ride/ride-store'
import { answerOf, rideOf, usual } from './ride-fixture'

const known = (count: number): FollowedRide => {
  const ride = takeAnswer(null, 0, answerOf(usual(count)))
  if (ride === null) throw new Error('The first answer is always taken')
  return ride
}

describe('a followed ride', () => {
  it('begins with the first answer', () => {
    const ride = takeAnswer(null, 0, answerOf([{ hr: 141 }, { hr: 142 }]))
    expect(ride?.readings.heartRateBpm).toEqual([141, 142])
    expect(ride?.lastReading).toBe(2)
    expect(ride?.told.bike_label).toBe('07')
  })

  it('grows by each answer to the next question', () => {
    const ride = takeAnswer(known(2), 2, answerOf([{ hr: 143 }], 2))
    expect(ride?.readings.heartRateBpm).toEqual([150, 150, 143])
    expect(ride?.readings.rideS).toEqual([1, 2, 3])
    expect(ride?.readings.startsSpan).toEqual([true, false, false])
    expect(ride?.lastReading).toBe(3)
  })

  it('leaves what was known before as it was', () => {
    const before = known(2)
    takeAnswer(before, 2, answerOf(usual(5), 2))
    expect(before.readings.atMs).toHaveLength(2)
  })

  it('takes no second twice, from an answer to an earlier question', () => {
    const before = known(5)
    expect(takeAnswer(before, 2, answerOf(usual(4), 2))).toBe(before)
  })

  it('takes new figures and keeps its readings when no reading came', () => {
    const before = known(5)
    const ended = rideOf(5, '2026-11-21T10:00:05.000Z')
    const after = takeAnswer(before, 5, answerOf([], 5, { ride: ended }))
    expect(after?.readings).toBe(before.readings)
    expect(after?.told.ride.end_time).toBe('2026-11-21T10:00:05.000Z')
  })

  it('is to be asked for anew when the console knows fewer readings', () => {
    expect(takeAnswer(known(5), 5, answerOf([], 5, { ride: rideOf(3) }))).toBeNull()
  })
})
