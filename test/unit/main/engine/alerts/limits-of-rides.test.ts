import { expect, it } from 'vitest'
import { createLimitsOfRides } from '../../../../../src/main/engine/alerts/limits-of-rides'
import { defaultAlertRules } from '../../../../../src/shared/domain/alert-rules'
import { noOwnLimits, type OwnLimits } from '../../../../../src/shared/figures/heart-rate'

const first = { version: 1, rules: defaultAlertRules }
const startMs = Date.UTC(2026, 10, 1)
const born40 = { name: 'Ada', bornMs: Date.UTC(1986, 5, 1), gender: null }

it('makes the limits of a ride once, by age at its start and what staff have set', () => {
  const asked: number[] = []
  const limits = createLimitsOfRides(
    first,
    (riderId) => {
      asked.push(riderId)
      return born40
    },
    () => noOwnLimits
  )
  const ride = { rideId: 1, riderId: 7, startMs }
  expect(limits.of(ride)).toMatchObject({ maximumBpm: 180, veryHighBpm: 190, ruleVersion: 1 })
  expect(limits.of(ride)).toBe(limits.of(ride))
  limits.of({ ...ride, rideId: 2 })
  expect(asked).toEqual([7, 7])
})

it('makes them anew when rules or own limits have changed, or the ride was forgotten', () => {
  let own: OwnLimits = noOwnLimits
  const limits = createLimitsOfRides(
    first,
    () => born40,
    () => own
  )
  const ride = { rideId: 1, riderId: 7, startMs }
  expect(limits.of(ride).veryHighBpm).toBe(190)
  own = { ...noOwnLimits, veryHighBpm: 150 }
  expect(limits.of(ride).veryHighBpm).toBe(190)
  limits.renew({ version: 2, rules: { ...defaultAlertRules, formula: 'fox' } })
  expect(limits.of(ride)).toMatchObject({ veryHighBpm: 150, ruleVersion: 2 })
  own = noOwnLimits
  limits.forget(1)
  expect(limits.of(ride).veryHighBpm).toBe(190)
})

it('takes a rider who is not known for one of unknown age, with what staff have set for them', () => {
  const limits = createLimitsOfRides(
    first,
    () => null,
    (riderId) => (riderId === 7 ? { ...noOwnLimits, testedMaximumBpm: 200 } : noOwnLimits)
  )
  expect(limits.of({ rideId: 1, riderId: null, startMs }).maximumBpm).toBe(176)
  expect(limits.of({ rideId: 2, riderId: 7, startMs }).maximumBpm).toBe(200)
  expect(limits.of({ rideId: 3, riderId: 8, startMs }).maximumSource).toBe('unknown_age')
})
