import { describe, expect, it } from 'vitest'
import { createTailFollower, followEveryMs } from '../../../../../src/renderer/pages/pipeline/tail-follower'
import type { TailLine } from '../../../../../src/shared/domain/pipeline'
import { fail, type Result, succeed } from '../../../../../src/shared/result'
import { tailLines } from './tail-fixture'

type Answer = Result<{ lines: TailLine[] }>

function watch() {
  const asked: { after: number; signal: AbortSignal; answer: (given: Answer) => Promise<void> }[] = []
  let ticking: (() => void) | null = null
  const follower = createTailFollower({
    read: (after, signal) =>
      new Promise((resolve) => {
        const answer = async (given: Answer): Promise<void> => {
          resolve(given)
          await new Promise((done) => setImmediate(done))
        }
        asked.push({ after, signal, answer })
      }),
    every(periodMs, run) {
      expect(periodMs).toBe(followEveryMs)
      ticking = run
      return () => {
        ticking = null
      }
    }
  })
  return {
    follower,
    asked,
    tick: (times = 1) => {
      for (let time = 0; time < times; time += 1) ticking?.()
    },
    isTicking: () => ticking !== null,
    answer: async (given: Answer): Promise<void> => asked.at(-1)?.answer(given)
  }
}

const newest = (lines: readonly TailLine[] | null): number | undefined => lines?.[0]?.sequence

describe('a tail follower', () => {
  it('does nothing before it is started', () => {
    const { asked, isTicking } = watch()
    expect(asked).toEqual([])
    expect(isTicking()).toBe(false)
  })

  it('asks at once, and at each tick for what came since', async () => {
    const { follower, asked, tick, answer } = watch()
    follower.start()
    await answer(succeed({ lines: tailLines(1, 20) }))
    expect(newest(follower.state.get().lines)).toBe(20)
    tick()
    await answer(succeed({ lines: tailLines(20, 23) }))
    expect(asked.map(({ after }) => after)).toEqual([0, 19])
    expect(newest(follower.state.get().lines)).toBe(23)
  })

  it('has one question under way at a time', async () => {
    const { follower, asked, tick, answer } = watch()
    follower.start()
    tick(5)
    expect(asked).toHaveLength(1)
    await answer(succeed({ lines: [] }))
    tick()
    expect(asked).toHaveLength(2)
  })

  it('asks anew when an answer does not come', async () => {
    const { follower, asked, tick, answer } = watch()
    follower.start()
    tick(15)
    expect(asked).toHaveLength(1)
    tick()
    expect(asked).toHaveLength(2)
    expect(asked[0]?.signal.aborted).toBe(true)
    await answer(succeed({ lines: tailLines(1, 3) }))
    await asked[0]?.answer(succeed({ lines: tailLines(1, 9) }))
    expect(newest(follower.state.get().lines)).toBe(3)
  })

  it('keeps what it read when it is stopped, and hears no late answer', async () => {
    const { follower, asked, tick, answer, isTicking } = watch()
    follower.start()
    await answer(succeed({ lines: tailLines(1, 3) }))
    tick()
    follower.stop()
    expect(isTicking()).toBe(false)
    expect(asked.at(-1)?.signal.aborted).toBe(true)
    await answer(succeed({ lines: tailLines(3, 9) }))
    expect(newest(follower.state.get().lines)).toBe(3)
    follower.start()
    expect(asked.at(-1)?.after).toBe(2)
  })

  it('asks for all again when the console began to count anew', async () => {
    const { follower, asked, tick, answer } = watch()
    follower.start()
    await answer(succeed({ lines: tailLines(400, 500) }))
    tick()
    await answer(succeed({ lines: [] }))
    tick()
    expect(asked.at(-1)?.after).toBe(0)
    await answer(succeed({ lines: tailLines(1, 2) }))
    expect(follower.state.get().lines?.map(({ sequence }) => sequence)).toEqual([2, 1])
  })

  it('keeps the lines over a failure, waits a while and tells when it is over', async () => {
    const { follower, asked, tick, answer } = watch()
    follower.start()
    await answer(succeed({ lines: tailLines(1, 3) }))
    tick()
    await answer(fail('unavailable', 'The console does not answer.'))
    expect(follower.state.get().error?.code).toBe('unavailable')
    expect(newest(follower.state.get().lines)).toBe(3)
    tick(8)
    expect(asked).toHaveLength(2)
    tick()
    await answer(succeed({ lines: tailLines(3, 3) }))
    expect(follower.state.get()).toMatchObject({ error: null })
  })

  it('ends with a refusal until it is started again', async () => {
    const { follower, asked, answer, isTicking } = watch()
    follower.start()
    await answer(fail('forbidden', 'It takes the scope admin.'))
    expect(isTicking()).toBe(false)
    expect(follower.state.get()).toMatchObject({ lines: null, error: { code: 'forbidden' } })
    follower.start()
    expect(asked).toHaveLength(2)
  })

  it('tells nobody when nothing came', async () => {
    const { follower, tick, answer } = watch()
    follower.start()
    await answer(succeed({ lines: tailLines(1, 3) }))
    let told = 0
    follower.state.subscribe(() => {
      told += 1
    })
    tick()
    await answer(succeed({ lines: tailLines(3, 3) }))
    expect(told).toBe(0)
    tick()
    await answer(succeed({ lines: tailLines(3, 4) }))
    expect(told).toBe(1)
  })
})
