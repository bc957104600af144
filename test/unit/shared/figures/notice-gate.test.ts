import { describe, expect, it } from 'vitest'
import type { Alarm, Alert } from '../../../../src/shared/domain/alert'
import { createNoticeGate } from '../../../../src/shared/figures/notice-gate'
import { alarmWith, alertWith } from '../../renderer/alerts/alert-fixture'

type Kind = NonNullable<Alarm['notice']>['kind']
const saying = (count: number, alert: Alert, kind: Kind = 'notified', others: Alert[] = []): Alarm =>
  alarmWith({
    alerts: [alert, ...others],
    notice: { count, alert_id: alert.alert_id, kind, at: '2026-11-24T14:03:22.000Z' }
  })

describe('The notice gate', () => {
  it('shows a notice once, when its count has risen', () => {
    const gate = createNoticeGate(0)
    expect(gate.take(saying(1, alertWith()), 0)).toEqual({ alert: alertWith(), more: 0 })
    expect(gate.take(saying(1, alertWith()), 90_000)).toBeNull()
    expect(gate.take(alarmWith(), 90_000)).toBeNull()
  })

  it('leaves alone what was said before it came', () => {
    const gate = createNoticeGate(null)
    expect(gate.take(saying(7, alertWith()), 0)).toBeNull()
    expect(gate.take(saying(8, alertWith()), 0)).not.toBeNull()
  })

  it('shows at most one a ride in 60 s, but for a graver one and for what clocks send', () => {
    const gate = createNoticeGate(0)
    const medium = alertWith({ rule: 'H2', priority: 'medium' })
    const high = alertWith({ alert_id: 2 })
    expect(gate.take(saying(1, medium), 0)).not.toBeNull()
    expect(gate.take(saying(2, { ...medium, alert_id: 3 }), 59_999)).toBeNull()
    expect(gate.take(saying(3, high), 59_999)).not.toBeNull()
    expect(gate.take(saying(4, high), 60_000)).toBeNull()
    expect(gate.take(saying(5, high, 'escalated'), 60_000)).not.toBeNull()
    expect(gate.take(saying(6, high), 120_000)).not.toBeNull()
  })

  it('does not let one ride keep another quiet, and says how many more wait', () => {
    const gate = createNoticeGate(0)
    const other = alertWith({ alert_id: 2, ride_id: 13 })
    const low = alertWith({ alert_id: 3, rule: 'H3', priority: 'low' })
    const taken = alertWith({ alert_id: 4, acknowledged_at: '2026-11-24T14:03:22.000Z' })
    expect(gate.take(saying(1, alertWith()), 0)?.more).toBe(0)
    expect(gate.take(saying(2, other, 'notified', [alertWith(), low, taken]), 1)?.more).toBe(1)
  })

  it('shows nothing about an alert that is gone', () => {
    const gate = createNoticeGate(0)
    expect(gate.take({ ...saying(1, alertWith()), alerts: [] }, 0)).toBeNull()
  })
})
