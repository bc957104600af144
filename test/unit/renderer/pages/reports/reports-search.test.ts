import { describe, expect, it } from 'vitest'
import { parseReportsSearch } from '../../../../../src/renderer/pages/reports/reports-search'

describe('The address of the reports', () => {
  it.each([
    [{ day: '2026-11-23' }, { day: '2026-11-23' }],
    [
      { day: '2026-11-23', month: '2026-10' },
      { day: '2026-11-23', month: '2026-10' }
    ],
    [{ day: '2026-02-30', month: '2026-13' }, {}],
    [{ day: 20261123, month: null, other: 'x' }, {}]
  ])('with %j says %j', (search, expected) => expect(parseReportsSearch(search)).toEqual(expected))
})
