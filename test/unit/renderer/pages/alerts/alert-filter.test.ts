import { describe, expect, it } from 'vitest'
import { boardKey, boardOfTab, isAskedFor, listInputOf } from '../../../../../src/renderer/pages/alerts/alert-filter'
import { anAlert, iso } from './alerts-fixture'

describe('the filter of alerts', () => {
  it('asks from the first moment of the first day to the last of the last, by the gym’s clock', () => {
    expect(listInputOf({ from: '2026-11-23', to: '2026-11-24' }, 'America/New_York')).toEqual({
      from: '2026-11-23T05:00:00.000Z',
      to: '2026-11-25T05:00:00.000Z'
    })
  })

  it('asks by the names of the API and leaves out what is not narrowed', () => {
    expect(listInputOf({ priority: 'high', rule: 'H1', rider: 7, late: false }, 'UTC')).toEqual({
      priority: 'high',
      rule: 'H1',
      rider_id: 7,
      late: false
    })
    expect(listInputOf({}, 'UTC')).toEqual({})
  })

  it('lets through the alerts that are asked for and no others', () => {
    const alert = anAlert()
    const fits = [{}, { priority: 'high' }, { rule: 'H1' }, { rider_id: 7 }, { late: false }, { from: iso(0) }] as const
    const fitsNot = [{ priority: 'low' }, { rule: 'H2' }, { rider_id: 8 }, { late: true }, { to: iso(0) }] as const
    expect(fits.map((asked) => isAskedFor(alert, asked))).toEqual(fits.map(() => true))
    expect(fitsNot.map((asked) => isAskedFor(alert, asked))).toEqual(fitsNot.map(() => false))
  })

  it('keeps an acknowledged alert that is clearing with the acknowledged ones', () => {
    const open = anAlert({ alert_id: 1 })
    const clearing = anAlert({ alert_id: 2, state: 'clearing', acknowledged_at: iso(20), acknowledged_by: 'Jo D.' })
    expect(boardOfTab([open, clearing], 'open')).toEqual([open])
    expect(boardOfTab([open, clearing], 'acknowledged')).toEqual([clearing])
  })

  it('tells a board on which something has happened from the same board', () => {
    const before = boardKey([anAlert()])
    expect(boardKey([anAlert({ peak_heart_rate: 197 })])).toBe(before)
    const changes = [{ state: 'clearing' }, { acknowledged_at: iso(9) }, { muted: true }, { note: 'asked' }] as const
    for (const change of changes) expect(boardKey([anAlert(change)])).not.toBe(before)
    expect(boardKey([])).not.toBe(before)
  })
})
