import { randomBytes } from 'node:crypto'
import { readdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import Database from 'better-sqlite3'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { dataFile, opsFile, worldFolder } from '../../src/main/engine/store/files'
import type { Ride } from '../../src/shared/domain/ride'
import { type ApiConsole, startApiConsole, withoutRateLimit } from '../support/api-console'
import { apiPaths, basic, bearer, corsHeadersOf, everyMethod, everyPath, openPaths } from '../support/api-requests'
import { makeTemporaryFolder, type TemporaryFolder } from '../support/temporary-folder'
import { cookieOf, type RawAnswer, type RawRequest, send } from '../unit/main/http/raw-request'

const newPassword = (): string => randomBytes(18).toString('base64url')
/** Every file below a folder with its bytes, by its path. */
const filesBelow = (path: string): { path: string; bytes: Buffer }[] =>
  readdirSync(path, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath, entry.name))
    .map((file) => ({ path: file, bytes: readFileSync(file) }))

describe('The REST API of a console that runs', () => {
  let planted: TemporaryFolder
  let console: ApiConsole
  const kafkaPassword = newPassword()
  const mailPassword = newPassword()
  let cookie: string
  let link: string
  let reader: string
  let deleter: string
  let admin: string
  const ask = (path: string, request: RawRequest = {}): Promise<RawAnswer> => send(console.url, path, request)

  beforeAll(async () => {
    planted = makeTemporaryFolder()
    const passwordFile = (name: string, password: string): string => {
      const file = join(planted.path, name)
      writeFileSync(file, `${password}\n`, { mode: 0o600 })
      return file
    }
    console = await startApiConsole([
      ...['--browser', '--bikes', '6', ...withoutRateLimit],
      ...['--sasl-username', 'reader', '--sasl-password-file', passwordFile('kafka', kafkaPassword)],
      ...['--brokers', '127.0.0.1:1', '--mail-host', '127.0.0.1', '--mail-port', '1', '--mail-security', 'none'],
      ...['--mail-user', 'console', '--smtp-password-file', passwordFile('mail', mailPassword)],
      ...['--mail-from', 'console@example.org']
    ])
    link = /\/open\?k=\S+/.exec(console.printed())?.[0] ?? ''
    cookie = cookieOf(await ask(link))
    reader = (await console.createToken('read')).token
    deleter = (await console.createToken('read', 'delete')).token
    admin = (await console.createToken('admin')).token
  })
  afterAll(async () => {
    await console?.stop()
    console?.remove()
    planted?.remove()
  })

  const rides = async (): Promise<Ride[]> => {
    const answer = await ask('/api/v1/rides?limit=1000', { headers: bearer(reader) })
    expect(answer.status).toBe(200)
    return (answer.json() as { items: Ride[] }).items
  }
  const endedRide = async (): Promise<number> => {
    const ride = (await rides()).findLast(({ end_time }) => end_time !== null)
    if (ride === undefined) throw new Error('no ride has ended')
    return ride.ride_id
  }

  it('@security F1 asks for a credential on every route with data, and answers each wrong one with the same 401', async () => {
    const password = newPassword()
    await console.call('api_user.save', { name: 'tableau', password, scopes: ['read'] })
    const { token: revoked, token_id } = await console.createToken('read')
    expect((await ask('/api/v1/status', { headers: bearer(revoked) })).status).toBe(200)
    await console.call('token.revoke', { token_id })
    const expired = await console.call('token.create', { name: 'short', scopes: ['read'], expires_in_days: 1 })
    // A day can not be waited for: the token was made a day ago.
    const ops = new Database(opsFile(console.dataDir))
    ops.prepare('UPDATE token SET expires_ms = ? WHERE token_id = ?').run(Date.now() - 1, expired.token_id)
    ops.close()

    const [, id, secret] = /^dlt_([^_]+)_(.+)$/.exec(reader) ?? []
    const wrong: Record<string, string>[] = [
      {},
      { authorization: '' },
      { authorization: 'Bearer' },
      { 'api-key': '' },
      bearer(reader.slice(0, -1)),
      bearer(`${reader}x`),
      bearer(`dlt_${id}_`),
      bearer(`dlt_${id}_${randomBytes(32).toString('base64url')}`),
      bearer(`dlt_${'0'.repeat(16)}_${secret}`),
      bearer(reader.toUpperCase()),
      bearer(revoked),
      bearer(expired.token),
      bearer(kafkaPassword),
      { 'api-key': reader.slice(0, -1) },
      { 'api-key': revoked },
      basic('tableau', password.slice(0, -1)),
      basic('tableau', ''),
      basic('nobody', password),
      basic('', ''),
      { authorization: 'Basic %%%' },
      { authorization: `Digest ${reader}` },
      { cookie: `${cookie.split('=')[0]}=${randomBytes(32).toString('base64url')}` }
    ]
    const answers: [status: number, body: string, headers: string[]][] = []
    for (const headers of wrong) {
      const answer = await ask('/api/v1/rides', { headers })
      answers.push([answer.status, answer.text, Object.keys(answer.headers).sort()])
    }
    const [first] = answers
    expect(first?.[0]).toBe(401)
    for (const answer of answers) expect(answer).toEqual(first)
    expect(first?.[1]).not.toMatch(/rides|dlt_|[0-9a-f]{16}|req-/)

    // For what is there and for what is not, on every route.
    for (const { method, path } of apiPaths) {
      for (const asked of [path, `/api/v1${path}/`, path.replace('1', '987654321')]) {
        const answer = await ask(asked, { method })
        expect([method, asked, answer.status, answer.text]).toEqual([method, asked, 401, first?.[1]])
      }
    }
    for (const path of ['/live', '/api/v1/live']) expect((await ask(path)).text).toBe(first?.[1])
    for (const headers of [bearer(reader), { 'api-key': reader }, basic('tableau', password)]) {
      expect((await ask('/api/v1/rides', { headers })).status).toBe(200)
    }
  })

  it('@security F1 grants no more than the scopes of a token', async () => {
    const ride = await endedRide()
    const refused = await ask(`/api/v1/ride/${ride}/`, { method: 'DELETE', headers: bearer(reader) })
    expect(refused.status).toBe(403)
    const onlyDelete = (await console.createToken('delete')).token
    expect((await ask('/api/v1/rides', { headers: bearer(onlyDelete) })).status).toBe(403)
    expect((await ask(`/api/v1/ride/${ride}/`, { headers: bearer(reader) })).status).toBe(200)
  })

  it('@security F2 answers nothing under another name, on any route, whatever the request carries (DNS rebinding)', async () => {
    const { port } = new URL(console.url)
    const ride = await endedRide()
    for (const host of [
      `evil.test:${port}`,
      'evil.test',
      `127.0.0.1.evil.test:${port}`,
      `127.0.0.1:${Number(port) + 1}`
    ]) {
      for (const path of [...everyPath, link]) {
        const answer = await ask(path, { headers: { ...bearer(admin), cookie, host } })
        expect([path, host, answer.status]).toEqual([path, host, 421])
        expect(answer.headers['set-cookie']).toBeUndefined()
        expect(answer.text).not.toMatch(/ride|dlt_|openapi/)
      }
      const deletion = await ask(`/api/v1/ride/${ride}/`, { method: 'DELETE', headers: { ...bearer(deleter), host } })
      expect(deletion.status).toBe(421)
    }
    expect((await rides()).some(({ ride_id }) => ride_id === ride)).toBe(true)
  })

  it('@security F2 refuses what a page of another site asks, on every route and by every method, and nothing changes', async () => {
    const ride = await endedRide()
    const tokens = (await console.call('tokens.list', {})).items.length
    const audited = (await console.call('audit.list', {})).items.length
    const foreign: Record<string, string>[] = [
      { origin: 'http://evil.test' },
      { origin: 'null' },
      { origin: `http://127.0.0.1.evil.test:${new URL(console.url).port}` },
      { 'sec-fetch-site': 'cross-site' },
      { 'sec-fetch-site': 'same-site' }
    ]
    const targets = [...everyPath.filter((path) => path !== '/nothing'), `/api/v1/ride/${ride}/`, `/ride/${ride}/`]
    for (const [turn, path] of targets.entries()) {
      for (const method of everyMethod) {
        // Each path and method meets each kind of stranger over the whole of the run.
        const headers = foreign[(turn + everyMethod.indexOf(method)) % foreign.length]
        const answer = await ask(path, { method, headers: { ...bearer(admin), cookie, ...headers } })
        expect([method, path, answer.status >= 400 && answer.status < 500]).toEqual([method, path, true])
        expect(corsHeadersOf(answer)).toEqual([])
        expect(answer.headers['set-cookie']).toBeUndefined()
      }
    }
    for (const headers of foreign) {
      const requests: [string, RawRequest][] = [
        [`/api/v1/ride/${ride}/`, { method: 'DELETE', headers: { ...bearer(deleter), ...headers } }],
        ['/api/v1/rides', { headers: { ...bearer(reader), ...headers } }],
        ['/live', { headers: { ...bearer(reader), ...headers } }],
        [
          '/bridge/call/token.create',
          { method: 'POST', headers: { cookie, ...headers }, body: { name: 'x', scopes: ['admin'] } }
        ],
        ['/session', { method: 'POST', headers, body: { token: reader } }],
        [link, { headers }]
      ]
      for (const [path, request] of requests) {
        const body = request.body === undefined ? {} : { 'content-type': 'application/json' }
        const answer = await ask(path, { ...request, headers: { ...body, ...request.headers } })
        expect([path, headers, answer.status]).toEqual([path, headers, 403])
        expect(answer.headers['set-cookie']).toBeUndefined()
      }
    }
    expect((await rides()).some(({ ride_id }) => ride_id === ride)).toBe(true)
    expect((await console.call('tokens.list', {})).items).toHaveLength(tokens)
    expect((await console.call('audit.list', {})).items).toHaveLength(audited)
  })

  it('@security F2 changes nothing by a cookie without our Origin, nor by one with a form', async () => {
    const ride = await endedRide()
    const deletion = await ask(`/api/v1/ride/${ride}/`, { method: 'DELETE', headers: { cookie } })
    expect(deletion.status).toBe(401)
    const withoutOrigin = await ask('/bridge/call/ride.delete', {
      method: 'POST',
      headers: { cookie, 'content-type': 'application/json' },
      body: { ride_id: ride }
    })
    expect(withoutOrigin.status).toBe(403)
    for (const type of ['text/plain', 'application/x-www-form-urlencoded', 'multipart/form-data; boundary=x']) {
      const form = await ask('/bridge/call/ride.delete', {
        method: 'POST',
        headers: { cookie, origin: console.url, 'content-type': type },
        body: `{"ride_id":${ride}}`
      })
      expect([type, form.status]).toEqual([type, 415])
    }
    expect((await rides()).some(({ ride_id }) => ride_id === ride)).toBe(true)
  })

  it('@security F3 has no CORS headers, whoever asks, and answers a preflight with no leave and no TRACE', async () => {
    for (const path of everyPath) {
      const preflight = await ask(path, {
        method: 'OPTIONS',
        headers: {
          origin: console.url,
          'access-control-request-method': 'DELETE',
          'access-control-request-headers': 'authorization'
        }
      })
      const trace = await ask(path, { method: 'TRACE', headers: { ...bearer(reader), 'x-echoed': 'planted-echo' } })
      // What methods there are is no leave: without CORS headers a browser asks no further.
      expect([path, preflight.status === 204 || (preflight.status >= 400 && preflight.status < 500)]).toEqual([
        path,
        true
      ])
      expect([path, trace.status >= 400 && trace.status < 500]).toEqual([path, true])
      for (const answer of [preflight, trace]) {
        expect(corsHeadersOf(answer)).toEqual([])
        expect(answer.text + JSON.stringify(answer.headers)).not.toContain('planted-echo')
      }
    }
    for (const path of ['/health', '/openapi.json', '/docs', '/', '/api/v1/rides', '/api/v1/status', '/nothing']) {
      const answer = await ask(path, { headers: bearer(reader) })
      expect([path, corsHeadersOf(answer)]).toEqual([path, []])
      expect(answer.headers['x-content-type-options']).toBe('nosniff')
    }
  })

  it('@security F6 lets no cache keep what it answered with a credential', async () => {
    for (const { method, path } of apiPaths.filter(({ method: by }) => by === 'GET')) {
      const answer = await ask(path, { method, headers: bearer(reader) })
      expect([path, answer.headers['cache-control']]).toEqual([path, expect.stringMatching(/no-store|private/)])
    }
  })

  it('@security E5 F1 keeps every secret and every rider out of logs, files, output, request log, audit and open routes', async () => {
    const password = newPassword()
    const wrongPassword = newPassword()
    const wrongToken = `dlt_${randomBytes(8).toString('hex')}_${randomBytes(32).toString('base64url')}`
    await console.call('api_user.save', { name: 'excel', password, scopes: ['read', 'delete'] })
    const riders = (await console.call('riders.list', { limit: 1_000 })).items
    expect(riders.length).toBeGreaterThan(5)
    const [rider] = riders
    // As careless clients do: credentials in headers, in the query, in the path and in a body, right and wrong ones.
    const careless: [string, RawRequest][] = [
      ...[bearer(reader), { 'api-key': reader }, basic('excel', password)].map((headers): [string, RawRequest] => [
        '/api/v1/riders',
        { headers }
      ]),
      [`/api/v1/rides?token=${reader}`, { headers: bearer(reader) }],
      [`/api/v1/riders?query=${encodeURIComponent(rider?.name ?? '')}`, { headers: bearer(reader) }],
      [`/api/v1/riders?query=${encodeURIComponent(rider?.email ?? '')}`, { headers: bearer(reader) }],
      [`/city/${encodeURIComponent(rider?.name ?? '')}`, { headers: bearer(reader) }],
      [`/api/v1/ride/${reader}`, { headers: bearer(reader) }],
      [`/${reader}`, {}],
      ['/api/v1/rides', { headers: bearer(wrongToken) }],
      ['/api/v1/rides', { headers: basic('excel', wrongPassword) }],
      [
        '/session',
        {
          method: 'POST',
          headers: { origin: console.url, 'content-type': 'application/json' },
          body: { token: reader }
        }
      ],
      [
        '/api/v1/rides',
        { method: 'POST', headers: { ...bearer(reader), 'content-type': 'application/json' }, body: { password } }
      ],
      [
        '/api/v1/rides',
        {
          method: 'POST',
          headers: { ...bearer(reader), 'content-type': 'application/json' },
          body: `{"password":"${password}"`
        }
      ],
      [`/api/v1/ride/${await endedRide()}/`, { method: 'DELETE', headers: basic('excel', password) }]
    ]
    const answers: string[] = []
    for (const [path, request] of careless) {
      const answer = await ask(path, request)
      expect([path, answer.status < 500]).toEqual([path, true])
      if (answer.status >= 400) answers.push(answer.text + JSON.stringify(answer.headers))
    }
    for (const path of openPaths) answers.push((await ask(path)).text)
    for (const path of ['/status', '/api/v1/status']) answers.push((await ask(path, { headers: bearer(reader) })).text)
    const requests = await console.call('api.requests', { limit: 1_000 })
    const audit = await console.call('audit.list', { limit: 1_000 })
    const listed = [await console.call('tokens.list', {}), await console.call('api_users.list', {})]
    expect(requests.items.length).toBeGreaterThan(10)
    expect(audit.items).toContainEqual(expect.objectContaining({ action: 'ride.delete', by: 'user excel' }))
    const settings = await console.call('settings.get', {})
    const control = readFileSync(join(console.dataDir, 'run', 'control.json'))
    answers.push(...[requests, audit, listed, settings].map((told) => JSON.stringify(told)), control.toString())
    expect(await console.stop()).toBe(0)

    const secrets = [reader, deleter, admin, console.reader].flatMap((token) => [
      token,
      token.split('_').at(-1) ?? token
    ])
    const passwords = [password, wrongPassword, wrongToken, kafkaPassword, mailPassword]
    const encoded = [password, wrongPassword].map((each) => Buffer.from(`excel:${each}`).toString('base64'))
    const session = cookie.split('=').at(-1) ?? ''
    const neverAnywhere = [...secrets, ...passwords, ...encoded, session]
    const persons = riders.flatMap(({ name, email }) => [name, email]).filter((text) => text !== null && text !== '')
    const files = filesBelow(console.dataDir)
    const worldData = dataFile(worldFolder(console.dataDir, 'simulator'))
    expect(files.some(({ path }) => path.includes('logs'))).toBe(true)
    const places = [
      ...files,
      // The link with which the page signs in is meant for who sees the standard output.
      { path: 'printed', bytes: Buffer.from(console.printed().replaceAll(link, '')) },
      ...answers.map((text) => ({ path: 'an answer', bytes: Buffer.from(text) }))
    ]
    // What is looked for in this manner is found where it is.
    const known = files.filter(({ path, bytes }) => path.startsWith(worldData) && bytes.includes(persons[0] ?? ''))
    expect(known.length).toBeGreaterThan(0)
    const hits = places.flatMap(({ path, bytes }) => {
      // Riders are in the store of rides, and nowhere else.
      const searched = path.startsWith(worldData) ? neverAnywhere : [...neverAnywhere, ...persons]
      return searched.filter((text) => text !== null && bytes.includes(text)).map((text) => `${path}: ${text}`)
    })
    expect(hits).toEqual([])
    for (const { path, bytes } of places) {
      if (path !== 'an answer') expect([path, bytes.includes(link.split('=').at(-1) ?? link)]).toEqual([path, false])
    }
  })
})

describe('The REST API with the limits of a gym', () => {
  let console: ApiConsole
  beforeAll(async () => {
    console = await startApiConsole(['--bikes', '3'])
  })
  afterAll(async () => {
    await console?.stop()
    console?.remove()
  })

  it('@security F1 answers a flood of wrong credentials with 429 and Retry-After, and the right one every time', async () => {
    const rounds = 30
    const statuses: number[] = []
    const right: number[] = []
    for (let round = 0; round < rounds; round += 1) {
      const wrong = Array.from({ length: 10 }, (_, turn) => {
        const guess = randomBytes(32).toString('base64url')
        const headers = turn === 0 ? basic('front', guess) : turn % 2 === 0 ? { 'api-key': guess } : bearer(guess)
        return send(console.url, '/api/v1/status', { headers })
      })
      const served = send(console.url, '/api/v1/status', { headers: bearer(console.reader) })
      for (const answer of await Promise.all(wrong)) {
        statuses.push(answer.status)
        if (answer.status === 429) expect(Number(answer.headers['retry-after'])).toBeGreaterThan(0)
      }
      right.push((await served).status)
    }
    expect(statuses.slice(0, 20).every((status) => status === 401)).toBe(true)
    expect(statuses.filter((status) => status === 401)).toHaveLength(30)
    expect(statuses.filter((status) => status === 429)).toHaveLength(rounds * 10 - 30)
    expect(right).toEqual(Array.from({ length: rounds }, () => 200))
    // Who brings none is told so: that is no guess.
    expect((await send(console.url, '/api/v1/status')).status).toBe(401)
  })

  it('@security F5 slows a right token that asks too much, with Retry-After, and not another one', async () => {
    const { token: greedy } = await console.createToken('read')
    const answers = await Promise.all(
      Array.from({ length: 400 }, () => send(console.url, '/api/v1/status', { headers: bearer(greedy) }))
    )
    const refused = answers.filter(({ status }) => status === 429)
    expect(refused.length).toBeGreaterThan(0)
    expect(answers.filter(({ status }) => status === 200).length).toBeGreaterThanOrEqual(200)
    for (const { headers } of refused) expect(Number(headers['retry-after'])).toBeGreaterThan(0)
    const { token: modest } = await console.createToken('read')
    expect((await send(console.url, '/api/v1/status', { headers: bearer(modest) })).status).toBe(200)
  })
})
