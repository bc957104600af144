import { describe, expect, it } from 'vitest'
import { alertsOfTile, lowOf, suspectOf, tileAlarm } from '../../../../../src/renderer/pages/floor/tile-alarm'
import { alertWith, boardOf } from '../../alerts/alert-fixture'
import { freeTile, shortlyAfterMs, tileWith } from './tile-fixture'

const taken = { acknowledged_at: '2026-11-24T14:03:22.000Z' }

describe('tileAlarm', () => {
  it('frames for what people were told of, and pulses for ten seconds', () => {
    const alert = alertWith()
    expect(tileAlarm([alert], shortlyAfterMs)).toEqual({
      alert,
      priority: 'high',
      isAcknowledged: false,
      isPulsing: true
    })
    const toldMs = Date.parse('2026-11-24T14:03:21.000Z')
    expect(tileAlarm([alert], toldMs + 9_999)?.isPulsing).toBe(true)
    expect(tileAlarm([alert], toldMs + 10_000)?.isPulsing).toBe(false)
  })

  it('stays, without a pulse, while somebody is on it, and goes when that is over', () => {
    expect(tileAlarm([alertWith({ ...taken, state: 'acknowledged' })], shortlyAfterMs)).toMatchObject({
      isAcknowledged: true,
      isPulsing: false
    })
    expect(tileAlarm([alertWith({ ...taken, state: 'latched' })], shortlyAfterMs)).toBeNull()
    expect(tileAlarm([alertWith({ state: 'latched' })], shortlyAfterMs)).not.toBeNull()
  })

  it('shows what nobody is on before what somebody is on', () => {
    const medium = alertWith({ alert_id: 2, rule: 'H2', priority: 'medium' })
    expect(tileAlarm([alertWith({ ...taken, state: 'acknowledged' }), medium], shortlyAfterMs)?.alert).toBe(medium)
  })

  it.each([
    ['muted', { muted: true }],
    ['too late to tell', { notified_at: null, late: true }],
    ['low', { rule: 'H3', priority: 'low' }],
    ['technical', { rule: 'S1', priority: 'technical' }]
  ] as const)('frames nothing for one that is %s', (_why, given) => {
    expect(tileAlarm([alertWith(given)], shortlyAfterMs)).toBeNull()
  })
})

describe('alertsOfTile', () => {
  it('leaves out what the rider before has left open', () => {
    const board = boardOf(alertWith({ ride_id: 12 }))
    expect(alertsOfTile(tileWith({ ride_id: 12 }), board)).toHaveLength(1)
    expect(alertsOfTile(tileWith({ ride_id: 13 }), board)).toEqual([])
    expect(alertsOfTile(freeTile(), board)).toEqual([])
  })
})

describe('The small signs', () => {
  it('are there while it lasts, whether or not people were told, but not while muted', () => {
    const suspect = alertWith({ rule: 'S2', priority: 'technical', notified_at: null })
    const low = alertWith({ rule: 'H3', priority: 'low', notified_at: null })
    expect(suspectOf([suspect])).toBe(suspect)
    expect(suspectOf([{ ...suspect, muted: true }, low])).toBeNull()
    expect(lowOf([suspect, low])).toBe(low)
  })
})
