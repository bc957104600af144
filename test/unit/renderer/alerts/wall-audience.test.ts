import { expect, it } from 'vitest'
import { audienceOf } from '../../../../src/renderer/alerts/wall-audience'

it('is what the address of the wall says, and nothing where it says nothing', () => {
  expect(audienceOf('#/wall?staff=1')).toBe('staff')
  expect(audienceOf('#/wall?staff=0')).toBe('public')
  expect(audienceOf('#/wall')).toBeNull()
  expect(audienceOf('#/floor?staff=1')).toBeNull()
})
