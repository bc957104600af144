import { describe, expect, it, vi } from 'vitest'
import { createFloorStore } from '../../../../src/renderer/live/floor-store'
import { freeTile, tileWith } from '../pages/floor/tile-fixture'

const bike = (label: string, given: Parameters<typeof tileWith>[0] = {}) =>
  tileWith({ bike_key: `k${label}`, bike_label: label, ...given })

describe('the floor store', () => {
  it('keeps the floor’s order whatever comes first and whatever changes', () => {
    const store = createFloorStore()
    store.replace([bike('10'), bike('02'), bike('01')], store.version())
    const order = store.order()
    expect(order).toEqual(['k01', 'k02', 'k10'])
    store.apply([bike('10', { heart_rate_percent: 99 }), bike('02', { state: 'free' })])
    expect(store.order()).toBe(order)
    store.apply([bike('05')])
    expect(store.order()).toEqual(['k01', 'k02', 'k05', 'k10'])
  })

  it('wakes only those who watch a bike that changed', () => {
    const store = createFloorStore()
    store.replace([bike('01'), bike('02')], store.version())
    const first = vi.fn()
    const second = vi.fn()
    const order = vi.fn()
    store.subscribeTile('k01', first)
    const unsubscribe = store.subscribeTile('k02', second)
    store.subscribeOrder(order)
    store.apply([bike('02', { heart_rate: 160 })])
    expect([first, second, order].map((watch) => watch.mock.calls.length)).toEqual([0, 1, 0])
    expect(store.tile('k02')?.heart_rate).toBe(160)
    unsubscribe()
    store.apply([bike('02')])
    expect(second).toHaveBeenCalledTimes(1)
  })

  it('is not loaded before a snapshot, even when the feed was faster', () => {
    const store = createFloorStore()
    store.apply([bike('01')])
    expect(store.isLoaded()).toBe(false)
    store.replace([], 0)
    expect(store.isLoaded()).toBe(true)
    expect(store.order()).toEqual(['k01'])
  })

  it('drops bikes that a snapshot no longer has', () => {
    const store = createFloorStore()
    store.replace([bike('01'), bike('02')], store.version())
    store.replace([bike('02')], store.version())
    expect(store.order()).toEqual(['k02'])
    expect(store.tile('k01')).toBeUndefined()
  })

  it('keeps what the feed brought while a snapshot was under way, if it is newer', () => {
    const store = createFloorStore()
    const began = store.version()
    store.apply([bike('01', { heart_rate: 161, last_event_at: '2026-11-24T14:03:25.000Z' })])
    store.apply([bike('02', { heart_rate: 162, last_event_at: '2026-11-24T14:03:20.000Z' })])
    store.replace(
      [
        bike('01', { heart_rate: 151, last_event_at: '2026-11-24T14:03:24.000Z' }),
        bike('02', { heart_rate: 152, last_event_at: '2026-11-24T14:03:24.000Z' })
      ],
      began
    )
    expect(store.tile('k01')?.heart_rate).toBe(161)
    expect(store.tile('k02')?.heart_rate).toBe(152)
  })

  it('takes a ride for ended when feed and snapshot speak of the same moment', () => {
    const at = '2026-11-24T14:03:22.000Z'
    const ended = freeTile({ bike_key: 'k01', bike_label: '01', free_since: at, last_event_at: at })
    const riding = bike('01', { last_event_at: at })

    const snapshotKnows = createFloorStore()
    snapshotKnows.apply([riding])
    snapshotKnows.replace([ended], 0)
    expect(snapshotKnows.tile('k01')?.state).toBe('free')

    const feedKnows = createFloorStore()
    feedKnows.apply([ended])
    feedKnows.replace([riding], 0)
    expect(feedKnows.tile('k01')?.state).toBe('free')
  })
})
