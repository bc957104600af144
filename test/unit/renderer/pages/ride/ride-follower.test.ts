import { describe, expect, it } from 'vitest'
import { createRideFollower, lookEveryMs } from '../../../../../src/renderer/pages/ride/ride-follower'
import type { RideFollow } from '../../../../../src/shared/domain/ride-follow'
import { fail, type Result, succeed } from '../../../../../src/shared/result'
import { answerOf, rideOf, usual } from './ride-fixture'

function watch() {
  const asked: { after: number; signal: AbortSignal; resolve: (given: Result<RideFollow>) => void }[] = []
  let nowMs = 1_000_000
  let look: (() => void) | null = null
  let tile: (() => void) | null = null
  const follower = createRideFollower({
    ask: (after, signal) => new Promise((resolve) => asked.push({ after, signal, resolve })),
    onTileChange(run) {
      tile = run
      return () => {
        tile = null
      }
    },
    every(periodMs, run) {
      expect(periodMs).toBe(lookEveryMs)
      look = run
      return () => {
        look = null
      }
    },
    nowMs: () => nowMs
  })
  return {
    follower,
    asked,
    afters: () => asked.map(({ after }) => after),
    pass(ms: number) {
      for (let passed = 0; passed < ms; passed += lookEveryMs) {
        nowMs += lookEveryMs
        look?.()
      }
    },
    changeTile: () => tile?.(),
    isWatching: () => look !== null || tile !== null,
    async answer(given: Result<RideFollow>) {
      asked.at(-1)?.resolve(given)
      await new Promise((done) => setImmediate(done))
    }
  }
}

const readingCount = (watched: ReturnType<typeof watch>): number | undefined =>
  watched.follower.state.get().ride?.readings.atMs.length

describe('a ride follower', () => {
  it('does nothing before it is started', () => {
    const watched = watch()
    expect(watched.asked).toEqual([])
    expect(watched.isWatching()).toBe(false)
  })

  it('asks from the beginning until it has all, then for what came since', async () => {
    const watched = watch()
    watched.follower.start()
    await watched.answer(succeed(answerOf(usual(3), 0, { ride: rideOf(5), is_complete: false })))
    await watched.answer(succeed(answerOf(usual(2), 3)))
    expect(readingCount(watched)).toBe(5)
    watched.pass(2_000)
    expect(watched.afters()).toEqual([0, 3, 5])
  })

  it('asks as soon as the bike’s tile changes, but at most twice a second', async () => {
    const watched = watch()
    watched.follower.start()
    await watched.answer(succeed(answerOf(usual(1))))
    watched.changeTile()
    expect(watched.asked).toHaveLength(1)
    watched.pass(500)
    expect(watched.asked).toHaveLength(2)
    await watched.answer(succeed(answerOf(usual(1), 1)))
    watched.pass(500)
    expect(watched.asked).toHaveLength(2)
    watched.changeTile()
    expect(watched.asked).toHaveLength(3)
  })

  it('has one question under way at a time', () => {
    const watched = watch()
    watched.follower.start()
    watched.changeTile()
    watched.pass(30_000)
    expect(watched.asked).toHaveLength(1)
  })

  it('asks at the latest after two seconds, after a failure after ten', async () => {
    const watched = watch()
    watched.follower.start()
    await watched.answer(succeed(answerOf(usual(1))))
    watched.pass(1_750)
    expect(watched.asked).toHaveLength(1)
    watched.pass(250)
    expect(watched.asked).toHaveLength(2)
    await watched.answer(fail('unavailable', 'The console does not answer.'))
    expect(watched.follower.state.get()).toMatchObject({ error: { code: 'unavailable' } })
    expect(readingCount(watched)).toBe(1)
    watched.pass(9_750)
    expect(watched.asked).toHaveLength(2)
    watched.pass(250)
    await watched.answer(succeed(answerOf(usual(1), 1)))
    expect(watched.follower.state.get().error).toBeNull()
    expect(readingCount(watched)).toBe(2)
  })

  it('asks sooner after a failure when the tile shows that the console is there again', async () => {
    const watched = watch()
    watched.follower.start()
    await watched.answer(fail('unavailable', 'The console does not answer.'))
    watched.changeTile()
    watched.pass(1_750)
    expect(watched.asked).toHaveLength(1)
    watched.pass(250)
    expect(watched.asked).toHaveLength(2)
  })

  it('asks once more for a ride that has ended, and then leaves it', async () => {
    const watched = watch()
    const ride = rideOf(2, '2026-11-21T10:00:02.000Z')
    watched.follower.start()
    await watched.answer(succeed(answerOf(usual(2), 0, { ride })))
    watched.pass(2_000)
    expect(watched.afters()).toEqual([0, 2])
    await watched.answer(succeed(answerOf([], 2, { ride })))
    watched.changeTile()
    watched.pass(60_000)
    expect(watched.asked).toHaveLength(2)
    expect(watched.isWatching()).toBe(false)
  })

  it('leaves a ride that there is not, until it is started again', async () => {
    const watched = watch()
    watched.follower.start()
    await watched.answer(fail('not-found', 'There is no such ride.'))
    expect(watched.isWatching()).toBe(false)
    watched.follower.start()
    expect(watched.asked).toHaveLength(2)
  })

  it('keeps what it knows when it is stopped, hears no late answer, and goes on from there', async () => {
    const watched = watch()
    watched.follower.start()
    await watched.answer(succeed(answerOf(usual(4))))
    watched.pass(2_000)
    watched.follower.stop()
    expect(watched.asked.at(-1)?.signal.aborted).toBe(true)
    await watched.answer(succeed(answerOf(usual(3), 4)))
    expect(readingCount(watched)).toBe(4)
    watched.follower.start()
    expect(watched.afters()).toEqual([0, 4, 4])
  })

  it('asks from the beginning when the console has read the ride anew', async () => {
    const watched = watch()
    watched.follower.start()
    await watched.answer(succeed(answerOf(usual(9))))
    watched.pass(2_000)
    await watched.answer(succeed(answerOf([], 9, { ride: rideOf(4), last_reading: 9 })))
    expect(watched.afters()).toEqual([0, 9, 0])
    await watched.answer(succeed(answerOf(usual(4))))
    expect(readingCount(watched)).toBe(4)
  })
})
