import { describe, expect, it } from 'vitest'
import { csvHead, csvLine } from '../../../../../src/renderer/pages/alerts/alerts-csv'
import { exportAlerts, exportFileName } from '../../../../../src/renderer/pages/alerts/alerts-export'
import type { Bridge } from '../../../../../src/shared/bridge'
import { fail, succeed } from '../../../../../src/shared/result'
import { anAlert } from './alerts-fixture'

const pages = [[anAlert({ alert_id: 3 }), anAlert({ alert_id: 2 })], [anAlert({ alert_id: 1 })]]

/** Answers page by page and notes what it was asked. */
function pagedBridge(failAt: number | null) {
  const asked: unknown[] = []
  const call = (async (_name: string, input: unknown) => {
    const page = asked.push(input) - 1
    if (page === failAt) return fail('cancelled', 'The call was cancelled.')
    return succeed({ items: pages[page] ?? [], next_cursor: page < pages.length - 1 ? `page ${page + 1}` : null })
  }) as Bridge['call']
  return { asked, call }
}
const never = new AbortController().signal

describe('the export of alerts', () => {
  it('holds all pages in their order below one head', async () => {
    const { asked, call } = pagedBridge(null)
    const progress: number[] = []
    const all = await exportAlerts({ call }, { rule: 'H1' }, never, (alerts) => progress.push(alerts))
    expect(all.ok && all.parts.join('')).toBe(csvHead + pages.flat().map(csvLine).join(''))
    expect(progress).toEqual([2, 3])
    expect(asked).toEqual([
      { rule: 'H1', limit: 1_000 },
      { rule: 'H1', limit: 1_000, cursor: 'page 1' }
    ])
  })

  it('is none where a page could not be had', async () => {
    const all = await exportAlerts({ call: pagedBridge(1).call }, {}, never, () => undefined)
    expect(all).toEqual(fail('cancelled', 'The call was cancelled.'))
  })

  it('is named by time, and says so where nobody of it is real', () => {
    const atMs = Date.UTC(2026, 10, 24, 14, 3, 22)
    expect(exportFileName(atMs, false)).toBe('alerts-20261124-140322.csv')
    expect(exportFileName(atMs, true)).toBe('alerts-sample-data-20261124-140322.csv')
  })
})
