import { describe, expect, it } from 'vitest'
import { askAfterMs, createRiderSearch, slowAfterMs } from '../../../../src/renderer/look-up/rider-search'
import type { RiderHit } from '../../../../src/shared/domain/rider'
import { fail, type Result, succeed } from '../../../../src/shared/result'
import { hitWith } from './rider-hit-fixture'

type Answer = Result<{ readonly items: readonly RiderHit[] }>

/** A search whose clock and answers the test moves. */
function searchUnderTest() {
  let nowMs = 0
  let timers: { atMs: number; run: () => void }[] = []
  const questions: { query: string; signal: AbortSignal; answer: (answer: Answer) => Promise<void> }[] = []
  const search = createRiderSearch(
    (query, signal) =>
      new Promise((resolve) => {
        const answer = async (value: Answer): Promise<void> => {
          resolve(value)
          await Promise.resolve()
          await Promise.resolve()
        }
        questions.push({ query, signal, answer })
      }),
    (delayMs, run) => {
      const timer = { atMs: nowMs + delayMs, run }
      timers.push(timer)
      return () => {
        timers = timers.filter((other) => other !== timer)
      }
    }
  )
  const passMs = (ms: number): void => {
    nowMs += ms
    const due = timers.filter(({ atMs }) => atMs <= nowMs)
    timers = timers.filter(({ atMs }) => atMs > nowMs)
    for (const { run } of due) run()
  }
  const asked = () => questions.map(({ query }) => query)
  return { search, questions, asked, passMs }
}

const marta = hitWith({ rider_id: 1, name: 'Marta' })
const mario = hitWith({ rider_id: 2, name: 'Mario' })

describe('createRiderSearch', () => {
  it('asks at once for who is there before anything is typed', () => {
    const { search, asked } = searchUnderTest()
    search.lookFor('')
    expect(asked()).toEqual([''])
  })

  it('asks once for what was typed without a pause', () => {
    const { search, asked, passMs } = searchUnderTest()
    for (const query of ['m', 'ma', 'mar']) {
      search.lookFor(query)
      passMs(askAfterMs - 1)
    }
    expect(asked()).toEqual([])
    passMs(1)
    expect(asked()).toEqual(['mar'])
  })

  it('does not ask again for the same words with other spaces around them', () => {
    const { search, asked, passMs } = searchUnderTest()
    search.lookFor('mar')
    passMs(askAfterMs)
    search.lookFor('mar ')
    passMs(askAfterMs)
    expect(asked()).toEqual(['mar'])
  })

  it('never lets an old answer take the place of a newer one', async () => {
    const { search, questions, passMs } = searchUnderTest()
    search.lookFor('mar')
    passMs(askAfterMs)
    search.lookFor('marta')
    expect(questions[0]?.signal.aborted).toBe(true)
    passMs(askAfterMs)
    await questions[1]?.answer(succeed({ items: [marta] }))
    await questions[0]?.answer(succeed({ items: [mario] }))
    expect(search.state.get()).toEqual({ kind: 'found', query: 'marta', hits: [marta] })
  })

  it('drops an answer that comes while the next question is waited with', async () => {
    const { search, questions, passMs } = searchUnderTest()
    search.lookFor('mar')
    passMs(askAfterMs)
    search.lookFor('marta')
    await questions[0]?.answer(succeed({ items: [mario] }))
    expect(search.state.get()).toMatchObject({ kind: 'searching', query: 'marta', hits: [] })
  })

  it('keeps what was found in sight while it looks, until that takes too long', async () => {
    const { search, questions, passMs } = searchUnderTest()
    search.lookFor('mar')
    passMs(askAfterMs)
    await questions[0]?.answer(succeed({ items: [mario] }))
    search.lookFor('marta')
    passMs(askAfterMs)
    passMs(slowAfterMs - 1)
    expect(search.state.get()).toEqual({ kind: 'searching', query: 'marta', hits: [mario], isSlow: false })
    passMs(1)
    expect(search.state.get()).toMatchObject({ kind: 'searching', isSlow: true })
    await questions[1]?.answer(succeed({ items: [marta] }))
    expect(search.state.get()).toEqual({ kind: 'found', query: 'marta', hits: [marta] })
  })

  it('says why it failed, shows nobody, and asks the same again when told to', async () => {
    const { search, questions, asked, passMs } = searchUnderTest()
    search.lookFor('mar')
    passMs(askAfterMs)
    const failure = fail('unavailable', 'No answer.')
    await questions[0]?.answer(failure)
    expect(search.state.get()).toEqual({ kind: 'failed', query: 'mar', hits: [], error: failure.error })
    search.retry()
    expect(asked()).toEqual(['mar', 'mar'])
    await questions[1]?.answer(succeed({ items: [mario] }))
    expect(search.state.get().kind).toBe('found')
  })

  it('stops: asks nothing more and takes no answer', async () => {
    const { search, questions, asked, passMs } = searchUnderTest()
    search.lookFor('')
    search.stop()
    await questions[0]?.answer(succeed({ items: [mario] }))
    expect(search.state.get().kind).toBe('searching')
    search.lookFor('mar')
    search.stop()
    passMs(askAfterMs + slowAfterMs)
    expect(asked()).toEqual([''])
  })
})
