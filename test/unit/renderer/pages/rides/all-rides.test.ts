import { expect, it } from 'vitest'
import { askAllRides } from '../../../../../src/renderer/pages/rides/all-rides'
import { ridesCsvHead, ridesCsvLines } from '../../../../../src/renderer/pages/rides/rides-csv'
import type { Bridge } from '../../../../../src/shared/bridge'
import type { RideRow } from '../../../../../src/shared/domain/rides-overview'
import { fail, succeed } from '../../../../../src/shared/result'
import { aRideRow } from './ride-row-fixture'

/** Answers stretches of the rides that `ridesAt` has at the n-th question. */
function bridgeOf(ridesAt: (question: number) => readonly RideRow[], failsAt = -1): Pick<Bridge, 'call'> {
  let questions = 0
  const call = async (_name: string, input: { offset?: number; limit?: number }) => {
    const rides = ridesAt(questions)
    if (questions === failsAt) return fail('unavailable', 'It is gone.')
    questions += 1
    const { offset = 0, limit = 100 } = input
    return succeed({ total: rides.length, items: rides.slice(offset, offset + limit) })
  }
  return { call: call as unknown as Bridge['call'] }
}

const rides = (count: number, from = 1): RideRow[] =>
  Array.from({ length: count }, (_, index) => aRideRow({ ride_id: from + count - 1 - index }))
const signal = new AbortController().signal

it('brings every ride of every page', async () => {
  const ids: number[] = []
  const all = await askAllRides(
    bridgeOf(() => rides(1_203)),
    {},
    Number.POSITIVE_INFINITY,
    signal,
    (page) => ids.push(...page.map(({ ride_id }) => ride_id))
  )
  expect(all).toEqual({ ok: true, rides: 1_203 })
  expect(ids.toSorted((one, other) => one - other)).toEqual(Array.from({ length: 1_203 }, (_, index) => index + 1))
})

it('brings a ride once though others begin meanwhile', async () => {
  const ids: number[] = []
  await askAllRides(
    bridgeOf((question) => rides(800 + question)),
    {},
    Number.POSITIVE_INFINITY,
    signal,
    (page) => ids.push(...page.map(({ ride_id }) => ride_id))
  )
  expect(new Set(ids).size).toBe(ids.length)
  expect(ids.length).toBe(800)
})

it('stops at the most that is wanted', async () => {
  let soFar = 0
  const all = await askAllRides(
    bridgeOf(() => rides(2_000)),
    {},
    700,
    signal,
    (_page, count) => {
      soFar = count
    }
  )
  expect(all).toEqual({ ok: true, rides: 700 })
  expect(soFar).toBe(700)
})

it('hands on why it failed', async () => {
  const all = await askAllRides(
    bridgeOf(() => rides(900), 1),
    {},
    Number.POSITIVE_INFINITY,
    signal,
    () => {}
  )
  expect(all).toMatchObject({ ok: false, error: { code: 'unavailable' } })
})

it('has as many cells in a line as in the first, and no end for a ride that runs', () => {
  const head = ridesCsvHead.trimEnd().split(',')
  const cells = ridesCsvLines([aRideRow({ end_time: null })])
    .trimEnd()
    .split(',')
  expect(cells).toHaveLength(head.length)
  expect(cells[head.indexOf('end_time')]).toBe('')
})

it('lets no name be taken for a formula', () => {
  expect(ridesCsvLines([aRideRow({ rider_name: '=HYPERLINK(1)' })])).toContain("'=HYPERLINK(1)")
})
