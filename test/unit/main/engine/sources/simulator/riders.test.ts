import { describe, expect, it } from 'vitest'
import { createFleet } from '../../../../../../src/main/engine/sources/simulator'
import { createBikeSchedule } from '../../../../../../src/main/engine/sources/simulator/bike-schedule'
import { createLineWriter } from '../../../../../../src/main/engine/sources/simulator/lines'
import { ridersPerBike, simulatedRider } from '../../../../../../src/main/engine/sources/simulator/riders'
import { ageYears } from '../../../../../../src/shared/figures/heart-rate'
import { anchorMs, hourMs, readByBike, readLine, readRides } from './simulated-log'

const people = (seed: number) =>
  Array.from({ length: 24 * ridersPerBike }, (_, index) =>
    simulatedRider(seed, Math.floor(index / ridersPerBike), index % ridersPerBike)
  )
const dayMs = 86_400_000

describe('the riders of a fleet', () => {
  it('are the same people for the same seed and others for another', () => {
    expect(people(1)).toEqual(people(1))
    expect(people(1).map(({ name }) => name)).not.toEqual(people(2).map(({ name }) => name))
  })

  it.each([1, 2, 3])('number several hundred, each with an id of their own from 100 up (seed %i)', (seed) => {
    const ids = people(seed).map(({ userId }) => userId)
    expect(new Set(ids).size).toBe(ids.length)
    expect(ids.length).toBeGreaterThan(300)
    expect(Math.min(...ids)).toBeGreaterThanOrEqual(100)
  })

  it('have plausible fields in the forms of the feed', () => {
    const all = people(4)
    for (const rider of all) {
      expect(rider.name).toMatch(/^(?:(?:Mr|Mrs|Ms|Miss|Dr) )?\p{Lu}[\p{L}]+ (?:de )?\p{Lu}[\p{L}’-]+$/u)
      if (rider.address !== null) {
        expect(rider.address).toMatch(/^[^,]+(?:,[^ ,][^,]*){2,3}$/)
        expect(rider.address).toMatch(/,[A-Z]\d{1,2} \d[A-Z]{2}$/)
      }
      if (rider.email !== undefined) expect(rider.email).toMatch(/^[a-z0-9._-]+@example\.(?:com|org|net)$/)
      if (rider.bornMs !== null) {
        expect(Math.abs(rider.bornMs % dayMs)).toBe(0)
        const age = ageYears(rider.bornMs, Date.UTC(2026, 10, 1))
        expect(age).toBeGreaterThanOrEqual(18)
        expect(age).toBeLessThanOrEqual(79)
      }
      expect(rider.accountCreatedMs % dayMs).toBe(0)
      expect(rider.accountCreatedMs).toBeLessThan(anchorMs)
      expect(rider.heightCm).toBeGreaterThanOrEqual(151)
      expect(rider.heightCm).toBeLessThanOrEqual(189)
    }
    expect(new Set(all.map(({ gender }) => gender)).size).toBe(2)
    expect(all.some(({ bornMs }) => bornMs !== null && bornMs < 0)).toBe(true)
    expect(all.some(({ name }) => /[À-ž]/.test(name))).toBe(true)
    expect(all.some(({ name }) => name.includes('-'))).toBe(true)
    expect(new Set(all.map(({ address }) => address?.split(',').length ?? 0))).toEqual(new Set([0, 3, 4]))
  })

  it('have one without a birth date, one with gaps, and a few whose sensor never works', () => {
    const all = people(1)
    expect(all.filter(({ bornMs }) => bornMs === null)).toHaveLength(1)
    expect(all.filter(({ email }) => email === undefined)).toHaveLength(1)
    const withoutSensor = all.filter(({ hasSensor }) => !hasSensor).length
    expect(withoutSensor).toBeGreaterThan(1)
    expect(withoutSensor).toBeLessThan(25)
  })

  it('say in their SYSTEM line what is null and leave out what is missing', () => {
    const write = createLineWriter()
    const recordOf = (place: number): Record<string, unknown> => {
      const line = readLine({ value: write.system(anchorMs * 1_000, simulatedRider(1, 0, place), 'SN0001') })
      return line.kind === 'system' ? (JSON.parse(line.json) as Record<string, unknown>) : {}
    }
    const records = Array.from({ length: ridersPerBike }, (_, place) => recordOf(place))
    const whole = records[0] ?? {}
    expect(Object.keys(whole)).toHaveLength(11)
    const withGaps = records.filter((record) => !('email_address' in record))
    expect(withGaps).toHaveLength(1)
    expect(withGaps[0]).toMatchObject({ address: null, weight_kg: null, bike_serial: 'SN0001' })
    expect(Object.keys(withGaps[0] ?? {})).toEqual(
      Object.keys(whole).filter((key) => key !== 'email_address' && key !== 'original_source')
    )
    const ageless = records.filter(({ date_of_birth }) => date_of_birth === null)
    expect(ageless.map((record) => Object.keys(record))).toEqual([Object.keys(whole)])
  })

  it('with something missing come seldom, and come', () => {
    const rides = createBikeSchedule(1, 0).ridesBetween(0, 1_000 * 7_200)
    const odd = rides.filter(({ riderPlace }) => {
      const { bornMs, email } = simulatedRider(1, 0, riderPlace)
      return bornMs === null || email === undefined
    })
    expect(odd.length).toBeGreaterThan(0)
    expect(odd.length / rides.length).toBeLessThan(0.2)
  })

  it('never ride on two bikes', () => {
    const bikeOf = new Map<number, string>()
    const fleet = createFleet({ seed: 6, bikes: 9, anchorMs })
    for (const [serial, messages] of readByBike(fleet, anchorMs + 6 * hourMs)) {
      for (const { userId } of readRides(messages)) {
        if (userId === null) continue
        expect(bikeOf.get(userId) ?? serial).toBe(serial)
        bikeOf.set(userId, serial)
      }
    }
    expect(bikeOf.size).toBeGreaterThan(30)
  })
})
