import { describe, expect, it } from 'vitest'
import { blindAlert, callingAlerts, unacknowledgedAlerts } from '../../../../src/renderer/alerts/told-alerts'
import { alarmWith, alertWith } from './alert-fixture'

const ids = (alerts: readonly { alert_id: number }[]): number[] => alerts.map(({ alert_id }) => alert_id)

describe('callingAlerts', () => {
  it('has those that people were told of and nobody has acknowledged, in the order of the board', () => {
    const alerts = [
      alertWith({ alert_id: 1, rule: 'P1', priority: 'technical', bike_key: null }),
      alertWith({ alert_id: 2, acknowledged_at: '2026-11-24T14:03:22.000Z' }),
      alertWith({ alert_id: 3, muted: true }),
      alertWith({ alert_id: 4, notified_at: null, late: true }),
      alertWith({ alert_id: 5, state: 'latched' }),
      alertWith({ alert_id: 6, rule: 'H2', priority: 'medium' }),
      alertWith({ alert_id: 7, rule: 'H3', priority: 'low' }),
      alertWith({ alert_id: 8, rule: 'S1', priority: 'technical' })
    ]
    expect(ids(callingAlerts(alarmWith({ alerts })))).toEqual([5, 6])
  })

  it('has none before the alarm is known', () => {
    expect(callingAlerts(null)).toEqual([])
  })
})

describe('blindAlert', () => {
  it('is the one that says that alerts are off, also when it is acknowledged: it still holds', () => {
    const blind = alertWith({ rule: 'P1', acknowledged_at: '2026-11-24T14:03:22.000Z' })
    expect(blindAlert(alarmWith({ alerts: [alertWith(), blind] }))).toBe(blind)
    expect(blindAlert(alarmWith({ alerts: [{ ...blind, state: 'resolved' }] }))).toBeNull()
  })
})

describe('unacknowledgedAlerts', () => {
  it('puts riders before the console', () => {
    const blind = alertWith({ alert_id: 1, rule: 'P1', priority: 'technical' })
    const alarm = alarmWith({ alerts: [blind, alertWith({ alert_id: 2 })] })
    expect(ids(unacknowledgedAlerts(alarm))).toEqual([2, 1])
  })
})
