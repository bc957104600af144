import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { z } from 'zod'
import { operations } from '../../src/main/http/openapi/operations'
import { restRoutes } from '../../src/main/http/rest/route-table'
import { leaderboardMeasures, leaderboardPeriods } from '../../src/shared/domain/leaderboard'
import { faultOf, openRestSender, type RestAnswer, readCsv } from '../support/rest-answers'
import { fillWorld, type RestConsole, type StoredWorld, startRestConsole } from '../support/rest-console'

interface Asked {
  readonly ask: (path: string, headers?: Readonly<Record<string, string>>, method?: string) => Promise<RestAnswer>
  close(): Promise<void>
}

async function open(fill: (dataDir: string) => void): Promise<Asked> {
  const console: RestConsole = await startRestConsole(fill)
  const sender = openRestSender(console.url)
  return {
    ask: (path, headers = {}, method = 'GET') =>
      sender.send({ method, path, headers: { authorization: `Bearer ${console.token}`, ...headers }, body: null }),
    async close() {
      sender.close()
      await console.stop()
    }
  }
}

const itemsSchema = z.object({ items: z.array(z.record(z.string(), z.unknown())), next_cursor: z.string().nullable() })
const pageOf = ({ text }: RestAnswer) => itemsSchema.parse(JSON.parse(text))

/** An address is asked in each of its forms; all must answer alike and as the document has it. Answers the one text. */
async function inEachForm({ ask }: Asked, id: string, path: string, status: number): Promise<string> {
  const [place = '', query] = path.split('?')
  const texts = new Set<string>()
  for (const prefix of ['', '/api/v1']) {
    for (const slash of ['', '/']) {
      const asked = `${prefix}${place}${slash}${query === undefined ? '' : `?${query}`}`
      const answer = await ask(asked)
      const request = { method: 'GET', path: asked, headers: {}, body: null }
      expect([asked, answer.status, faultOf(id, request, answer)]).toEqual([asked, status, null])
      texts.add(answer.text)
    }
  }
  // Counters of the console itself move on.
  if (id !== 'getStatus') expect([path, texts.size]).toEqual([path, 1])
  return [...texts][0] ?? ''
}

const lists = restRoutes.filter(({ hasCsv }) => hasCsv)
const absurdIds = [
  '0',
  '-1',
  '99999999999999999999',
  'abc',
  '%27%3B%20DROP%20TABLE',
  '%00',
  '1%00',
  '%2f',
  '1%2F2',
  '%',
  '%zz',
  '%E0%A4',
  '1.5',
  '%20',
  '..',
  '9007199254740992'
]

describe('A console with rides', () => {
  let asked: Asked
  let world: StoredWorld
  beforeAll(async () => {
    asked = await open((dataDir) => {
      world = fillWorld(dataDir)
    })
  })
  afterAll(() => asked?.close())

  const filled = (path: string, rideId = world.ended): string =>
    path
      .replace(':ride_id', String(rideId))
      .replace(':rider_id', String(world.riderId))
      .replace(':city', encodeURIComponent(world.city))
      .replace(':alert_id', '1')

  it('answers every path at the root and under /api/v1, with and without a slash, as the document has it', async () => {
    for (const { method, path } of restRoutes) {
      if (method === 'DELETE') continue
      const id = operations[`GET ${path}`]?.operationId ?? path
      for (const rideId of [world.running, world.ended, world.historical]) {
        const text = await inEachForm(asked, id, filled(path, rideId), 200)
        if (lists.some((list) => list.path === path)) {
          expect([path, itemsSchema.parse(JSON.parse(text)).items.length > 0]).toEqual([path, true])
        }
      }
    }
    expect((await asked.ask('/health/')).status).toBe(200)
    await inEachForm(asked, 'getOpenApi', '/openapi.json', 200)
    await inEachForm(asked, 'getDocs', '/docs', 200)
  })

  it('tells rides that run, that ended and that are in the history apart by their fields alone', async () => {
    const ride = async (rideId: number) => JSON.parse((await asked.ask(`/ride/${rideId}/`)).text) as unknown
    expect(await ride(world.running)).toMatchObject({ end_time: null, store: 'daily', reading_count: 60 })
    expect(await ride(world.ended)).toMatchObject({ end_time: expect.stringMatching(/Z$/), store: 'daily' })
    expect(await ride(world.historical)).toMatchObject({ store: 'historical', reading_count: 1_234, duration_s: 1_234 })
    const durations = JSON.parse((await asked.ask('/rider/8/duration')).text) as unknown
    expect(durations).toMatchObject({
      rides: expect.arrayContaining([{ ride_id: world.running, ended: false, duration_s: null }])
    })
  })

  it('answers each measure and period of the leaderboard, and each form of a date', async () => {
    const day = new Date(Date.now() - 30 * 3_600_000).toISOString().slice(0, 10)
    const [year, month, date] = day.split('-')
    const dates = [`/daily?date=${day}`, `/daily?date=${date}-${month}-${year}`]
    const boards = leaderboardMeasures.flatMap((by) =>
      leaderboardPeriods.map((period) => `/leaderboard?by=${by}&period=${period}&city=zurich`)
    )
    for (const path of boards) await inEachForm(asked, 'getLeaderboard', path, 200)
    const texts = await Promise.all(dates.map((path) => inEachForm(asked, 'getDailyRides', path, 200)))
    expect(texts[0]).toBe(texts[1])
  })

  it('answers a list page by page as it answers it at once', async () => {
    for (const { path } of lists) {
      const place = filled(path, world.historical)
      const size = path.endsWith('/readings') ? 400 : 4
      const items: unknown[] = []
      let cursor: string | null = ''
      let pages = 0
      while (cursor !== null) {
        const page = pageOf(await asked.ask(`${place}?limit=${size}${cursor === '' ? '' : `&cursor=${cursor}`}`))
        if (page.next_cursor !== null) expect([path, page.items.length]).toEqual([path, size])
        // A cursor stands in an address as it is.
        expect(page.next_cursor ?? '').toMatch(/^[\w.~-]*$/)
        items.push(...page.items)
        cursor = page.next_cursor
        pages += 1
      }
      const [first, rest] = await Promise.all([asked.ask(`${place}?limit=1000`), asked.ask(`${place}?limit=99999`)])
      expect(pageOf(rest)).toEqual(pageOf(first))
      const atOnce = pageOf(first)
      const needsSeveral = atOnce.items.length > size
      expect([path, pages > 1, items.slice(0, 1_000)]).toEqual([path, needsSeveral, atOnce.items])
      expect([path, items.length]).toEqual([path, path.endsWith('/readings') ? 1_234 : atOnce.items.length])
      // How many rides a day has depends on when it is asked.
      if (path !== '/daily') expect([path, needsSeveral]).toEqual([path, true])
    }
  })

  it('answers as CSV what it answers as JSON', async () => {
    for (const { path } of lists) {
      const place = filled(path, world.historical)
      const query = path.endsWith('/readings') ? '' : '?limit=1000'
      const answer = await asked.ask(`${place}${query}`, { accept: 'text/csv' })
      expect([path, answer.status, answer.headers['content-type']?.split(';')[0]]).toEqual([path, 200, 'text/csv'])
      const { items } = pageOf(await asked.ask(`${place}?limit=1000`))
      const rows = readCsv(answer.text)
      expect([path, rows.length]).toEqual([path, path.endsWith('/readings') ? 1_234 : items.length])
      expect([path, rows.slice(0, 1_000)]).toEqual([path, items.map(asCells)])
    }
  })

  it('answers 304 to who has an answer about an ended ride already, and nothing that is old about one that runs', async () => {
    for (const path of [`/ride/${world.historical}`, `/ride/${world.ended}/readings`]) {
      const { etag = '' } = (await asked.ask(path)).headers
      expect(etag).toMatch(/^"/)
      const again = await asked.ask(path, { 'if-none-match': etag })
      expect([again.status, again.text]).toEqual([304, ''])
      expect((await asked.ask(path, { 'if-none-match': '"other"' })).status).toBe(200)
    }
    expect((await asked.ask(`/ride/${world.running}`)).headers.etag).toBeUndefined()
  })

  it.each(absurdIds)('answers 404 or 400 for the id %s, to GET and to DELETE', async (id) => {
    const paths = restRoutes.filter(({ inPath }) => Object.values(inPath).includes('id'))
    for (const { method, path } of paths) {
      for (const prefix of ['', '/api/v1']) {
        const place = prefix + path.replace(/:\w+/, id)
        const answer = await asked.ask(place, {}, method)
        const request = { method, path: place, headers: {}, body: null }
        expect([400, 404, 405]).toContain(answer.status)
        expect([place, faultOf(null, request, answer)]).toEqual([place, null])
      }
    }
  })

  it('has an empty list and no error where nothing matches', async () => {
    for (const path of [
      '/city/Nowhere',
      '/leaderboard?city=Nowhere',
      '/daily?date=1999-01-01',
      '/riders?query=qqqq',
      '/alerts?rider_id=999999'
    ]) {
      expect([path, pageOf(await asked.ask(path))]).toEqual([path, { items: [], next_cursor: null }])
    }
    for (const path of [
      '/rider/999999',
      '/rider/999999/rides',
      '/rider/999999/duration',
      '/ride/999999',
      '/ride/999999/readings'
    ]) {
      expect([path, (await asked.ask(path)).status]).toEqual([path, 404])
    }
  })

  it('deletes an ended ride, once, and none that runs', async () => {
    const { ride_id: rideId } = pageOf(await asked.ask('/rider/9/rides')).items[0] ?? {}
    const answers = []
    for (const path of [
      `/ride/${world.running}/`,
      `/ride/${rideId}/`,
      `/ride/${rideId}/`,
      `/api/v1/ride/${world.historical}`
    ]) {
      answers.push((await asked.ask(path, {}, 'DELETE')).status)
    }
    expect(answers).toEqual([409, 204, 404, 204])
    expect((await asked.ask(`/ride/${world.historical}/readings`)).status).toBe(404)
  })
})

describe('A console without rides', () => {
  let asked: Asked
  beforeAll(async () => {
    asked = await open(() => undefined)
  })
  afterAll(() => asked?.close())

  it('has empty lists, and 404 for what is asked by id', async () => {
    for (const { method, path, inPath, hasCsv } of restRoutes) {
      if (method === 'DELETE') continue
      const id = operations[`GET ${path}`]?.operationId ?? path
      const hasId = Object.values(inPath).includes('id')
      const text = await inEachForm(
        asked,
        id,
        path.replace(':city', 'Leeds').replaceAll(/:\w+/g, '1'),
        hasId ? 404 : 200
      )
      if (!hasId && hasCsv) expect([path, JSON.parse(text)]).toEqual([path, { items: [], next_cursor: null }])
    }
    expect((await asked.ask('/ride/1', {}, 'DELETE')).status).toBe(404)
  })

  it('answers an empty list as CSV with its head alone', async () => {
    const { status, text } = await asked.ask('/rides', { accept: 'text/csv' })
    expect([status, text.trim().split('\n').length, text.startsWith('ride_id,rider_id,')]).toEqual([200, 1, true])
  })
})

/** An item as a row of CSV: what a spreadsheet would run has an apostrophe before it. */
const asCells = (item: Readonly<Record<string, unknown>>): Record<string, string> =>
  Object.fromEntries(
    Object.entries(item).map(([name, value]) => [
      name,
      value === null ? '' : typeof value === 'string' && /^[=+\-@\t\r]/.test(value) ? `'${value}` : String(value)
    ])
  )
