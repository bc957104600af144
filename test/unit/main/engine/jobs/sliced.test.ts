import { expect, it } from 'vitest'
import { runSliced } from '../../../../../src/main/engine/jobs/sliced'

/** A clock that passes `stepMs` with each step, and a record of what happened in which order. */
function slicedWork(steps: number, stepMs: number) {
  const happened: string[] = []
  let nowMs = 0
  let left = steps
  return {
    happened,
    step: () => {
      nowMs += stepMs
      left -= 1
      happened.push('step')
      return left > 0
    },
    clock: {
      monotonic: () => nowMs,
      yield: async () => {
        happened.push('others')
        nowMs += 1_000
      }
    }
  }
}

it('lets everybody else have a turn after each slice', async () => {
  const { happened, step, clock } = slicedWork(5, 6)
  const longestMs = await runSliced(step, 15, clock, () => false)
  expect(happened).toEqual(['step', 'step', 'step', 'others', 'step', 'step'])
  expect(longestMs).toBe(18)
})

it('does at least one step in a slice, however long it takes', async () => {
  const { happened, step, clock } = slicedWork(2, 500)
  expect(await runSliced(step, 15, clock, () => false)).toBe(500)
  expect(happened).toEqual(['step', 'others', 'step'])
})

it('stops between two slices when it is told to', async () => {
  const { happened, step, clock } = slicedWork(100, 15)
  await runSliced(step, 15, clock, () => happened.length >= 3)
  expect(happened).toEqual(['step', 'others', 'step'])
})
