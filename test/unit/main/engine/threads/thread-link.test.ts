import { MessageChannel } from 'node:worker_threads'
import { describe, expect, it, onTestFinished } from 'vitest'
import { type FromThread, serveThread, type ThreadHandlers } from '../../../../../src/main/engine/threads/thread-link'
import { fail, succeed } from '../../../../../src/shared/result'

/** Both ends of a channel: what is served on one is asked and heard on the other. */
function serve(handlers: ThreadHandlers) {
  const { port1: inside, port2: outside } = new MessageChannel()
  onTestFinished(() => {
    inside.close()
  })
  const defects: [string, unknown][] = []
  const news: [string, unknown][] = []
  const waiting = new Map<number, (result: unknown) => void>()
  const tell = serveThread(inside, handlers, (name, error) => defects.push([name, error]))
  outside.on('message', (message: FromThread) => {
    if (message.kind === 'news') news.push([message.name, message.payload])
    else waiting.get(message.id)?.(message.result)
  })
  let lastId = 0
  return {
    defects,
    news,
    tell,
    ask: (name: string, input: unknown = {}): Promise<unknown> => {
      lastId += 1
      const id = lastId
      return new Promise((resolve) => {
        waiting.set(id, resolve)
        outside.postMessage({ id, name, input })
      })
    }
  }
}

describe('serveThread', () => {
  it('answers what a handler answers, values and errors, at once or later', async () => {
    const { ask } = serve({
      double: ({ value }: { value: number }) => succeed(value * 2),
      later: async ({ value }: { value: string }) => succeed(value),
      missing: () => fail('not-found', 'There is no such ride.')
    })
    expect(await ask('double', { value: 21 })).toEqual({ ok: true, value: 42 })
    expect(await ask('later', { value: 'x' })).toEqual({ ok: true, value: 'x' })
    expect(await ask('missing')).toEqual({ ok: false, error: { code: 'not-found', message: 'There is no such ride.' } })
  })

  it('lets a quick answer overtake a slow one', async () => {
    let release = (): void => undefined
    const held = new Promise<void>((resolve) => {
      release = resolve
    })
    const { ask } = serve({
      slow: async () => {
        await held
        return succeed('slow')
      },
      quick: () => succeed('quick')
    })
    const order: unknown[] = []
    const slow = ask('slow').then((answer) => order.push(answer))
    await ask('quick').then((answer) => order.push(answer))
    release()
    await slow
    expect(order).toEqual([succeed('quick'), succeed('slow')])
  })

  it.each(['other', '__proto__', 'constructor', 'toString', ''])('answers that there is no call %j', async (name) => {
    const { ask, defects } = serve({ known: () => succeed(null) })
    expect(await ask(name)).toMatchObject({ ok: false, error: { code: 'unknown-call' } })
    expect(defects).toEqual([])
  })

  it('answers a handler that throws or rejects as internal, tells of the defect here and nothing of it there', async () => {
    const { ask, defects } = serve({
      throws: () => {
        throw new Error('SELECT secret FROM rider')
      },
      rejects: () => Promise.reject(new Error('SELECT secret FROM rider')),
      works: () => succeed(1)
    })
    for (const name of ['throws', 'rejects']) {
      const answer = await ask(name)
      expect(answer).toMatchObject({ ok: false, error: { code: 'internal' } })
      expect(JSON.stringify(answer)).not.toContain('SELECT')
    }
    expect(defects.map(([name, error]) => [name, String(error)])).toEqual([
      ['throws', 'Error: SELECT secret FROM rider'],
      ['rejects', 'Error: SELECT secret FROM rider']
    ])
    expect(await ask('works')).toEqual({ ok: true, value: 1 })
  })

  it('tells news unasked, in their order', async () => {
    const { ask, news, tell } = serve({ ping: () => succeed(null) })
    tell('status', [1])
    tell('status', [2])
    tell('ready', null)
    await ask('ping')
    expect(news).toEqual([
      ['status', [1]],
      ['status', [2]],
      ['ready', null]
    ])
  })
})
