import { describe, expect, it } from 'vitest'
import { createFetchWatch } from '../../../../../../src/main/engine/sources/kafka/fetch-watch'

function setUp(startMs = 1_000_000) {
  let nowMs = startMs
  const watch = createFetchWatch(() => nowMs)
  return {
    watch,
    pass: (ms: number): void => {
      nowMs += ms
    }
  }
}

/** Work that ends when it is told to. */
function pendingWork() {
  let finish = { resolve: (_value: string): void => undefined, reject: (_error: Error): void => undefined }
  const promise = new Promise<string>((resolve, reject) => {
    finish = { resolve, reject }
  })
  return { run: () => promise, resolve: () => finish.resolve('done'), reject: () => finish.reject(new Error('failed')) }
}

describe('a fetch watch', () => {
  it('gives a new client the same time as one that answered', () => {
    const { watch, pass } = setUp()
    expect(watch.health()).toBe('answering')
    pass(5_000)
    expect(watch.health()).toBe('answering')
  })

  it('is blind after five seconds without an answer and dead after thirty', () => {
    const { watch, pass } = setUp()
    pass(5_001)
    expect([watch.health(), watch.silentMs()]).toEqual(['blind', 5_001])
    pass(24_999)
    expect(watch.health()).toBe('blind')
    pass(1)
    expect([watch.health(), watch.silentMs()]).toEqual(['dead', 30_001])
  })

  it('sees again with the first answer, however late', () => {
    const { watch, pass } = setUp()
    pass(20_000)
    watch.answered()
    expect([watch.health(), watch.silentMs()]).toEqual(['answering', 0])
    pass(5_001)
    expect(watch.health()).toBe('blind')
  })

  it('does not count the time in which a batch is stored: the broker is not asked then', async () => {
    const { watch, pass } = setUp()
    const work = pendingWork()
    pass(4_000)
    const storing = watch.whileBusy(work.run)
    pass(3_600_000)
    expect([watch.health(), watch.silentMs()]).toEqual(['answering', 0])
    work.resolve()
    expect(await storing).toBe('done')
    pass(5_000)
    expect(watch.health()).toBe('answering')
    pass(1)
    expect(watch.health()).toBe('blind')
  })

  it('is busy until the last of several is done, one that fails included', async () => {
    const { watch, pass } = setUp()
    const [first, second] = [pendingWork(), pendingWork()]
    const storing = [watch.whileBusy(first.run), watch.whileBusy(second.run)]
    first.reject()
    await expect(storing[0]).rejects.toThrow('failed')
    pass(60_000)
    expect(watch.health()).toBe('answering')
    second.resolve()
    await storing[1]
    pass(30_001)
    expect(watch.health()).toBe('dead')
  })
})
