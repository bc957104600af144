import { describe, expect, it } from 'vitest'
import {
  type BlindEvent,
  type Liveness,
  newBlindState,
  takeLiveness
} from '../../../../../src/main/engine/alerts/pipeline-blind'

const live: Liveness = { isConnected: true, lagMs: 0, hasLog: true }
const lost: Liveness = { ...live, isConnected: false, lagMs: null }
const unknown: Liveness = { ...live, lagMs: null }
const behind = (s: number): Liveness => ({ ...live, lagMs: s * 1_000 })

/** What is told, by the second it is told at, when each of the facts holds for so many seconds, looked at each second. */
function told(course: readonly (readonly [Liveness, number])[]): [number, BlindEvent['kind']][] {
  let state = newBlindState()
  let second = 0
  const events: [number, BlindEvent['kind']][] = []
  for (const [facts, seconds] of course) {
    for (let end = second + seconds; second < end; second += 1) {
      const next = takeLiveness(state, facts, second * 1_000)
      state = next.state
      if (next.event !== null) events.push([second, next.event.kind])
    }
  }
  return events
}

describe('takeLiveness', () => {
  it('says that alerts are not live after 15 s without the source, and that they are after 30 s with it', () => {
    expect(
      told([
        [live, 10],
        [lost, 40],
        [live, 60]
      ])
    ).toEqual([
      [25, 'fired'],
      [50, 'clearing'],
      [80, 'ended']
    ])
  })

  it('says nothing of 15 s that are not whole', () => {
    expect(
      told([
        [lost, 15],
        [live, 1],
        [lost, 15],
        [live, 60]
      ])
    ).toEqual([])
  })

  it('says it of a lag above 30 s, not of 30 s', () => {
    expect(told([[behind(30), 100]])).toEqual([])
    expect(told([[behind(30.001), 100]])).toEqual([[15, 'fired']])
  })

  it('is over only below 5 s: between the two it stays', () => {
    expect(
      told([
        [behind(31), 20],
        [behind(5), 100],
        [behind(4.999), 31]
      ])
    ).toEqual([
      [15, 'fired'],
      [120, 'clearing'],
      [150, 'ended']
    ])
  })

  it('begins anew to clear when it falls behind again', () => {
    expect(
      told([
        [lost, 16],
        [live, 20],
        [behind(6), 1],
        [live, 31]
      ])
    ).toEqual([
      [15, 'fired'],
      [16, 'clearing'],
      [36, 'fired_again'],
      [37, 'clearing'],
      [67, 'ended']
    ])
  })

  it('takes a moment in which nothing is known for neither', () => {
    expect(
      told([
        [unknown, 100],
        [lost, 8],
        [{ ...lost, isConnected: null }, 4],
        [lost, 8]
      ])
    ).toEqual([[115, 'fired']])
  })

  it('says nothing on a console that has never read the log', () => {
    expect(told([[{ ...lost, hasLog: false }, 600]])).toEqual([])
  })

  it('tells how long it had been so', () => {
    const first = takeLiveness(newBlindState(), lost, 1_000)
    expect(takeLiveness(first.state, lost, 16_000).event).toEqual({ kind: 'fired', sinceMs: 1_000 })
  })
})
