import { describe, expect, it } from 'vitest'
import type { FloorFilter, FloorOrder } from '../../../../../src/renderer/pages/floor/floor-search'
import { floorView } from '../../../../../src/renderer/pages/floor/floor-view'
import type { Tile } from '../../../../../src/shared/domain/floor'
import { alertWith, boardOf, noAlerts } from '../../alerts/alert-fixture'
import { freeTile, shortlyAfterMs, tileWith } from './tile-fixture'

const noHeartRate = { heart_rate: null, heart_rate_percent: null, heart_rate_zone: null }
const bike = (label: string, given: Partial<Tile> = {}): Tile =>
  tileWith({ bike_key: label, bike_label: label, ...given })

/** 03 has an alert, 05 has no heart rate, 06 is stale with the highest values of all, 07 is free. */
const floor = [
  bike('10', { heart_rate_percent: 64, heart_rate_zone: 2, power: 250, elapsed_s: 60, rider_alias: 'Zoë P.' }),
  bike('02', { heart_rate_percent: 78, heart_rate_zone: 3, power: 150, elapsed_s: 900, rider_alias: 'anna B.' }),
  bike('03', { heart_rate: 195, heart_rate_percent: 108, heart_rate_zone: 5, power: 221, elapsed_s: 30 }),
  bike('05', { ...noHeartRate, power: 180, elapsed_s: 700, rider_alias: null, rider_id: null }),
  bike('06', { heart_rate_percent: 120, power: 900, elapsed_s: 9_000, last_event_at: '2026-11-24T14:03:00.000Z' }),
  freeTile({ bike_key: '07', bike_label: '07' })
]

const board = boardOf(alertWith({ bike_key: '03' }))

const view = (order: FloorOrder, show: FloorFilter = 'all', isPictureLive = true): readonly string[] =>
  floorView(floor, board, { order, show }, shortlyAfterMs, isPictureLive)

describe('floorView', () => {
  it('orders by bike number, free and stale in their places', () => {
    expect(view('bike')).toEqual(['02', '03', '05', '06', '07', '10'])
  })

  it('puts the gravest first: alerts, no heart rate, no signal, then the rest by number', () => {
    expect(view('attention')).toEqual(['03', '05', '06', '02', '10', '07'])
  })

  it.each([
    ['heart-rate', ['03', '02', '10', '05', '06', '07']],
    ['power', ['10', '03', '05', '02', '06', '07']],
    ['elapsed', ['02', '05', '10', '03', '06', '07']]
  ] as const)('orders by %s, the highest first, stale and free bikes last whatever they last sent', (order, keys) => {
    expect(view(order)).toEqual(keys)
  })

  it('orders by name without regard to case, unknown riders behind, free bikes last', () => {
    expect(view('name')).toEqual(['02', '03', '06', '10', '05', '07'])
  })

  it('gives equal ones the order of their numbers', () => {
    const equal = [bike('12'), bike('9'), bike('1')]
    for (const order of ['heart-rate', 'power', 'elapsed', 'name', 'attention'] as const) {
      expect(floorView(equal, noAlerts, { order, show: 'all' }, shortlyAfterMs, true)).toEqual(['1', '9', '12'])
    }
  })

  it('shows only those that ride, that need attention, or that are in a zone', () => {
    expect(view('bike', 'riding')).toEqual(['02', '03', '05', '06', '10'])
    expect(view('bike', 'attention')).toEqual(['03', '05', '06'])
    expect(view('bike', 'z5')).toEqual(['03'])
    expect(view('bike', 'z1')).toEqual([])
  })

  it('knows no zones once the picture is not live, and holds everyone who rode for worth a look', () => {
    expect(view('bike', 'z5', false)).toEqual([])
    expect(view('bike', 'attention', false)).toEqual(['02', '03', '05', '06', '10'])
  })

  it('does not shuffle the tiles because the line was lost', () => {
    for (const order of ['attention', 'heart-rate', 'power'] as const) {
      expect(view(order, 'all', false)).toEqual(view(order))
    }
  })

  it('puts alerts that nobody is on before those that somebody has acknowledged, and the grave before the less grave', () => {
    const acknowledged = { state: 'acknowledged', acknowledged_at: '2026-11-24T14:03:00.000Z' } as const
    const alerts = boardOf(
      alertWith({ bike_key: '02', ...acknowledged }),
      alertWith({ bike_key: '05', rule: 'H2', priority: 'medium' }),
      alertWith({ bike_key: '10' })
    )
    const keys = floorView(floor, alerts, { order: 'attention', show: 'all' }, shortlyAfterMs, true)
    expect(keys).toEqual(['10', '05', '02', '06', '03', '07'])
  })

  it('shows no bike as riding that has sent nothing for a minute, and puts it behind those that ride', () => {
    const left = bike('01', { last_event_at: '2026-11-24T14:00:00.000Z' })
    const order = floorView([left, ...floor], noAlerts, { order: 'power', show: 'all' }, shortlyAfterMs, true)
    expect(order.slice(-2)).toEqual(['01', '07'])
    expect(floorView([left], noAlerts, { order: 'bike', show: 'riding' }, shortlyAfterMs, true)).toEqual([])
  })

  it('leaves what it was given as it was', () => {
    const given = [...floor]
    floorView(given, board, { order: 'power', show: 'all' }, shortlyAfterMs, true)
    expect(given).toEqual(floor)
  })
})
