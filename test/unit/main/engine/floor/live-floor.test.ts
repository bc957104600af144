import { describe, expect, it } from 'vitest'
import { createLiveFloor } from '../../../../../src/main/engine/floor/live-floor'
import type { RiderOnTile } from '../../../../../src/main/engine/floor/tile'
import { defaultAlertRules } from '../../../../../src/shared/domain/alert-rules'
import { noOwnLimits } from '../../../../../src/shared/figures/heart-rate'
import { atSecond, lines } from '../ingest/line-fixture'
import { streamAfter, takeLines } from './stream-fixture'

const { main, system, telemetry } = lines
const riding = [system(0, 7), telemetry(1, 120)]
const ended = [...riding, main]
const dayMs = 24 * 3_600_000
const nobody = (): null => null
const now = atSecond(2)

describe('the live floor', () => {
  it('tells the bikes that changed since it was asked last, and each once', () => {
    const floor = createLiveFloor(nobody)
    const [one, other] = [streamAfter('SN0001', riding), streamAfter('SN0002', riding)]
    expect(floor.takeChanged([one, other], now)).toEqual([])
    floor.note([one])
    floor.note([one, other])
    expect(floor.takeChanged([one, other], now).map(({ bike_key }) => bike_key)).toEqual(['0=SN0001', '0=SN0002'])
    expect(floor.takeChanged([one, other], now)).toEqual([])
    floor.note([other])
    expect(floor.takeChanged([one, other], now).map(({ bike_key }) => bike_key)).toEqual(['0=SN0002'])
  })

  it('tells a bike as it is when asked, not as it was when noted', () => {
    const floor = createLiveFloor(nobody)
    const noted = streamAfter('SN0001', riding)
    floor.note([noted])
    // What was noted may have been undone since: the same bike, read from the store again.
    takeLines(noted, [telemetry(2, 190)])
    expect(floor.takeChanged([streamAfter('SN0001', riding)], now)).toMatchObject([{ heart_rate: 120 }])
  })

  it('shows all bikes that are ridden or were within a day', () => {
    const floor = createLiveFloor(nobody)
    const streams = [streamAfter('riding', riding), streamAfter('free', ended), streamAfter('never', [main])]
    const shownAt = (nowMs: number): string[] => floor.all(streams, nowMs).map(({ bike_key }) => bike_key)
    expect(shownAt(now)).toEqual(['0=riding', '0=free'])
    expect(shownAt(atSecond(1) + dayMs)).toEqual(['0=riding', '0=free'])
    expect(shownAt(atSecond(1) + dayMs + 1)).toEqual(['0=riding'])
  })

  it('tells once that a bike is free whose ride ended long ago by the log, so that no screen keeps its rider', () => {
    const floor = createLiveFloor(nobody)
    const stream = streamAfter('SN0001', riding)
    const monthsLater = atSecond(90 * 86_400)
    floor.note([stream])
    expect(floor.takeChanged([stream], monthsLater)).toMatchObject([{ state: 'riding' }])
    takeLines(stream, [main])
    floor.note([stream])
    expect(floor.takeChanged([stream], monthsLater)).toMatchObject([{ state: 'free' }])
    floor.note([stream])
    expect(floor.takeChanged([stream], monthsLater)).toEqual([])
    expect(floor.all([stream], monthsLater)).toEqual([])
  })

  it('tells once that a bike is free whose log is no longer read', () => {
    const floor = createLiveFloor(nobody)
    const stream = streamAfter('SN0001', riding)
    floor.note([stream])
    expect(floor.takeChanged([stream], now)).toMatchObject([{ state: 'riding' }])
    floor.note([stream])
    expect(floor.takeChanged([], now)).toMatchObject([
      { state: 'free', bike_serial: 'SN0001', ride_id: null, heart_rate: null, heart_rate_trail: [] }
    ])
    floor.note([stream])
    expect(floor.takeChanged([], now)).toEqual([])
  })

  it('tells it too of a bike that a screen knows from the snapshot only', () => {
    const floor = createLiveFloor(nobody)
    const stream = streamAfter('SN0001', riding)
    floor.all([stream], now)
    takeLines(stream, [main])
    floor.note([stream])
    expect(floor.takeChanged([stream], atSecond(1) + 2 * dayMs)).toMatchObject([{ state: 'free', rider_id: null }])
  })

  it('asks for a rider once a ride, and never for an unknown one', () => {
    const asked: number[] = []
    const floor = createLiveFloor((riderId): RiderOnTile => {
      asked.push(riderId)
      return { alias: `Rider ${riderId}.`, bornMs: null, gender: null, own: noOwnLimits }
    })
    const stream = streamAfter('SN0001', riding)
    const unknown = streamAfter('SN0002', [telemetry(0)])
    expect(floor.all([stream, unknown], now).map(({ rider_alias }) => rider_alias)).toEqual(['Rider 7.', null])
    takeLines(stream, [telemetry(2)])
    floor.note([stream])
    floor.takeChanged([stream, unknown], now)
    expect(asked).toEqual([7])
    takeLines(stream, [system(3, 7)])
    floor.all([stream], now)
    takeLines(stream, [system(4, 8)])
    expect(floor.all([stream], now)).toMatchObject([{ rider_alias: 'Rider 8.' }])
    expect(asked).toEqual([7, 7, 8])
  })

  it('tells all tiles anew when rules, limits or what a rider is called have changed', () => {
    const rules = structuredClone(defaultAlertRules)
    let own = noOwnLimits
    let alias = 'Ada B.'
    const floor = createLiveFloor(
      () => ({ alias, bornMs: null, gender: null, own }),
      () => rules
    )
    const stream = streamAfter('SN0001', riding)
    expect(floor.all([stream], now)).toMatchObject([{ heart_rate_maximum: 176, heart_rate_limit: 186 }])
    own = { ...noOwnLimits, overrideMaximumBpm: 200 }
    alias = 'Countess'
    rules.rules.H1.above_maximum_bpm = 5
    expect(floor.takeChanged([stream], now)).toEqual([])
    floor.renew([stream])
    expect(floor.takeChanged([stream], now)).toMatchObject([
      { heart_rate_maximum: 200, heart_rate_limit: 205, rider_alias: 'Countess' }
    ])
  })

  it('shows a ride whose rider is not stored as one without a name', () => {
    const floor = createLiveFloor(nobody)
    expect(floor.all([streamAfter('SN0001', riding)], now)).toMatchObject([{ rider_id: 7, rider_alias: null }])
  })
})
