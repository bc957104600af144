import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { fail, succeed } from '../../../../../src/shared/result'
import { createFakeEngine, type FakeEngine, readOnly } from '../../../../contract/fake-engine'
import { type StartedShell, startShell } from '../../../../contract/started-shell'
import { send } from '../raw-request'

let fake: FakeEngine
let shell: StartedShell
beforeEach(async () => {
  fake = createFakeEngine()
  fake.grant('dlt_1_reader', readOnly)
  shell = await startShell(fake)
})
afterEach(() => shell.stop())

const get = (path: string, accept = 'text/csv') =>
  send(shell.url, path, { headers: { authorization: 'Bearer dlt_1_reader', accept } })
const reading = (second: number) => ({ t_s: second, heart_rate: null, cadence: 84, power: 151.7, resistance: 45 })

describe('A list as CSV', () => {
  it('has a row of names and a row for each item, null as an empty field, numbers as they are', async () => {
    fake.answer('rides.list', () =>
      succeed({
        items: [
          { ride_id: 7, rider_id: null, bike_serial: 'DB,"7"', end_time: null, energy_kj: -0.1, avg_power: 1e-7 }
        ],
        next_cursor: null
      })
    )
    const answer = await get('/rides')
    expect([answer.status, answer.headers['content-type'], answer.headers.vary]).toEqual([
      200,
      'text/csv; charset=utf-8; header=present',
      'Accept'
    ])
    const [header, row, ...rest] = answer.text.split('\n')
    expect(header).toMatch(/^ride_id,rider_id,bike_serial,start_time,end_time,duration_s,.*,energy_kj,store$/)
    expect(row).toBe('7,,"DB,""7""",,,,,,,,1e-7,,,,,,-0.1,')
    expect(rest).toEqual([''])
  })

  it.each([
    ['/rides', 'rides.list'],
    ['/riders', 'riders.list'],
    ['/daily/', 'rides.day'],
    ['/city/Leeds', 'rides.by_city'],
    ['/leaderboard/', 'leaderboard.get'],
    ['/rider/7/rides/', 'rides.of_rider'],
    ['/alerts', 'alerts.list'],
    ['/ride/7/readings', 'ride.readings']
  ] as const)('has its row of names at %s, where nothing matches, too', async (path, call) => {
    fake.answer(call, () => succeed({ items: [], next_cursor: null }))
    const { text } = await get(path)
    expect(text.trimEnd().split('\n')).toHaveLength(1)
    expect(text).toMatch(/^[a-z_]+(?:,[a-z_]+)+\n$/)
  })

  it.each(['=1+1', '+1', '-1', '@SUM(A1)', '\tx', '\rx', '=HYPERLINK("http://evil.test")'])(
    'keeps a spreadsheet from taking the text %j for a formula',
    async (name) => {
      fake.answer('riders.list', () => succeed({ items: [{ rider_id: 7, name }], next_cursor: null }))
      const cell = (await get('/riders')).text.slice((await get('/riders')).text.indexOf('\n7,') + 3)
      expect(cell.replace(/^"/, '').startsWith("'")).toBe(true)
    }
  )

  it('leaves other text as it is', async () => {
    fake.answer('riders.list', () => succeed({ items: [{ rider_id: 7, name: "Zoë O'N-1=2" }], next_cursor: null }))
    expect((await get('/riders')).text).toContain("\n7,Zoë O'N-1=2,")
  })

  it('is the page that was asked for, and names the next one with all that was asked', async () => {
    fake.answer('leaderboard.get', () => succeed({ items: [{ position: 1 }], next_cursor: 'a+b/=' }))
    const { headers } = await get('/api/v1/leaderboard/?city=S%C3%A3o%20Paulo&limit=1')
    expect(headers.link).toBe('</api/v1/leaderboard?city=S%C3%A3o+Paulo&limit=1&cursor=a%2Bb%2F%3D>; rel="next"')
    fake.answer('rides.by_city', () => succeed({ items: [], next_cursor: 'x' }))
    expect((await get('/city/%3E%0d%0aset-cookie:a/')).headers.link).toBe(
      '</city/%3E%0D%0Aset-cookie%3Aa?cursor=x>; rel="next"'
    )
  })

  it('is an error where the call fails', async () => {
    fake.answer('ride.readings', () => fail('not-found', 'There is no such ride.'))
    const answer = await get('/ride/7/readings')
    expect([answer.status, answer.headers['content-type']]).toEqual([404, 'application/problem+json'])
  })

  it('is none of what is no list', async () => {
    expect((await get('/ride/7')).headers['content-type']).toMatch(/^application\/json/)
  })
})

describe('Readings as CSV without a limit', () => {
  const pages = (count: number, last: 'end' | 'failure' = 'end'): void =>
    fake.answer('ride.readings', (input) => {
      const { cursor = '0', limit } = input as { cursor?: string; limit: number }
      const index = Number(cursor)
      if (index === count && last === 'failure') return fail('unavailable', 'Not now.')
      const items = Array.from({ length: limit }, (_, second) => reading(index * limit + second))
      return succeed({ items, next_cursor: index + 1 < count || last === 'failure' ? String(index + 1) : null })
    })

  it('are the whole ride, asked for page by page', async () => {
    pages(3)
    const { text, headers } = await get('/ride/7/readings')
    const lines = text.trimEnd().split('\n')
    expect(lines).toHaveLength(3_001)
    expect([lines[0], lines[1], lines.at(-1)]).toEqual([
      't_s,heart_rate,cadence,power,resistance',
      '0,,84,151.7,45',
      '2999,,84,151.7,45'
    ])
    expect(headers.link).toBeUndefined()
    expect(headers.etag).toBeDefined()
    expect(fake.seen.map(({ input }) => input)).toEqual([
      { ride_id: 7, limit: 1_000 },
      { ride_id: 7, limit: 1_000, cursor: '1' },
      { ride_id: 7, limit: 1_000, cursor: '2' }
    ])
  })

  it('are streamed where the ride is very long, and asked for no faster than they are taken', async () => {
    pages(150)
    const { text, headers } = await get('/ride/7/readings')
    expect(text.trimEnd().split('\n')).toHaveLength(150_001)
    expect([headers.etag, headers['transfer-encoding']]).toEqual([undefined, 'chunked'])
  })

  it('are an error where a page fails while the answer is held, and cut off where it has begun', async () => {
    pages(2, 'failure')
    expect((await get('/ride/7/readings')).status).toBe(503)
    pages(150, 'failure')
    await expect(get('/ride/7/readings')).rejects.toThrow()
  })

  it('with a limit are the page that was asked for', async () => {
    pages(3)
    const { text, headers } = await get('/ride/7/readings?limit=2')
    expect(text.trimEnd().split('\n')).toHaveLength(3)
    expect(headers.link).toBe('</ride/7/readings?limit=2&cursor=1>; rel="next"')
  })
})
