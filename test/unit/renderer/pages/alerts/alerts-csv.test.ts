import { describe, expect, it } from 'vitest'
import { csvHead, csvLine } from '../../../../../src/renderer/pages/alerts/alerts-csv'
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
})
