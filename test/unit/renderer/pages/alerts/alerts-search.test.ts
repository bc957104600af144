import { describe, expect, it } from 'vitest'
import { parseAlertsSearch, priorities, rules, tabOf } from '../../../../../src/renderer/pages/alerts/alerts-search'
import { alertPriorities, alertRuleIds } from '../../../../../src/shared/domain/alert'

describe('the address of the alerts page', () => {
  it('says the tab, the alert and all that alerts are narrowed by', () => {
    const search = {
      tab: 'acknowledged',
      alert: 12,
      priority: 'high',
      rule: 'H1',
      rider: 7,
      late: true,
      from: '2026-11-01',
      to: '2026-11-24'
    }
    expect(parseAlertsSearch(search)).toEqual(search)
  })

  it('leaves out what it does not know', () => {
    const search = {
      tab: 'all',
      alert: -1,
      priority: 'grave',
      rule: 'H9',
      rider: '<script>',
      late: 'yes',
      from: '2026-02-30',
      to: 20261124,
      more: 1
    }
    expect(parseAlertsSearch(search)).toEqual({})
  })

  it('shows what is open where it says nothing, and all there ever were where it names an alert or a rider', () => {
    expect(tabOf({})).toBe('open')
    expect(tabOf({ alert: 12 })).toBe('history')
    expect(tabOf({ rider: 7 })).toBe('history')
    expect(tabOf({ tab: 'open', alert: 12 })).toBe('open')
  })

  it('knows every priority and every rule that the console has', () => {
    expect(priorities).toEqual(alertPriorities)
    expect(rules).toEqual(alertRuleIds)
  })
})
