import { describe, expect, it } from 'vitest'
import {
  commandOf,
  fileAddress,
  progressPercent,
  tookWords
} from '../../../../../src/renderer/pages/exports/export-words'
import type { ExportRun } from '../../../../../src/shared/domain/export'

const run: ExportRun = {
  export_id: '00ff00ff00ff00ff',
  format: 'csv',
  tables: ['ride'],
  since: null,
  state: 'running',
  began_at: '2026-11-24T14:00:00.000Z',
  ended_at: null,
  rows_done: 0,
  rows_total: 0,
  rows_per_s: null,
  left_s: null,
  problem: null,
  files: []
}

describe('The command that does the same as the form', () => {
  it('names tables and day only where they are chosen', () => {
    expect(commandOf({ format: 'csv', tables: ['rider', 'bike', 'ride', 'day', 'reading'], since: null })).toBe(
      'deloton export --format csv --out DIR'
    )
    expect(commandOf({ format: 'parquet', tables: ['reading', 'ride'], since: '2026-11-01' })).toBe(
      'deloton export --format parquet --out DIR --since 2026-11-01 --tables ride,reading'
    )
  })
})

describe('An export', () => {
  it('has no progress before its rows are counted, and never more than all of it', () => {
    const percents = [run, { ...run, rows_total: 200, rows_done: 50 }, { ...run, rows_total: 4, rows_done: 5 }]
    expect(percents.map(progressPercent)).toEqual([null, 25, 100])
  })

  it('took the time from its begin to its end', () => {
    expect([tookWords(run), tookWords({ ...run, ended_at: '2026-11-24T14:01:09.200Z' })]).toEqual([null, '1:10'])
  })

  it('has its files at an address below the page itself', () => {
    expect(fileAddress(run.export_id, 'ride.csv')).toBe('bridge/export/00ff00ff00ff00ff/ride.csv')
  })
})
