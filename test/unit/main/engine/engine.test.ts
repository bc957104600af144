import { join } from 'node:path'
import { afterEach, describe, expect, it, onTestFinished, vi } from 'vitest'
import { createEngine, openStores } from '../../../../src/main/engine/engine'
import { tileOf } from '../../../../src/main/engine/floor/tile'
import type { Engine, EngineSettings } from '../../../../src/main/engine/ports'
import { worldFolder } from '../../../../src/main/engine/store/files'
import type { ConsoleInfo } from '../../../../src/shared/domain/console'
import type { Tile } from '../../../../src/shared/domain/floor'
import { caller, echo, portsWith, settings, signal, start, until } from './engine-fixture'
import { streamAfter } from './floor/stream-fixture'

afterEach(() => {
  vi.useRealTimers()
})

describe('the engine', () => {
  it('has each call answered by the thread that can, with its input', async () => {
    const { engine } = await start()
    const { handlers } = engine
    const asked = await Promise.all([
      handlers['status.get']({}, signal, caller),
      handlers['floor.snapshot']({}, signal, caller),
      handlers['rides.list']({ limit: 3 }, signal, caller),
      handlers['ride.get']({ ride_id: 7 }, signal, caller),
      handlers['ride.readings']({ ride_id: 7, limit: 3 }, signal, caller),
      handlers['ride.follow']({ ride_id: 7, after: 2, limit: 3 }, signal, caller),
      handlers['rider.get']({ rider_id: 8 }, signal, caller),
      handlers['riders.search']({ query: 'ada', limit: 3 }, signal, caller),
      handlers['tail.read']({ after: 4 }, signal, caller),
      handlers['throughput.get']({}, signal, caller),
      handlers['replay.start']({ file: '/bikes.log', speed: 10 }, signal, caller),
      handlers['replay.status']({}, signal, caller),
      handlers['replay.stop']({}, signal, caller),
      handlers['store.size']({}, signal, caller),
      handlers['quarantine.list']({ limit: 3 }, signal, caller),
      handlers['token.create']({ name: 'n', scopes: ['read'], expires_in_days: null }, signal, caller)
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
      { thread: 'pipeline', name: 'replay.start', input: { file: '/bikes.log', speed: 10 } },
      { thread: 'pipeline', name: 'replay.status' },
      { thread: 'pipeline', name: 'replay.stop' },
      { thread: 'query', name: 'store.size' },
      { thread: 'query', name: 'quarantine.list', input: { limit: 3 } },
      { thread: 'jobs', name: 'token.create', input: { name: 'n', scopes: ['read'], expires_in_days: null } }
    ])
    expect(asked[0]).toMatchObject({ value: { worldDir: '/gym' } })
  })

  it('knows itself without a thread', async () => {
    const { ports } = portsWith({})
    const inWorld = (source: EngineSettings['source']) =>
      createEngine(ports, { ...settings, source }).handlers['console.info']({}, signal, caller)
    expect(await inWorld('kafka')).toMatchObject({ ok: true, value: { version: '1.2.3', world: 'gym' } })
    expect(await inWorld('simulator')).toMatchObject({
      value: { world: 'sample', time_zone: 'Europe/London', applying: false }
    })
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
    await engine.handlers['status.get']({}, signal, caller)
    unsubscribe()
    await engine.handlers['status.get']({}, signal, caller)
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
    expect(await engine.handlers['status.get']({}, signal, caller)).toMatchObject({ error: { code: 'unavailable' } })
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
      void engine.handlers['status.get']({}, signal, caller)
      await until(() => count(died) === deaths)
      expect(vi.getTimerCount()).toBe(1)
      vi.advanceTimersByTime(waitMs - 1)
      expect(vi.getTimerCount()).toBe(1)
      vi.advanceTimersByTime(1)
      now += waitMs
    }
    await until(() => count('born') === 4)
    void engine.handlers['status.get']({}, signal, caller)
    await until(() => count(died) === 4)
    expect(vi.getTimerCount()).toBe(0)
    expect(await engine.handlers['status.get']({}, signal, caller)).toMatchObject({ error: { code: 'unavailable' } })
    expect(await engine.handlers['rides.list']({ limit: 1 }, signal, caller)).toMatchObject({ ok: true })
  })

  it('after a long life is started again as if it had never died', async () => {
    vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout'] })
    let now = 0
    const { engine, logged } = await start({ pipeline: mortal }, () => now)
    const count = (msg: string): number => logged.filter((line) => line.msg === msg).length
    for (let deaths = 1; deaths <= 6; deaths += 1) {
      await until(() => count('born') === deaths)
      now += 60_001
      void engine.handlers['status.get']({}, signal, caller)
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
    void engine.handlers['status.get']({}, signal, caller)
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
    void engine.handlers['status.get']({}, signal, caller)
    await until(() => logged.some(({ msg }) => msg === died))
    await engine.stop()
    vi.advanceTimersByTime(60_000)
    expect(await engine.handlers['floor.snapshot']({}, signal, caller)).toMatchObject({
      error: { code: 'unavailable' }
    })
  })

  it('because it is stopped is no trouble to tell of', async () => {
    const { engine, logged } = await start({ jobs: "onRequest(() => process.exit(1)); tell('ready', null)" })
    await engine.stop()
    expect(logged.filter(({ msg }) => msg === died)).toEqual([])
  })
})

describe('other settings', () => {
  const simulated: EngineSettings = { ...settings, source: 'simulator', simulator: { bikes: 3, seed: 1 } }
  const worldOf = async (engine: Engine): Promise<unknown> => engine.handlers['status.get']({}, signal, caller)

  it('are run on from then on, in their own world, by threads that were stopped in order before', async () => {
    const { engine, logged, applied } = await start()
    expect(await engine.apply(simulated)).toEqual({ ok: true, value: null })
    expect(logged.filter(({ msg }) => msg === 'stopped').map(({ thread }) => thread)).toEqual([
      'jobs',
      'query',
      'pipeline'
    ])
    expect(await worldOf(engine)).toMatchObject({ value: { worldDir: join('/gym', 'sample') } })
    expect(await engine.handlers['console.info']({}, signal, caller)).toMatchObject({ value: { world: 'sample' } })
    expect(applied).toEqual([simulated])
  })

  it('leave all as it is where they are the same', async () => {
    const { engine, logged, applied } = await start()
    expect(await engine.apply({ ...settings })).toEqual({ ok: true, value: null })
    expect(logged).toEqual([])
    expect(applied).toEqual([settings])
  })

  it('have calls answered "unavailable" while they are applied, tokens waiting, and the console told before and after', async () => {
    const { engine } = await start({
      jobs: "onRequest(({ id }) => answer(id, { caller: 1, storedHash: null })); tell('ready', null)"
    })
    const told: ConsoleInfo[] = []
    engine.subscribe('console', (items) => void told.push(...items))
    const applying = engine.apply(simulated)
    const asked = engine.authenticate({ token: 'good' })
    expect(await engine.handlers['rides.list']({ limit: 1 }, signal, caller)).toMatchObject({
      error: { code: 'unavailable' }
    })
    expect(await engine.handlers['console.info']({}, signal, caller)).toMatchObject({ value: { applying: true } })
    expect(await engine.apply(settings)).toMatchObject({ error: { code: 'busy' } })
    await applying
    expect(await asked).not.toBeNull()
    expect(told).toMatchObject([
      { world: 'gym', applying: true },
      { world: 'sample', applying: false }
    ])
    expect(await engine.handlers['rides.list']({ limit: 1 }, signal, caller)).toMatchObject({ ok: true })
  })

  it('on which it does not start give way to those before, and the answer says so', async () => {
    const { engine, applied, logged } = await start({
      pipeline: `
        if (workerData.settings.source === 'simulator') throw new Error('the database is from a newer version')
        ${echo('pipeline')}`
    })
    expect(await engine.apply(simulated)).toMatchObject({
      error: { code: 'unavailable', message: expect.stringContaining('runs on those before') }
    })
    expect(await worldOf(engine)).toMatchObject({ value: { worldDir: '/gym' } })
    expect(await engine.handlers['console.info']({}, signal, caller)).toMatchObject({
      value: { world: 'gym', applying: false }
    })
    expect(applied).toEqual([])
    expect(logged.some(({ msg }) => msg === 'the engine did not start on its settings')).toBe(true)
  })

  it('are left when the engine stops while they are applied, and nothing runs after it', async () => {
    const { engine } = await start()
    const applying = engine.apply(simulated)
    await engine.stop()
    expect(await applying).toMatchObject({ error: { code: 'unavailable' } })
    expect(await engine.apply(simulated)).toMatchObject({ error: { code: 'unavailable' } })
    expect(await worldOf(engine)).toMatchObject({ error: { code: 'unavailable' } })
  })
})

describe('a connection test', () => {
  const dns = { step: 'dns', state: 'ok', sentence: 'Known.', detail: null, took_ms: 1 }
  const testing = `
    let running = null
    onRequest(({ id, name, input }) => {
      if (name === 'connection-test.run') {
        tell('connection-test-step', { testId: input.testId, step: ${JSON.stringify(dns)} })
        running = id
        if (input.settings.topic !== 'endless') answer(id, null)
      } else if (name === 'connection-test.stop') { answer(running, null); answer(id, null) }
      else answer(id, null)
    })
    tell('ready', null)`
  const form = (topic: string) => ({ changes: { brokers: 'a:1', topic } })

  it('answers the steps that its thread told, of settings that are not saved', async () => {
    const { engine } = await start({ jobs: testing })
    expect(await engine.handlers['settings.test_connection'](form('bikes'), signal, caller)).toEqual({
      ok: true,
      value: { faults: [], steps: [dns] }
    })
    expect(await engine.handlers['settings.test_progress']({}, signal, caller)).toEqual({
      ok: true,
      value: { running: false, steps: [dns] }
    })
  })

  it('can be followed, is the only one, and ends when its caller goes', async () => {
    const { engine } = await start({ jobs: testing })
    const { handlers } = engine
    const gone = new AbortController()
    const asked = Promise.resolve(handlers['settings.test_connection'](form('endless'), gone.signal, caller))
    let seen: unknown
    const look = async (): Promise<void> => {
      seen = await handlers['settings.test_progress']({}, signal, caller)
    }
    await until(() => {
      void look()
      return JSON.stringify(seen)?.includes('dns') === true
    })
    expect(seen).toMatchObject({ value: { running: true, steps: [dns] } })
    expect(await handlers['settings.test_connection'](form('bikes'), signal, caller)).toMatchObject({
      error: { code: 'busy' }
    })
    gone.abort()
    expect(await asked).toMatchObject({ value: { steps: [dns] } })
    expect(await handlers['settings.test_connection'](form('bikes'), signal, caller)).toMatchObject({ ok: true })
  })
})

describe('the stores of a console that does not run', () => {
  it('can be asked, the source can not', async () => {
    const { ports } = portsWith({ pipeline: "throw new Error('the source must not be started')" }, () => 0)
    const stores = await openStores(ports, { ...settings, source: 'simulator' })
    onTestFinished(() => stores.close())
    const { handlers } = stores
    expect(await handlers['status.get']({}, signal, caller)).toMatchObject({
      value: { thread: 'query', name: 'status.stored', worldDir: join('/gym', 'sample') }
    })
    expect(await handlers['rides.list']({ limit: 1 }, signal, caller)).toMatchObject({ value: { thread: 'query' } })
    expect(
      await handlers['token.create']({ name: 'n', scopes: ['read'], expires_in_days: null }, signal, caller)
    ).toMatchObject({
      value: { thread: 'jobs' }
    })
    expect(await handlers['floor.snapshot']({}, signal, caller)).toEqual({
      ok: true,
      value: { at: '1970-01-01T00:00:00.000Z', tiles: [] }
    })
    expect(await handlers['riders.search']({ query: '', limit: 1 }, signal, caller)).toMatchObject({
      value: { thread: 'query' }
    })
    expect(await handlers['tail.read']({ after: 0 }, signal, caller)).toEqual({ ok: true, value: { lines: [] } })
    expect(await handlers['throughput.get']({}, signal, caller)).toEqual({
      ok: true,
      value: { every_s: 5, points: [] }
    })
  })
})

describe('worldFolder', () => {
  it('keeps what the simulator writes apart from the data of a gym', () => {
    expect(worldFolder('/gym', 'kafka')).toBe('/gym')
    expect(worldFolder('/gym', 'simulator')).toBe(join('/gym', 'sample'))
  })
})
