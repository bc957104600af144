import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import {
  createTimeBudget,
  OutOfTimeError,
  StoppedError
} from '../../../../../../../src/main/engine/sources/kafka/connection-test/time-budget'

const never = (): Promise<never> => new Promise(() => undefined)
/** What a promise came to when the clock of the test had advanced. */
async function outcomeAfter<Value>(ms: number, work: Promise<Value>): Promise<Value | 'rejected' | 'open' | Error> {
  let outcome: Value | 'open' | Error = 'open'
  work.then(
    (value) => {
      outcome = value
    },
    (error: Error) => {
      outcome = error
    }
  )
  await vi.advanceTimersByTimeAsync(ms)
  return outcome
}

describe('the time budget of a connection test', () => {
  const running = new AbortController().signal
  const now = (): number => Date.now()
  beforeEach(() => {
    vi.useFakeTimers()
  })
  afterEach(() => {
    expect(vi.getTimerCount()).toBe(0)
    vi.useRealTimers()
  })

  it('hands on what the work answers and what it fails with', async () => {
    const budget = createTimeBudget(1_000, now, running)
    expect(await outcomeAfter(0, budget.within(100, Promise.resolve('done')))).toBe('done')
    expect(await outcomeAfter(0, budget.within(100, Promise.reject(new Error('broken'))))).toEqual(new Error('broken'))
  })

  it('ends work that takes longer than it may', async () => {
    const budget = createTimeBudget(1_000, now, running)
    const work = budget.within(100, never())
    expect(await outcomeAfter(99, work)).toBe('open')
    expect(await outcomeAfter(1, work)).toBeInstanceOf(OutOfTimeError)
  })

  it('ends work when what all may take together is used up', async () => {
    const budget = createTimeBudget(1_000, now, running)
    await outcomeAfter(
      900,
      budget.within(5_000, never()).catch(() => undefined)
    )
    const work = budget.within(5_000, never())
    expect(await outcomeAfter(99, work)).toBe('open')
    expect(await outcomeAfter(1, work)).toBeInstanceOf(OutOfTimeError)
    expect(await outcomeAfter(0, budget.within(Number.POSITIVE_INFINITY, never()))).toBeInstanceOf(OutOfTimeError)
  })

  it('ends work at once when it is stopped, also work that begins after', async () => {
    const stopping = new AbortController()
    const budget = createTimeBudget(1_000, now, stopping.signal)
    const work = budget.within(100, never())
    stopping.abort()
    expect(await outcomeAfter(0, work)).toBeInstanceOf(StoppedError)
    expect(await outcomeAfter(0, budget.within(100, never()))).toBeInstanceOf(StoppedError)
  })
})
