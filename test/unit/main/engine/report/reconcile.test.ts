import { describe, expect, it } from 'vitest'
import { type ReconcileFacts, reconcile } from '../../../../../src/main/engine/report/reconcile'

const ms = (moment: string): number => Date.parse(moment)
const now = ms('2026-11-24T08:01:00Z')
const facts = (more: Partial<ReconcileFacts> = {}): ReconcileFacts => ({
  nowMs: now,
  schedule: { at: '08:00', kind: 'day', timeZone: 'Europe/London' },
  doneDays: new Set(),
  firstDataMs: ms('2026-11-21T18:00:00Z'),
  readUpToMs: now,
  awakeSinceMs: ms('2026-11-01T00:00:00Z'),
  ...more
})
const told = (more: Partial<ReconcileFacts> = {}): string[] =>
  reconcile(facts(more)).map(({ run, what, isMailed }) => `${what} ${run.period.date}${isMailed ? ' and mail' : ''}`)

describe('What is to be done about reports', () => {
  it('is every day since the first with data that is not done, and only the newest is mailed', () => {
    expect(told()).toEqual(['make 2026-11-21', 'make 2026-11-22', 'make 2026-11-23 and mail'])
    expect(told({ doneDays: new Set(['2026-11-22', '2026-11-23']) })).toEqual(['make 2026-11-23 and mail'])
    expect(told({ doneDays: new Set(['2026-11-24']) })).toEqual(['make 2026-11-21', 'make 2026-11-22'])
  })

  it('is nothing while the store holds nothing, while there is no schedule, and before the time has come', () => {
    expect(told({ firstDataMs: null })).toEqual([])
    expect(told({ schedule: null })).toEqual([])
    expect(told({ nowMs: now - 120_000 })).toEqual(['make 2026-11-21', 'make 2026-11-22 and mail'])
  })

  it('goes back 31 days and no further', () => {
    const days = told({ firstDataMs: 0 })
    expect(days).toHaveLength(31)
    expect(days[0]).toBe('make 2026-10-24')
  })

  it('waits until the feed has been read to the end of the period', () => {
    const readUpToMs = ms('2026-11-23T23:59:59Z')
    expect(told({ readUpToMs })).toEqual(['make 2026-11-21', 'make 2026-11-22', 'wait 2026-11-23 and mail'])
    expect(told({ readUpToMs: readUpToMs + 1_000 }).at(-1)).toBe('make 2026-11-23 and mail')
  })

  it('waits two hours and no longer, from when it was due or the console woke', () => {
    const doneDays = new Set(['2026-11-22', '2026-11-23'])
    const waited = (nowMs: number, awakeSinceMs = 0): string[] =>
      told({ readUpToMs: null, doneDays, nowMs, awakeSinceMs })
    expect(waited(ms('2026-11-24T09:59:59Z'))).toEqual(['wait 2026-11-23 and mail'])
    expect(waited(ms('2026-11-24T10:00:00Z'))).toEqual(['make 2026-11-23 and mail'])
    const woke = ms('2026-11-24T14:00:00Z')
    expect(waited(woke + 7_199_000, woke)).toEqual(['wait 2026-11-23 and mail'])
    expect(waited(woke + 7_200_000, woke)).toEqual(['make 2026-11-23 and mail'])
  })
})
