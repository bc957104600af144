import { expect, it } from 'vitest'
import { alertAddress } from '../../../../../src/renderer/pages/alerts/alert-address'

it('leads to the alert from whatever page it was made on', () => {
  expect(alertAddress('http://gym:8080/#/alerts?tab=open&alert=3', 12)).toBe('http://gym:8080/#/alerts?alert=12')
  expect(alertAddress('app://console/', 12)).toBe('app://console/#/alerts?alert=12')
})
