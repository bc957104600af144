import { expect, it } from 'vitest'
import { bodyMassIndex } from '../../../../../src/renderer/pages/rider/body-mass-index'

it('is weight over height squared', () => {
  expect(bodyMassIndex(172, 64)).toBeCloseTo(21.63, 2)
})

it('is unknown where a measure is unknown or can be none', () => {
  expect(bodyMassIndex(null, 64)).toBeNull()
  expect(bodyMassIndex(172, null)).toBeNull()
  expect(bodyMassIndex(1.72, 64)).toBeNull()
  expect(bodyMassIndex(172, 900)).toBeNull()
})
