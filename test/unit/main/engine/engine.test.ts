import { join } from 'node:path'
import pino from 'pino'
import { afterEach, describe, expect, it, onTestFinished, vi } from 'vitest'
import { createEngine, openStores, worldFolder } from '../../../../src/main/engine/engine'
import { tileOf } from '../../../../src/main/engine/floor/tile'
import type { EnginePorts, EngineSettings, ThreadName } from '../../../../src/main/engine/ports'
import type { Tile } from '../../../../src/shared/domain/floor'
import { streamAfter } from './floor/stream-fixture'
import { workerFile } from './threads/worker-file'

const settings: EngineSettings = {
  source: 'kafka',
  kafka: { brokers: ['a:1'], topic: 'deloton', from: 'earliest', tls: false, caFile: null, sasl: null },
  simulator: { bikes: 24, seed: 1 },
  silenceLimitMs: 600_000
}
const signal = new AbortController().signal

/** A thread that answers every call with who was asked what, and says in the log when it is stopped. */
const echo = (thread: ThreadName): string => `
  onRequest(({ id, name, input }) => {
    if (name === 'stop') tell('log', { level: 'info', message: 'stopped', fields: {} })
    answer(id, { thread: '${thread}', name, input, worldDir: workerData.worldDir })
  })
  tell('ready', null)`

interface LogLine {
  readonly level: number
  readonly msg: string
  readonly thread?: ThreadName
}

function portsWith(bodies: Partial<Record<ThreadName, string>>, now: () => number = Date.now) {
  const logged: LogLine[] = []
  const files = {
    pipeline: workerFile(bodies.pipeline ?? echo('pipeline')),
    query: workerFile(bodies.query ?? echo('query')),
    jobs: workerFile(bodies.jobs ?? echo('jobs'))
  }
  const ports: EnginePorts = {
    dataDir: '/gym',
    threadFile: (name) => files[name],
    now,
    log: pino({ level: 'debug' }, { write: (line: string) => logged.push(JSON.parse(line) as LogLine) }),
    version: '1.2.3'
  }
  return { ports, logged }
}

async function start(bodies: Partial<Record<ThreadName, string>> = {}, now?: () => number) {
  const { ports, logged } = portsWith(bodies, now)
  const engine = createEngine(ports, settings)
  onTestFinished(() => engine.stop())
  await engine.start()
  return { engine, logged }
}

/** Waits for what threads do, which no clock of the test moves. */
async function until(isSo: () => boolean): Promise<void> {
  while (!isSo()) await new Promise((resolve) => setImmediate(resolve))
}

afterEach(() => {
  vi.useRealTimers()
})

describe('the engine', () => {
  it('has each call answered by the thread that can, with its input', async () => {
    const { engine } = await start()
    const { handlers } = engine
    const asked = await Promise.all([
      handlers['status.get']({}, signal),
      handlers['floor.snapshot']({}, signal),
      handlers['rides.list']({ limit: 3 }, signal),
      handlers['ride.get']({ ride_id: 7 }, signal),
      handlers['ride.readings']({ ride_id: 7, limit: 3 }, signal),
      handlers['ride.follow']({ ride_id: 7, after: 2, limit: 3 }, signal),
      handlers['rider.get']({ rider_id: 8 }, signal),
      handlers['riders.search']({ query: 'ada', limit: 3 }, signal),
      handlers['tail.read']({ after: 4 }, signal),
      handlers['throughput.get']({}, signal),
      handlers['store.size']({}, signal),
      handlers['quarantine.list']({ limit: 3 }, signal),
      handlers['token.create']({ name: 'n', scopes: ['read'] }, signal)
    ])
    expect(asked.map((answer) => (answer.ok ? answer.value : answer.error))).toMatchObject([
      { thread: 'pipeline', name: 'status.get' },
      { thread: 'pipeline', name: 'floor.snapshot' },
      { thread: 'query', name: 'rides.list', input: { limit: 3 } },
      { thread: 'query', name: 'ride.get', input: { ride_id: 7 } },
      { thread: 'query', name: 'ride.readings', input: { ride_id: 7, limit: 3 } },
      { thread: 'query', name: 'ride.follow', input: { ride_id: 7, after: 2, limit: 3 } },
      { thread: 'query', name: 'rider.get', input: { rider_id: 8 } },
      { thread: 'query', name: 'riders.search', input: { query: 'ada', limit: 3 } },
      { thread: 'pipeline', name: 'tail.read', input: { after: 4 } },
      { thread: 'pipeline', name: 'throughput.get' },
      { thread: 'query', name: 'store.size' },
      { thread: 'query', name: 'quarantine.list', input: { limit: 3 } },
      { thread: 'jobs', name: 'token.create', input: { name: 'n', scopes: ['read'] } }
    ])
    expect(asked[0]).toMatchObject({ value: { worldDir: '/gym' } })
  })

  it('knows itself without a thread', async () => {
    const { ports } = portsWith({})
    const inWorld = (source: EngineSettings['source']) =>
      createEngine(ports, { ...settings, source }).handlers['console.info']({}, signal)
    expect(await inWorld('kafka')).toMatchObject({ ok: true, value: { version: '1.2.3', world: 'gym' } })
    expect(await inWorld('simulator')).toMatchObject({ value: { world: 'sample', time_zone: expect.any(String) } })
  })

  it('gives a caller the scopes of its token, and nobody else any', async () => {
    const { engine } = await start({
      jobs: `
        onRequest(({ id, name, input }) => {
          if (name === 'token.scopes' && input.token === 'broken')
            parentPort.postMessage({ kind: 'answer', id, result: { ok: false, error: { code: 'internal', message: '' } } })
          else answer(id, input.token === 'good' ? ['read', 'delete'] : null)
        })
        tell('ready', null)`
    })
    expect(await engine.authenticate('good')).toEqual({ scopes: new Set(['read', 'delete']) })
    expect(await engine.authenticate('wrong')).toBeNull()
    expect(await engine.authenticate('broken')).toBeNull()
  })

  it('authenticates nobody before it is started and after it is stopped', async () => {
    const { ports } = portsWith({ jobs: "onRequest(({ id }) => answer(id, ['admin'])); tell('ready', null)" })
    const engine = createEngine(ports, settings)
    expect(await engine.authenticate('good')).toBeNull()
    await engine.start()
    expect(await engine.authenticate('good')).not.toBeNull()
    await engine.stop()
    expect(await engine.authenticate('good')).toBeNull()
  })

  it('hands the news of the pipeline to those who subscribed', async () => {
    const tile = tileOf(streamAfter('SN0001', []), null)
    const { engine } = await start({
      pipeline: `
        onRequest(({ id }) => { tell('floor', [${JSON.stringify(tile)}]); answer(id, null) })
        tell('ready', null)`
    })
    const given: Tile[][] = []
    const unsubscribe = engine.subscribe('floor', (tiles) => void given.push(tiles))
    await engine.handlers['status.get']({}, signal)
    unsubscribe()
    await engine.handlers['status.get']({}, signal)
    expect(given).toEqual([[tile]])
  })

  it('stops jobs and readers first and the writer last, and may be stopped twice', async () => {
    const { engine, logged } = await start()
    await engine.stop()
    await engine.stop()
    expect(logged.filter(({ msg }) => msg === 'stopped').map(({ thread }) => thread)).toEqual([
      'jobs',
      'query',
      'pipeline'
    ])
    expect(await engine.handlers['status.get']({}, signal)).toMatchObject({ error: { code: 'unavailable' } })
  })

  it('does not start when a thread dies before it is ready, and says what of', async () => {
    const { ports } = portsWith({ pipeline: "throw new Error('the database is from a newer version')" })
    const engine = createEngine(ports, settings)
    onTestFinished(() => engine.stop())
    await expect(engine.start()).rejects.toThrow('the database is from a newer version')
  })
})

describe('a thread of the engine that dies', () => {
  const died = 'a thread of the engine died'
  /** Dies when asked to; where `workerData` says it was born too often, at once. */
  const mortal = `
    onRequest(({ id, name }) => name === 'status.get' ? process.exit(1) : answer(id, 1))
    tell('ready', null)
    tell('log', { level: 'info', message: 'born', fields: {} })`

  it('is started again after longer and longer waits, and stays down when that does not help', async () => {
    vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout'] })
    let now = 0
    const { engine, logged } = await start({ pipeline: mortal }, () => now)
    const count = (msg: string): number => logged.filter((line) => line.msg === msg).length
    for (const [deaths, waitMs] of [
      [1, 250],
      [2, 1_000],
      [3, 3_000]
    ] as const) {
      await until(() => count('born') === deaths)
      void engine.handlers['status.get']({}, signal)
      await until(() => count(died) === deaths)
      expect(vi.getTimerCount()).toBe(1)
      vi.advanceTimersByTime(waitMs - 1)
      expect(vi.getTimerCount()).toBe(1)
      vi.advanceTimersByTime(1)
      now += waitMs
    }
    await until(() => count('born') === 4)
    void engine.handlers['status.get']({}, signal)
    await until(() => count(died) === 4)
    expect(vi.getTimerCount()).toBe(0)
    expect(await engine.handlers['status.get']({}, signal)).toMatchObject({ error: { code: 'unavailable' } })
    expect(await engine.handlers['rides.list']({ limit: 1 }, signal)).toMatchObject({ ok: true })
  })

  it('after a long life is started again as if it had never died', async () => {
    vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout'] })
    let now = 0
    const { engine, logged } = await start({ pipeline: mortal }, () => now)
    const count = (msg: string): number => logged.filter((line) => line.msg === msg).length
    for (let deaths = 1; deaths <= 6; deaths += 1) {
      await until(() => count('born') === deaths)
      now += 60_001
      void engine.handlers['status.get']({}, signal)
      await until(() => count(died) === deaths)
      vi.advanceTimersByTime(250)
    }
    await until(() => count('born') === 7)
  })

  it('again and again before it is ready stays down, however long it lived the first time', async () => {
    vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout'] })
    let now = 0
    // Ready the first time; from then on the file it needs is broken.
    const { engine, logged } = await start(
      {
        pipeline: `
          import { existsSync, writeFileSync } from 'node:fs'
          const mark = new URL('mark', import.meta.url)
          if (existsSync(mark)) throw new Error('the file is broken')
          writeFileSync(mark, '')
          onRequest(() => process.exit(1))
          tell('ready', null)`
      },
      () => now
    )
    now += 3_600_000
    void engine.handlers['status.get']({}, signal)
    const deaths = (): number => logged.filter(({ msg }) => msg === died).length
    for (const [count, waitMs] of [
      [1, 250],
      [2, 1_000],
      [3, 3_000]
    ] as const) {
      await until(() => deaths() === count)
      expect(vi.getTimerCount()).toBe(1)
      now += waitMs
      vi.advanceTimersByTime(waitMs)
    }
    await until(() => deaths() === 4)
    expect(vi.getTimerCount()).toBe(0)
  })

  it('is not started again while the engine stops', async () => {
    vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout'] })
    const { engine, logged } = await start({ pipeline: mortal })
    await until(() => logged.some(({ msg }) => msg === 'born'))
    void engine.handlers['status.get']({}, signal)
    await until(() => logged.some(({ msg }) => msg === died))
    await engine.stop()
    vi.advanceTimersByTime(60_000)
    expect(await engine.handlers['floor.snapshot']({}, signal)).toMatchObject({ error: { code: 'unavailable' } })
  })

  it('because it is stopped is no trouble to tell of', async () => {
    const { engine, logged } = await start({ jobs: "onRequest(() => process.exit(1)); tell('ready', null)" })
    await engine.stop()
    expect(logged.filter(({ msg }) => msg === died)).toEqual([])
  })
})

describe('the stores of a console that does not run', () => {
  it('can be asked, the source can not', async () => {
    const { ports } = portsWith({ pipeline: "throw new Error('the source must not be started')" }, () => 0)
    const stores = await openStores(ports, { ...settings, source: 'simulator' })
    onTestFinished(() => stores.close())
    const { handlers } = stores
    expect(await handlers['status.get']({}, signal)).toMatchObject({
      value: { thread: 'query', name: 'status.stored', worldDir: join('/gym', 'sample') }
    })
    expect(await handlers['rides.list']({ limit: 1 }, signal)).toMatchObject({ value: { thread: 'query' } })
    expect(await handlers['token.create']({ name: 'n', scopes: ['read'] }, signal)).toMatchObject({
      value: { thread: 'jobs' }
    })
    expect(await handlers['floor.snapshot']({}, signal)).toEqual({
      ok: true,
      value: { at: '1970-01-01T00:00:00.000Z', tiles: [] }
    })
    expect(await handlers['riders.search']({ query: '', limit: 1 }, signal)).toMatchObject({
      value: { thread: 'query' }
    })
    expect(await handlers['tail.read']({ after: 0 }, signal)).toEqual({ ok: true, value: { lines: [] } })
    expect(await handlers['throughput.get']({}, signal)).toEqual({ ok: true, value: { every_s: 5, points: [] } })
  })
})

describe('worldFolder', () => {
  it('keeps what the simulator writes apart from the data of a gym', () => {
    expect(worldFolder('/gym', 'kafka')).toBe('/gym')
    expect(worldFolder('/gym', 'simulator')).toBe(join('/gym', 'sample'))
  })
})
