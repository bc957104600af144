import { describe, expect, it, onTestFinished } from 'vitest'
import { createEngineThread, type EngineThread } from '../../../../../src/main/engine/threads/engine-thread'
import { workerFile } from './worker-file'

interface Started {
  readonly thread: EngineThread
  readonly news: [string, unknown][]
  readonly deaths: unknown[]
  /** Resolves when so many deaths were told. */
  died(count: number): Promise<void>
}

function create(body: string, data: unknown = null): Started {
  const news: [string, unknown][] = []
  const deaths: unknown[] = []
  let onDeath = (): void => undefined
  const thread = createEngineThread({
    file: workerFile(body),
    data,
    onNews: (name, payload) => news.push([name, payload]),
    onDeath(error) {
      deaths.push(error)
      onDeath()
    }
  })
  onTestFinished(() => thread.stop(10))
  return {
    thread,
    news,
    deaths,
    died: (count) =>
      new Promise((resolve) => {
        onDeath = () => {
          if (deaths.length >= count) resolve()
        }
        onDeath()
      })
  }
}

function start(body: string, data?: unknown): Started {
  const started = create(body, data)
  started.thread.start()
  return started
}

const unavailable = { ok: false, error: { code: 'unavailable' } }
const echo = 'onRequest(({ id, name, input }) => answer(id, [name, input, workerData]))'

describe('a call to a thread', () => {
  it('is answered by the thread, which has the data it was given', async () => {
    const { thread } = start(echo, { dataDir: '/gym' })
    expect(await thread.call('rides.list', { limit: 3 })).toEqual({
      ok: true,
      value: ['rides.list', { limit: 3 }, { dataDir: '/gym' }]
    })
  })

  it('gets its own answer, in whatever order they come', async () => {
    const { thread } = start(`
      const held = []
      onRequest(({ id, input }) => {
        held.push([id, input])
        if (held.length === 3) for (const [id, input] of held.reverse()) answer(id, input)
      })`)
    const answers = await Promise.all([1, 2, 3].map((input) => thread.call('any', input)))
    expect(answers).toEqual([1, 2, 3].map((value) => ({ ok: true, value })))
  })

  it('is unavailable before the thread is started, and after it was stopped', async () => {
    const { thread } = create(echo)
    expect(await thread.call('any', {})).toMatchObject(unavailable)
    thread.start()
    expect(await thread.call('any', {})).toMatchObject({ ok: true })
    await thread.stop(10)
    expect(await thread.call('any', {})).toMatchObject(unavailable)
  })
})

describe('a thread that dies', () => {
  it.each([
    ['throws', "throw new Error('out of luck')", /out of luck/],
    ['has a rejection that nobody handles', "Promise.reject(new Error('out of luck'))", /out of luck/],
    ['exits', 'process.exit(3)', /ended with code 3/]
  ])('because it %s answers what waits as unavailable, and is told of once', async (_, how, why) => {
    const { thread, deaths, died } = start(`onRequest(({ name }) => { if (name === 'die') { ${how} } })`)
    const waiting = [thread.call('wait', {}), thread.call('die', {})]
    for (const answer of await Promise.all(waiting)) expect(answer).toMatchObject(unavailable)
    await died(1)
    expect(deaths.map(String)).toEqual([expect.stringMatching(why)])
    expect(await thread.call('wait', {})).toMatchObject(unavailable)
  })

  it('before it was ready is told of as well', async () => {
    const { deaths, died } = start("throw new Error('no such file')")
    await died(1)
    expect(String(deaths[0])).toContain('no such file')
  })

  it('can be started again, and answers again', async () => {
    const { thread, deaths, died } = start(
      `onRequest(({ id, name }) => name === 'die' ? process.exit(1) : answer(id, 1))`
    )
    await thread.call('die', {})
    await died(1)
    thread.start()
    expect(await thread.call('any', {})).toEqual({ ok: true, value: 1 })
    expect(deaths).toHaveLength(1)
  })
})

describe('news of a thread', () => {
  it('are told in their order, and do not mix with answers', async () => {
    const { thread, news } = start(`
      tell('ready', null)
      onRequest(({ id }) => { tell('status', [1]); tell('status', [2]); answer(id, 'done') })`)
    expect(await thread.call('any', {})).toEqual({ ok: true, value: 'done' })
    expect(news).toEqual([
      ['ready', null],
      ['status', [1]],
      ['status', [2]]
    ])
  })
})

describe('a stop', () => {
  it('asks the thread to close what it holds, waits for it, and is no death', async () => {
    const { thread, news, deaths } = start(`
      onRequest(({ id, name }) => setTimeout(() => { tell('closed', name); answer(id, null) }, 20))`)
    await thread.stop(60_000)
    expect(news).toEqual([['closed', 'stop']])
    expect(deaths).toEqual([])
  })

  it('ends a thread that does not answer, when its time is over', async () => {
    const { thread, deaths } = start("onRequest(() => undefined); tell('ready', null)")
    const waiting = thread.call('any', {})
    await thread.stop(20)
    expect(await waiting).toMatchObject(unavailable)
    expect(deaths).toEqual([])
  })

  it('ends a thread that is caught in a loop', async () => {
    const { thread, deaths } = start('for (;;) {}')
    await thread.stop(20)
    expect(deaths).toEqual([])
  })

  it('resolves for a thread that dies of it', async () => {
    const { thread } = start('onRequest(() => process.exit(1))')
    await thread.stop(60_000)
    expect(await thread.call('any', {})).toMatchObject(unavailable)
  })

  it('of a thread that is not there does nothing, also twice', async () => {
    const { thread } = create(echo)
    await thread.stop(10)
    thread.start()
    await Promise.all([thread.stop(20), thread.stop(20)])
    await thread.stop(10)
    expect(await thread.call('any', {})).toMatchObject(unavailable)
  })
})
