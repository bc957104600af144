import { describe, expect, it } from 'vitest'
import { exportRiderRides } from '../../../../../src/renderer/pages/rider/all-rider-rides'
import type { Bridge } from '../../../../../src/shared/bridge'
import type { RiderRide } from '../../../../../src/shared/domain/rider-history'
import { fail, succeed } from '../../../../../src/shared/result'

const ride = (rideId: number, changed: Partial<RiderRide> = {}): RiderRide => ({
  ride_id: rideId,
  rider_id: 7,
  bike_serial: 'SN0007',
  bike_label: '07',
  start_time: '2026-11-24T12:00:00.000Z',
  end_time: '2026-11-24T12:30:00.000Z',
  duration_s: 1_800,
  reading_count: 1_800,
  avg_heart_rate: 140.5,
  max_heart_rate: 171,
  min_heart_rate: 90,
  avg_power: 150,
  max_power: 800,
  avg_resistance: 30,
  max_resistance: 40,
  avg_cadence: 80,
  max_cadence: 110,
  energy_kj: 270,
  store: 'daily',
  zone_seconds: [1, 2, 3, 4, 5, 6],
  ...changed
})

/** Answers pages, one after the other, and remembers what was asked for. */
function pagesOf(pages: readonly (readonly RiderRide[])[]) {
  const asked: unknown[] = []
  const call = async (_name: string, input: unknown) => {
    asked.push(input)
    const items = pages[asked.length - 1]
    if (items === undefined) return fail('unavailable', 'gone')
    return succeed({ items, next_cursor: asked.length < pages.length ? `to-${asked.length + 1}` : null })
  }
  // Only this one call is made, and it answers what the contract says.
  return { bridge: { call } as unknown as Pick<Bridge, 'call'>, asked }
}

describe('the export of a rider’s rides', () => {
  it('holds all pages in order, and tells how many have come', async () => {
    const { bridge, asked } = pagesOf([[ride(3), ride(2)], [ride(1)]])
    const told: number[] = []
    const all = await exportRiderRides(bridge, 7, new AbortController().signal, (rides) => told.push(rides))
    if (!all.ok) throw new Error(all.error.message)
    expect(all.rides).toBe(3)
    expect(told).toEqual([2, 3])
    expect(asked).toEqual([
      { rider_id: 7, limit: 1_000 },
      { rider_id: 7, limit: 1_000, cursor: 'to-2' }
    ])
    const [head, ...lines] = all.parts.join('').trimEnd().split('\r\n')
    expect(head).toMatch(/^ride_id,rider_id,.*,store,zone_0_s,.*,zone_5_s$/)
    expect(lines.map((line) => line.split(',')[0])).toEqual(['3', '2', '1'])
    expect(lines[0]).toMatch(/,daily,1,2,3,4,5,6$/)
    for (const line of lines) expect(line.split(',')).toHaveLength(head?.split(',').length ?? 0)
  })

  it('leaves empty what is not known of a ride that runs, and no bike’s name is a formula', async () => {
    const running = ride(1, { end_time: null, zone_seconds: null, bike_serial: '=SUM(A1)', bike_label: '=SUM(A1)' })
    const all = await exportRiderRides(pagesOf([[running]]).bridge, 7, new AbortController().signal, () => undefined)
    if (!all.ok) throw new Error(all.error.message)
    expect(all.parts.join('')).toContain("1,7,'=SUM(A1),'=SUM(A1),2026-11-24T12:00:00.000Z,,1800")
    expect(all.parts.join('').trimEnd()).toMatch(/,daily,,,,,,$/)
  })

  it('is none where a page does not come', async () => {
    const all = await exportRiderRides(pagesOf([]).bridge, 7, new AbortController().signal, () => undefined)
    expect(all).toMatchObject({ ok: false, error: { code: 'unavailable' } })
  })
})
