import { describe, expect, it } from 'vitest'
import type { ConnectionTestNews } from '../../../../../src/main/engine/threads/connection-test-link'
import { createConnectionTestRunner } from '../../../../../src/main/engine/threads/connection-test-runner'

const settings = { brokers: ['a:1'], topic: 't', from: 'earliest', tls: false, caFile: null, sasl: null } as const
const step = (name: 'dns' | 'tcp') =>
  ({ step: name, state: 'ok', sentence: 'Well.', detail: null, took_ms: 1 }) as const

/** A test of two steps; the second comes when it is stopped. */
const untilStopped = async function* (_settings: unknown, signal: AbortSignal) {
  yield step('dns')
  await new Promise((resolve) => signal.addEventListener('abort', resolve))
  yield step('tcp')
}

describe('The runner of connection tests', () => {
  it('tells each step as it is done, with the test it belongs to', async () => {
    const told: ConnectionTestNews[] = []
    const runner = createConnectionTestRunner(
      async function* () {
        yield step('dns')
        yield step('tcp')
      },
      (news) => void told.push(news)
    )
    expect(await runner.run({ testId: 7, settings })).toEqual({ ok: true, value: null })
    expect(told).toEqual([
      { testId: 7, step: step('dns') },
      { testId: 7, step: step('tcp') }
    ])
  })

  it('stops the test that is named and no other', async () => {
    const runner = createConnectionTestRunner(untilStopped, () => undefined)
    let hasEnded = false
    const running = runner.run({ testId: 7, settings }).then(() => {
      hasEnded = true
    })
    await Promise.resolve()
    runner.stop(6)
    await new Promise((resolve) => setImmediate(resolve))
    expect(hasEnded).toBe(false)
    runner.stop(7)
    await running
    runner.stop(7)
  })

  it('closes when what runs has ended, well or not', async () => {
    const told: ConnectionTestNews[] = []
    const runner = createConnectionTestRunner(untilStopped, (news) => void told.push(news))
    const running = runner.run({ testId: 1, settings })
    await new Promise((resolve) => setImmediate(resolve))
    await runner.close()
    await running
    expect(told.map(({ step: { step: name } }) => name)).toEqual(['dns', 'tcp'])
    await runner.close()
  })
})
