import { describe, expect, it } from 'vitest'
import { csvCell, csvHead, csvLine } from '../../../../../src/renderer/pages/alerts/alerts-csv'
import { anAlert, iso } from './alerts-fixture'

describe('alerts as CSV', () => {
  it('has the names of the API in its first line', () => {
    expect(csvHead).toBe(
      'alert_id,rule,priority,state,ride_id,rider_id,rider_alias,bike_serial,bike_label,condition_since,started_at,' +
        'ended_at,peak_heart_rate,limit,acknowledged_by,acknowledged_at,notified_at,late,muted,note,rule_version\r\n'
    )
  })

  it('writes an alert as one line with moments in UTC and nothing for null', () => {
    expect(csvLine(anAlert({ acknowledged_by: 'Jo D.', acknowledged_at: iso(24) }))).toBe(
      '1,H1,high,firing,5,7,Marta K.,A1,07,2026-11-24T14:02:27.000Z,2026-11-24T14:02:41.000Z,,195,193,Jo D.,' +
        '2026-11-24T14:03:05.000Z,2026-11-24T14:02:41.000Z,false,false,,4\r\n'
    )
  })

  it('has as many cells in a line as in the first, whatever is in them', () => {
    const line = csvLine(anAlert({ rider_alias: null, note: null, limit: null, peak_heart_rate: null }))
    expect(line.split(',')).toHaveLength(csvHead.split(',').length)
  })

  it('quotes what would break a line or a cell', () => {
    expect(csvCell('a,b')).toBe('"a,b"')
    expect(csvCell('say "hi"')).toBe('"say ""hi"""')
    expect(csvCell('two\nlines')).toBe('"two\nlines"')
  })

  it('lets no text be taken for a formula', () => {
    for (const text of ['=1+1', '+49', '-2', '@SUM(A1)', ' =1', '\t=1']) expect(csvCell(text)).toBe(`'${text}`)
    expect(csvCell('\r=1')).toBe(`"'\r=1"`)
    expect(csvCell('=HYPERLINK("http://x","y")')).toBe(`"'=HYPERLINK(""http://x"",""y"")"`)
    expect(csvCell('Anne-Marie = x')).toBe('Anne-Marie = x')
  })

  it('writes numbers as numbers', () => {
    expect(csvCell(-3)).toBe('-3')
  })
})
