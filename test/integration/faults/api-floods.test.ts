import { randomBytes } from 'node:crypto'
import { readdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { setTimeout as delay } from 'node:timers/promises'
import Database from 'better-sqlite3'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { mostRequestsKept } from '../../../src/main/engine/store/api-requests'
import { dataFile, opsFile, worldFolder } from '../../../src/main/engine/store/files'
import { type ApiConsole, startApiConsole, watchIngest, withoutRateLimit } from '../../support/api-console'
import { injectionPayloads, plantedHeader, templateSum } from '../../support/api-payloads'
import { type BareAnswer, exchange, holdSockets, pushBody, requestBytes } from '../../support/api-sockets'
import { isFullSize, sized, takeSeed, tellFigures, worst } from '../../support/fault-run'
import { seededRandom } from '../../support/seeded-random'
import { checkIntegrity } from '../../support/store-dump'

const bikes = sized(200, 12)
const slowSockets = sized(1_000, 200)
const keepAlives = sized(10_000, 300)
const wrongTokens = sized(100_000, 1_000)
const leastPayloads = 500
const gigabyte = 1_073_741_824
const mostGrowthMb = 100
/** Far more than a console has any reason to read of a body, however much lies in the buffers between. */
const mostTakenBytes = 64 * 1_048_576

const hex = (bytes: number): string => randomBytes(bytes).toString('hex')

describe('The REST API under attack', () => {
  let console: ApiConsole
  const canary = 'planted-content-of-a-file'
  let canaryFile: string
  beforeAll(async () => {
    console = await startApiConsole(['--bikes', String(bikes), ...withoutRateLimit])
    canaryFile = join(console.folder, 'canary.txt')
    writeFileSync(canaryFile, canary)
  })
  afterAll(async () => {
    await console?.stop()
    console?.remove()
  })

  const isServed = async (): Promise<boolean> => {
    const headers = { authorization: `Bearer ${console.reader}` }
    return (await fetch(`${console.url}/api/v1/rides?limit=5`, { headers })).status === 200
  }

  const untilServed = async (): Promise<void> => {
    while (!(await isServed().catch(() => false))) await delay(50)
  }

  it(`@security F5 R-35 goes on reading and answering while ${slowSockets} connections send their heads byte by byte`, async () => {
    let openAtTheEnd = -1
    const { behind, memoryGrowthMb } = await watchIngest(console, async () => {
      const held = await holdSockets(
        console.url,
        slowSockets,
        'GET /api/v1/rides HTTP/1.1\r\nhost: 127.0.0.1\r\nx-slow: '
      )
      try {
        // Node looks after late heads every 30 s: only the full run waits until the last is given up.
        for (let second = 0; second < sized(60, 3); second += 1) {
          held.writeToAll('x')
          expect(await isServed()).toBe(true)
          await delay(1_000)
        }
        openAtTheEnd = held.open()
      } finally {
        held.close()
      }
    })
    tellFigures('slow heads', { sockets: slowSockets, openAtTheEnd, worstBehind: worst(behind), memoryGrowthMb })
    if (isFullSize) expect(openAtTheEnd).toBe(0)
    expect(memoryGrowthMb).toBeLessThan(mostGrowthMb)
  }, 300_000)

  it(`@security F5 R-35 goes on reading and answering while ${keepAlives} connections are kept alive`, async () => {
    const figures = { opened: 0, open: 0 }
    const { behind, memoryGrowthMb } = await watchIngest(console, async () => {
      const request = requestBytes(console.url, 'GET', '/health', { connection: 'keep-alive' })
      const held = await holdSockets(console.url, keepAlives, request)
      try {
        figures.opened = held.opened
        figures.open = held.open()
        held.writeToAll(request)
        await delay(1_000)
        expect(console.process.exitCode).toBe(null)
      } finally {
        held.close()
      }
      // However many were taken: with them gone there is room again.
      await untilServed()
    })
    tellFigures('kept connections', { asked: keepAlives, ...figures, worstBehind: worst(behind), memoryGrowthMb })
    expect(memoryGrowthMb).toBeLessThan(mostGrowthMb)
  }, 300_000)

  it('@security F5 R-35 refuses a body of 1 GB, with its length said and in chunks, on every kind of route', async () => {
    const authorization = `Bearer ${console.reader}`
    const json = { authorization, 'content-type': 'application/json' }
    const kinds: [method: string, target: string, headers: Record<string, string>][] = [
      ['POST', '/session', json],
      ['POST', '/bridge/call/rides.list', { ...json, origin: console.url }],
      ['DELETE', '/api/v1/ride/987654321', json],
      ['GET', '/api/v1/rides', { authorization }],
      ['POST', '/nothing', {}]
    ]
    const taken: number[] = []
    const { behind, memoryGrowthMb } = await watchIngest(console, async () => {
      for (const [method, target, headers] of kinds) {
        for (const isChunked of [false, true]) {
          const framing = isChunked ? { 'transfer-encoding': 'chunked' } : { 'content-length': String(gigabyte) }
          const head = requestBytes(console.url, method, target, { ...headers, ...framing, connection: 'keep-alive' })
          const answer = await pushBody(console.url, head, gigabyte, isChunked)
          taken.push(answer.pushedBytes)
          expect([method, target, isChunked, answer.status < 500]).toEqual([method, target, isChunked, true])
          expect([method, target, isChunked, answer.pushedBytes < mostTakenBytes]).toEqual([
            method,
            target,
            isChunked,
            true
          ])
        }
      }
    })
    tellFigures('bodies of 1 GB', { most: worst(taken), worstBehind: worst(behind), memoryGrowthMb })
    expect(memoryGrowthMb).toBeLessThan(mostGrowthMb)
    expect(await isServed()).toBe(true)
  }, 300_000)

  it('@security F5 refuses heads of 64 kB and answers in bytes that are HTTP', async () => {
    const long = 'x'.repeat(65_536)
    const heads: [name: string, bytes: string][] = [
      ['a header', requestBytes(console.url, 'GET', '/api/v1/rides', { 'x-long': long })],
      ['a target', requestBytes(console.url, 'GET', `/api/v1/rides?cursor=${long}`, {})],
      ['a credential', requestBytes(console.url, 'GET', '/api/v1/rides', { authorization: `Bearer ${long}` })],
      ['a cookie', requestBytes(console.url, 'GET', '/session', { cookie: `a=${long}` })],
      [
        'many headers',
        requestBytes(
          console.url,
          'GET',
          '/api/v1/rides',
          Object.fromEntries(Array.from({ length: 5_000 }, (_, index) => [`x-${index}`, 'xxxxxxxx']))
        )
      ]
    ]
    for (const [name, bytes] of heads) {
      const { status } = await exchange(console.url, bytes)
      expect([name, [0, 400, 414, 431].includes(status)]).toEqual([name, true])
    }
    expect(await isServed()).toBe(true)
  })

  it(`@security F1 R-32 serves the right token every time while ${wrongTokens} wrong ones come, and keeps no more of them than it says`, async () => {
    const status = async (token: string): Promise<number> => {
      const answer = await fetch(`${console.url}/api/v1/rides?limit=1`, {
        headers: { authorization: `Bearer ${token}` }
      })
      await answer.arrayBuffer()
      return answer.status
    }
    const wrong = new Map<number, number>()
    const right = new Map<number, number>()
    const count = (statuses: Map<number, number>, one: number): void => {
      statuses.set(one, (statuses.get(one) ?? 0) + 1)
    }
    const { behind, memoryGrowthMb } = await watchIngest(console, async () => {
      for (let sent = 0; sent < wrongTokens; sent += 50) {
        const guesses = Array.from({ length: 50 }, () =>
          status(`dlt_${hex(8)}_${randomBytes(32).toString('base64url')}`)
        )
        count(right, await status(console.reader))
        for (const guess of await Promise.all(guesses)) count(wrong, guess)
      }
    })
    expect([...right.keys()]).toEqual([200])
    expect([...wrong.keys()].sort()).toEqual([401, 429])
    // A minute may end meanwhile, and another 30 are told that they are wrong.
    expect(wrong.get(401)).toBeLessThanOrEqual(sized(1_000, 60))
    // What was answered is written down a second at a time.
    const isNoted = async (): Promise<boolean> =>
      (await console.call('api.requests', { limit: 1_000 })).items.some(({ status: told, who }) => told === 429 && !who)
    while (!(await isNoted())) await delay(50)
    const ops = new Database(opsFile(console.dataDir), { readonly: true })
    const kept = Number(ops.prepare('SELECT count(*) FROM api_request').pluck().get())
    ops.close()
    expect(kept).toBeLessThanOrEqual(mostRequestsKept)
    expect(memoryGrowthMb).toBeLessThan(mostGrowthMb)
    tellFigures('wrong tokens', {
      sent: wrongTokens,
      right: right.get(200) ?? 0,
      kept,
      worstBehind: worst(behind),
      memoryGrowthMb
    })
  }, 3_600_000)

  it(`@security F7 R-33 takes each of ${leastPayloads} payloads for the text it is, in path, query, header and body`, async () => {
    const payloads = injectionPayloads(canaryFile).slice(0, leastPayloads)
    expect(payloads).toHaveLength(leastPayloads)
    const random = seededRandom(takeSeed('injection payloads'))
    const tables = tablesOf(console)
    const { token } = await console.createToken('read', 'delete')
    const authorization = `Bearer ${token}`
    const json = { authorization, 'content-type': 'application/json', origin: console.url }
    const places: ((text: string) => string)[] = [
      ...[
        '/ride/{}/',
        '/ride/{}/readings',
        '/rider/{}/',
        '/rider/{}/duration/',
        '/rider/{}/rides/',
        '/city/{}',
        '/{}',
        '/docs/{}',
        '/api/v1/{}'
      ].map(
        (target) => (text: string) =>
          requestBytes(
            console.url,
            'GET',
            target.replace('{}', () => text),
            { authorization }
          )
      ),
      (text) => requestBytes(console.url, 'DELETE', `/ride/${text}/`, { authorization }),
      ...[
        'daily?date',
        'riders?query',
        'rides?cursor',
        'rides?limit',
        'rides?rider_id',
        'leaderboard?by',
        'leaderboard?city',
        'leaderboard?age_bracket',
        'alerts?rule',
        'alerts?from',
        'status?x'
      ].map(
        (query) => (text: string) => requestBytes(console.url, 'GET', `/api/v1/${query}=${text}`, { authorization })
      ),
      ...[
        'accept',
        'if-none-match',
        'accept-language',
        'user-agent',
        'x-forwarded-for',
        'x-request-id',
        'referer',
        'range',
        'last-event-id',
        'cookie'
      ].map(
        (name) => (text: string) =>
          requestBytes(console.url, 'GET', '/api/v1/rides?limit=1', { authorization, [name]: text })
      ),
      (text) => requestBytes(console.url, 'GET', '/api/v1/rides', { authorization: `Bearer ${text}` }),
      (text) => requestBytes(console.url, 'GET', '/api/v1/rides', { 'api-key': text }),
      (text) => requestBytes(console.url, 'POST', '/session', json, JSON.stringify({ token: text })),
      (text) => requestBytes(console.url, 'POST', '/session', json, text),
      (text) => requestBytes(console.url, 'POST', '/bridge/call/rides.list', json, JSON.stringify({ cursor: text }))
    ]
    const wrong: string[] = []
    let sent = 0
    const attempt = async (bytes: string): Promise<void> => {
      const answer = await exchange(console.url, bytes)
      sent += 1
      const fault = faultOf(answer)
      if (fault !== null) wrong.push(`${fault}: ${JSON.stringify(bytes.slice(0, 300))} -> ${answer.head}`)
    }
    for (let first = 0; first < payloads.length; first += 10) {
      await Promise.all(
        payloads.slice(first, first + 10).flatMap((text) =>
          // As it is, which may break the request itself, and encoded, which arrives as it is meant.
          (isFullSize ? places : [random.pick(places), random.pick(places)]).flatMap((place) =>
            [text, encodeURIComponent(text.toWellFormed())].map((form) => attempt(place(form)))
          )
        )
      )
    }
    expect(wrong).toEqual([])
    expect(tablesOf(console)).toEqual(tables)
    expect(await isServed()).toBe(true)
    tellFigures('injection payloads', { payloads: payloads.length, places: places.length, sent })
  }, 3_600_000)

  it('@security R-33 is whole after all of it: no error in its log, its stores in order', async () => {
    expect(await console.stop()).toBe(0)
    const world = worldFolder(console.dataDir, 'simulator')
    for (const file of [dataFile(world), opsFile(world), opsFile(console.dataDir)])
      expect(checkIntegrity(file)).toBe('ok')
    // That the request log could not hold them all is said; nothing else is.
    const said = console
      .printed()
      .split('\n')
      .filter((line) => !line.includes('request log'))
    expect(said).toEqual([`deloton ready ${console.url}`, ''])
    // What went wrong inside would have been written down; an attack is no error of the console's.
    const logged = readdirSync(join(console.dataDir, 'logs')).map((file) =>
      readFileSync(join(console.dataDir, 'logs', file), 'utf8')
    )
    expect(
      logged
        .join('')
        .split('\n')
        .filter((line) => /"level":(?:50|60)/.test(line))
    ).toEqual([])
  })

  function faultOf({ status, head, body }: BareAnswer): string | null {
    if (status >= 500) return `answered ${status}`
    if (/SQLITE|sqlite_|syntax error|no such (?:table|column)|SELECT |at \w+ \(|node_modules/.test(body))
      return 'an error shows'
    if (body.includes(canary) || /root:x:0:0|\[fonts\]|"secret":/.test(body)) return 'a file shows'
    if (body.includes(templateSum)) return 'a template was filled in'
    if (new RegExp(`^(?:${plantedHeader}|set-cookie):`, 'im').test(head)) return 'a header was put in'
    return null
  }
})

/** The tables of the stores, as they were made. */
function tablesOf({ dataDir }: ApiConsole): unknown {
  const world = worldFolder(dataDir, 'simulator')
  return [dataFile(world), opsFile(dataDir)].map((file) => {
    const database = new Database(file, { readonly: true })
    try {
      return database.prepare('SELECT type, name, sql FROM sqlite_master ORDER BY type, name').all()
    } finally {
      database.close()
    }
  })
}
