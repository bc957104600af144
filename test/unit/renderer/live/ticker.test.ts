import { expect, it, vi } from 'vitest'
import { createTicker } from '../../../../src/renderer/live/ticker'

it('runs while it is watched, and time stands still between ticks', () => {
  let nowMs = 1_000
  const running: (() => void)[] = []
  const stop = vi.fn()
  const ticker = createTicker(
    () => nowMs,
    250,
    (_periodMs, run) => {
      running.push(run)
      return stop
    }
  )
  expect(running).toHaveLength(0)
  const watch = vi.fn()
  const unsubscribe = ticker.subscribe(watch)
  const unsubscribeOther = ticker.subscribe(() => undefined)
  expect(running).toHaveLength(1)
  nowMs = 1_240
  expect(ticker.nowMs()).toBe(1_000)
  running[0]?.()
  expect(ticker.nowMs()).toBe(1_240)
  expect(watch).toHaveBeenCalledTimes(1)
  unsubscribe()
  expect(stop).not.toHaveBeenCalled()
  unsubscribeOther()
  expect(stop).toHaveBeenCalledTimes(1)
})
