import { describe, expect, it, vi } from 'vitest'
import type { EngineThread } from '../../../../../src/main/engine/threads/engine-thread'
import { startedWhenAsked } from '../../../../../src/main/engine/threads/started-when-asked'
import { succeed } from '../../../../../src/shared/result'

const thread = () => ({
  start: vi.fn(),
  call: vi.fn(async (name: string) => succeed(name)),
  stop: vi.fn(async () => undefined)
})
const wrapped = (inner: ReturnType<typeof thread>, start: () => Promise<void>) =>
  startedWhenAsked(inner as unknown as EngineThread, start)

describe('A thread that starts when it is asked', () => {
  it('starts once, with the first call', async () => {
    const start = vi.fn(async () => undefined)
    const asked = wrapped(thread(), start)
    expect(start).not.toHaveBeenCalled()
    expect(await Promise.all([asked.call('a', {}), asked.call('b', {})])).toEqual([succeed('a'), succeed('b')])
    expect(start).toHaveBeenCalledOnce()
  })

  it('answers that it is not there where it does not start, and tries again', async () => {
    const start = vi.fn().mockRejectedValueOnce(new Error('no')).mockResolvedValueOnce(undefined)
    const asked = wrapped(thread(), start)
    expect(await asked.call('a', {})).toMatchObject({ ok: false, error: { code: 'unavailable' } })
    expect(await asked.call('a', {})).toEqual(succeed('a'))
  })

  it('keeps nobody waiting for its start once it is stopped, and starts no more', async () => {
    const inner = thread()
    const start = vi.fn(() => new Promise<void>(() => undefined))
    const asked = wrapped(inner, start)
    const waiting = asked.call('a', {})
    await asked.stop(10)
    expect(await waiting).toEqual(succeed('a'))
    expect(await asked.call('b', {})).toMatchObject({ ok: false, error: { code: 'unavailable' } })
    expect([start.mock.calls.length, inner.stop.mock.calls.length]).toEqual([1, 1])
  })
})
