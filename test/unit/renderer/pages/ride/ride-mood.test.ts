import { describe, expect, it } from 'vitest'
import { rideAgeMs, rideMood } from '../../../../../src/renderer/pages/ride/ride-mood'
import { takeAnswer } from '../../../../../src/renderer/pages/ride/ride-store'
import { answerOf, rideOf, type Second, startMs, usual } from './ride-fixture'

const rideWith = (seconds: readonly Second[], end: string | null = null) => {
  const ride = takeAnswer(null, 0, answerOf(seconds, 0, { ride: rideOf(seconds.length, end) }))
  if (ride === null) throw new Error('The first answer is always taken')
  return ride
}

describe('what a ride is shown as', () => {
  it('is riding while readings with a heart rate come', () => {
    expect(rideMood(rideWith(usual(60)), startMs + 61_000, true)).toBe('riding')
  })

  it('is stale ten seconds after its last reading', () => {
    expect(rideMood(rideWith(usual(60)), startMs + 69_999, true)).toBe('riding')
    expect(rideMood(rideWith(usual(60)), startMs + 70_000, true)).toBe('stale')
  })

  it('is stale at once when the picture is not live', () => {
    expect(rideMood(rideWith(usual(60)), startMs + 60_000, false)).toBe('stale')
  })

  it('says when the sensor is off', () => {
    expect(rideMood(rideWith([{}, { hr: null }]), startMs + 3_000, true)).toBe('no-heart-rate')
  })

  it('waits for the first reading', () => {
    expect(rideMood(rideWith([]), startMs + 3_000, true)).toBe('waiting')
    expect(rideMood(rideWith([]), startMs + 30_000, true)).toBe('stale')
  })

  it('is never stale once it has ended', () => {
    expect(rideMood(rideWith(usual(3), '2026-11-21T10:00:03.000Z'), startMs + 9_000_000, false)).toBe('ended')
  })

  it('has an age that is never negative', () => {
    expect(rideAgeMs(rideWith(usual(60)), startMs)).toBe(0)
    expect(rideAgeMs(rideWith(usual(60)), startMs + 94_000)).toBe(34_000)
  })
})
