import { describe, expect, it } from 'vitest'
import { createLedgerWriter } from '../../../../../src/main/engine/store/ledger'
import type { Readable, Writable } from '../../../../../src/main/engine/store/open'
import { createQuarantine } from '../../../../../src/main/engine/store/quarantine'
import { createReportQueries } from '../../../../../src/main/engine/store/report-queries'
import type { GapReason } from '../../../../../src/shared/domain/status'
import { openAlertingStore } from '../../../../support/alerting-store'
import { rideMessages } from '../../../../support/ride-messages'
import { hourMs, readingsFrom, type WantedRide, writeRides } from '../report/report-store-fixture'
import { temporaryData, temporaryPath } from './store-fixture'

const dayMs = 24 * hourMs
const span = { fromMs: Date.UTC(2026, 10, 23), toMs: Date.UTC(2026, 10, 24) }
const noonMs = span.fromMs + 12 * hourMs
const rideAt = (rideId: number, startMs: number, more: Partial<WantedRide> = {}): WantedRide => ({
  rideId,
  startMs,
  readings: readingsFrom(startMs, 60),
  ...more
})

function withGap(
  database: Writable,
  from: number,
  to: number,
  noticedMs: number,
  reason: GapReason = 'retention'
): void {
  createLedgerWriter(database).addGap(1, { partition: 0, from, to, reason }, noticedMs)
}

describe('The last event of a span', () => {
  const lastEventMs = (rides: readonly WantedRide[]): number | null => {
    const database = temporaryData()
    writeRides(database, rides)
    return createReportQueries(database).lastEventMs(span)
  }

  it('is the end of the last ride of either store, one that began before the span too', () => {
    const before = rideAt(1, span.fromMs - 30_000)
    expect(lastEventMs([before])).toBe(span.fromMs + 29_000)
    expect(lastEventMs([before, rideAt(2, noonMs, { isMoved: true }), rideAt(3, noonMs - 1)])).toBe(noonMs + 59_000)
  })

  it('is the last reading of a ride that runs', () => {
    expect(lastEventMs([rideAt(1, noonMs, { endReason: null })])).toBe(noonMs + 59_000)
    expect(lastEventMs([rideAt(1, noonMs, { endReason: null, readings: [] })])).toBe(noonMs)
  })

  it('is the last moment of the span where a ride goes on over its end', () => {
    expect(lastEventMs([rideAt(1, span.toMs - 30_000)])).toBe(span.toMs - 1)
    expect(lastEventMs([rideAt(1, span.toMs - 30_000, { endReason: null })])).toBe(span.toMs - 1)
  })

  it('is none where nobody rode in it', () => {
    expect(lastEventMs([rideAt(1, span.fromMs - 60_000), rideAt(2, span.toMs)])).toBeNull()
  })
})

describe('What was lost', () => {
  it('is counted where it was noticed in the span, but for the markers of transactions', () => {
    const database = temporaryData()
    withGap(database, 10, 19, span.fromMs)
    withGap(database, 30, 30, span.toMs - 1)
    withGap(database, 40, 49, span.toMs)
    withGap(database, 50, 59, span.fromMs - 1)
    withGap(database, 60, 69, noonMs, 'transaction')
    expect(createReportQueries(database).countLost(span)).toBe(11)
  })

  it('lies between the ride it cut off and the next of any bike of its partition, in either store', () => {
    for (const isMoved of [false, true]) {
      const database = temporaryData()
      const other = { streamKey: '=SN0002' }
      writeRides(database, [
        rideAt(1, noonMs - hourMs, { firstOffset: 100, isMoved }),
        rideAt(2, noonMs, { firstOffset: 200, endReason: 'gap', isMoved }),
        rideAt(3, noonMs - 30_000, { firstOffset: 190, endReason: 'gap', isMoved, ...other }),
        rideAt(4, noonMs + 2 * hourMs, { firstOffset: 600, isMoved }),
        rideAt(5, noonMs + hourMs, { firstOffset: 550, isMoved, ...other }),
        rideAt(6, noonMs + 1, { firstOffset: 550, partition: 1, isMoved }),
        rideAt(7, noonMs + 1, { firstOffset: 550, logId: 2, isMoved })
      ])
      withGap(database, 400, 499, noonMs + hourMs)
      expect(createReportQueries(database).lostSince(span.fromMs)).toEqual([
        { offsets: 100, lastBeforeMs: noonMs + 59_000, hasCutRide: true, firstAfterMs: noonMs + hourMs }
      ])
    }
  })

  it('cut nobody off where the last ride had ended before', () => {
    const database = temporaryData()
    writeRides(database, [
      rideAt(1, noonMs - hourMs, { firstOffset: 100, endReason: 'gap' }),
      rideAt(2, noonMs, { firstOffset: 200 })
    ])
    withGap(database, 400, 499, noonMs + hourMs)
    expect(createReportQueries(database).lostSince(span.fromMs)).toEqual([
      { offsets: 100, lastBeforeMs: noonMs + 59_000, hasCutRide: false, firstAfterMs: null }
    ])
  })

  it('is not looked at where it was noticed before', () => {
    const database = temporaryData()
    withGap(database, 10, 19, span.fromMs - 1)
    expect(createReportQueries(database).lostSince(span.fromMs)).toEqual([])
  })

  it('is found as ingestion leaves it', () => {
    const store = openAlertingStore(temporaryPath(), () => noonMs + 2 * hourMs)
    const all = rideMessages({ bike: 'SN0007', riderId: 7, startMs: noonMs, seconds: 100 })
    const messages = all.map(({ value }, offset) => ({
      offset,
      key: Buffer.from('SN0007'),
      value: Buffer.from(`${value}`)
    }))
    store.ingest.take({
      partition: 0,
      messages: messages.filter(({ offset }) => offset < 44 || offset >= 84),
      holes: [{ from: 44, to: 83, reason: 'retention' }],
      endsBefore: messages.length
    })
    // A message each half second; the two first have no time. Offset 43 is the last before, 84 the first after.
    const [loss] = createReportQueries(store.data).lostSince(span.fromMs)
    store.close()
    expect(loss).toEqual({
      offsets: 40,
      lastBeforeMs: noonMs + (43 - 2) * 500,
      hasCutRide: true,
      firstAfterMs: noonMs + (84 - 2) * 500
    })
  })
})

describe('What was put into quarantine', () => {
  it('is counted by when it arrived, with what was discarded since', () => {
    const database = temporaryData()
    const add = createQuarantine(database)
    const message = {
      reason: 'not JSON',
      key: null,
      value: null,
      rideId: null,
      readingsBefore: -1,
      isRideLineWaiting: false
    }
    ;[span.fromMs - 1, span.fromMs, span.toMs - 1, span.toMs].forEach((arrivedMs, offset) => {
      add([{ ...message, offset }], { logId: 1, partition: 0, arrivedMs })
      database.prepare(`INSERT INTO discarded_message VALUES (1, 1, ?, 'not JSON', ?, 0)`).run(offset, arrivedMs)
    })
    expect(createReportQueries(database).countQuarantined(span)).toBe(4)
  })
})

describe('The questions of a report', () => {
  it('look through no table of rides, readings or alerts', () => {
    const database = temporaryData()
    const asked: string[] = []
    const spy = new Proxy(database, {
      get(target, name) {
        if (name !== 'prepare') return Reflect.get(target, name, target)
        return (sql: string) => {
          asked.push(sql)
          return target.prepare(sql)
        }
      }
    }) satisfies Readable
    createReportQueries(spy)
    const names = ['fromMs', 'toMs', 'sinceMs', 'logId', 'partition', 'fromOffset', 'toOffset']
    const plans = asked.flatMap((sql) => {
      const places = (sql.match(/\?/g) ?? []).map(() => 0)
      const plan = database.prepare(`EXPLAIN QUERY PLAN ${sql}`)
      const values = Object.fromEntries(names.map((name) => [name, 0]))
      return (places.length > 0 ? plan.all(...places) : plan.all(values)).map((step) => JSON.stringify(step))
    })
    const isLong = (step: string): boolean =>
      /SCAN (daily_|historical_|alert|rider|bike)|_by_origin \(log_id=\? AND partition=\?\)/.test(step)
    expect(plans.filter(isLong)).toEqual([])
    expect(plans.filter((step) => step.includes('SEARCH')).length).toBeGreaterThan(10)
  })

  it('give rides in one order wherever they are kept', () => {
    const database = temporaryData()
    const starts = [noonMs, noonMs - 5, noonMs, noonMs + dayMs, noonMs - 5]
    writeRides(
      database,
      starts.map((startMs, index) => rideAt(index + 1, startMs, { isMoved: index % 2 === 0 }))
    )
    const order = [...createReportQueries(database).rides(span)].map(({ rideId }) => rideId)
    expect(order).toEqual([2, 5, 1, 3])
  })
})
