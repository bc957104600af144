import { describe, expect, it } from 'vitest'
import { minutesOf } from '../../../../../src/renderer/pages/ride/minutes'
import { noReadings } from '../../../../../src/renderer/pages/ride/ride-readings'
import { readingsOf, startMs, usual } from './ride-fixture'

describe('the minutes of a ride', () => {
  it('have 60 seconds each, from the first on', () => {
    const minutes = minutesOf(readingsOf(usual(121)))
    expect(minutes.map(({ fromS }) => fromS)).toEqual([0, 60, 120])
    expect(minutes[1]?.fromMs).toBe(startMs + 61_000)
  })

  it('tell averages and the highest heart rate', () => {
    const [minute] = minutesOf(
      readingsOf([
        { hr: 140, w: 100, rpm: 80, r: 30 },
        { hr: 150, w: 200, rpm: 90, r: 40 }
      ])
    )
    expect(minute).toMatchObject({
      averageHeartRateBpm: 145,
      maximumHeartRateBpm: 150,
      averagePowerWatts: 150,
      averageCadenceRpm: 85,
      averageResistance: 35
    })
  })

  it('leave seconds without a value out of its average', () => {
    const [minute] = minutesOf(
      readingsOf([
        { hr: null, w: 100 },
        { hr: 150, w: null }
      ])
    )
    expect(minute).toMatchObject({ averageHeartRateBpm: 150, averagePowerWatts: 100 })
  })

  it('have no heart rate where there was none', () => {
    const [minute] = minutesOf(readingsOf([{ hr: null }, { hr: 0 }]))
    expect(minute).toMatchObject({ averageHeartRateBpm: null, maximumHeartRateBpm: null })
  })

  it('leave out those that have no reading', () => {
    const minutes = minutesOf(readingsOf([{ t: 10 }, { t: 300 }]))
    expect(minutes.map(({ fromS }) => fromS)).toEqual([0, 240])
  })

  it('are none for a ride without a reading', () => {
    expect(minutesOf(noReadings)).toEqual([])
  })
})
