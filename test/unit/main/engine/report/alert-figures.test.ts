import { describe, expect, it } from 'vitest'
import { alertFigures } from '../../../../../src/main/engine/report/alert-figures'
import type { FiredAlert } from '../../../../../src/main/engine/store/report-queries'

const fired = (startedMs: number, more: Partial<FiredAlert> = {}): FiredAlert => ({
  rule: 'H1',
  priority: 'high',
  bikeKey: '0=SN0007',
  bikeSerial: 'SN0007',
  startedMs,
  endedMs: startedMs + 41_000,
  peakBpm: 195,
  limitBpm: 190.5,
  notifiedMs: startedMs + 500,
  acknowledgedMs: startedMs + 12_500,
  ...more
})
const signal = (startedMs: number, lastedMs: number | null, serial: string): FiredAlert =>
  fired(startedMs, {
    rule: 'S1',
    priority: 'technical',
    bikeSerial: serial,
    endedMs: lastedMs === null ? null : startedMs + lastedMs
  })

describe('The alerts of a report', () => {
  it('are gravest first, then oldest first, without technical ones', () => {
    const { alerts } = alertFigures(
      [
        fired(1, { rule: 'L1', priority: 'low' }),
        fired(2, { priority: 'technical', rule: 'S2' }),
        fired(3),
        fired(4, { rule: 'H2', priority: 'medium' }),
        fired(5)
      ],
      10
    )
    expect(alerts.map(({ priority, atMs }) => `${priority} ${atMs}`)).toEqual(['high 3', 'high 5', 'medium 4', 'low 1'])
  })

  it('tell how long they lasted and how long people took', () => {
    expect(alertFigures([fired(1_000)], 10).alerts).toEqual([
      {
        atMs: 1_000,
        bikeLabel: '07',
        rule: 'H1',
        priority: 'high',
        peakBpm: 195,
        limitBpm: 190.5,
        lastedS: 41,
        acknowledgedAfterS: 12
      }
    ])
  })

  it('tell neither where they are not over and nobody acknowledged, and no negative time', () => {
    const open = fired(1_000, { endedMs: null, acknowledgedMs: null })
    const setBack = fired(2_000, { acknowledgedMs: 2_100 })
    const { alerts, highAlertsAcknowledged } = alertFigures([open, setBack], 10)
    expect(alerts.map(({ lastedS, acknowledgedAfterS }) => [lastedS, acknowledgedAfterS])).toEqual([
      [null, null],
      [41, 0]
    ])
    expect(highAlertsAcknowledged).toBe(1)
  })

  it('count as acknowledged what is of high priority only', () => {
    const medium = fired(1, { priority: 'medium', rule: 'H2' })
    expect(alertFigures([fired(0), fired(1), medium], 10).highAlertsAcknowledged).toBe(2)
  })
})

describe('Suspect bikes', () => {
  it('are those with a suspect sensor or five minutes without a signal, once each, by label', () => {
    const { suspectBikes } = alertFigures(
      [
        signal(0, 300_000, 'SN0104'),
        signal(0, 299_999, 'SN0008'),
        signal(0, 400_000, 'SN0012'),
        signal(5, 400_000, 'SN0012'),
        fired(0, { rule: 'S2', priority: 'technical', bikeSerial: 'SN0007', endedMs: 1 }),
        fired(0, { rule: 'P1', priority: 'technical', bikeKey: null, bikeSerial: null, endedMs: null })
      ],
      1_000
    )
    expect(suspectBikes).toEqual(['07', '12', '104'])
  })

  it('are those whose signal is not back at the end of the period, after five minutes', () => {
    expect(alertFigures([signal(0, null, 'SN0001'), signal(60_001, null, 'SN0002')], 360_000).suspectBikes).toEqual([
      '01'
    ])
  })
})
