import { describe, expect, it } from 'vitest'
import { canAcknowledge, heldS, outcomeOf } from '../../../../../src/renderer/pages/alerts/alert-outcome'
import { anAlert, iso } from './alerts-fixture'

describe('what became of an alert', () => {
  it('is who acknowledged it and how long after people were told', () => {
    const acknowledged = { acknowledged_by: 'Jo D.', acknowledged_at: iso(24) }
    expect(outcomeOf(anAlert({ state: 'resolved', ...acknowledged }))).toEqual({
      kind: 'acknowledged',
      by: 'Jo D.',
      afterS: 24
    })
    expect(outcomeOf(anAlert({ notified_at: null, ...acknowledged }))).toMatchObject({ afterS: null })
  })

  it.each([
    ['open', {}],
    ['clearing', { state: 'clearing' }],
    ['latched', { state: 'latched', ended_at: iso(60) }],
    ['resolved', { state: 'resolved', ended_at: iso(60) }],
    ['late', { state: 'resolved', late: true, notified_at: null }],
    ['resolved', { state: 'resolved', late: true }],
    ['muted', { state: 'resolved', muted: true, notified_at: null }],
    ['openMuted', { muted: true }],
    ['openLate', { late: true, notified_at: null }],
    ['open', { late: true }]
  ] as const)('is "%s" for %j', (kind, change) => {
    expect(outcomeOf(anAlert(change))).toEqual({ kind })
  })

  it('can be acknowledged until it is over for good or somebody has', () => {
    expect(canAcknowledge(anAlert())).toBe(true)
    expect(canAcknowledge(anAlert({ state: 'latched' }))).toBe(true)
    expect(canAcknowledge(anAlert({ state: 'resolved' }))).toBe(false)
    expect(canAcknowledge(anAlert({ state: 'clearing', acknowledged_at: iso(9) }))).toBe(false)
  })

  it('fired after a hold of as many seconds as it had samples', () => {
    expect(heldS(anAlert())).toBe(15)
  })
})
