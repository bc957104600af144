import { describe, expect, it } from 'vitest'
import { createThroughputLog, type ThroughputLog } from '../../../../../src/main/engine/status/throughput'
import { throughputSchema } from '../../../../../src/shared/domain/pipeline'

const began = Date.UTC(2026, 10, 1, 10)

/** Samples once a second from one second to another, `perS` messages in each; answers how many it comes to. */
function run(log: ThroughputLog, fromS: number, toS: number, perS: number, before = 0, isConnected = true): number {
  let messages = before
  for (let second = fromS; second <= toS; second += 1) {
    log.sample(messages, isConnected, began + second * 1_000)
    if (second < toS) messages += perS
  }
  return messages
}
const figures = (log: ThroughputLog): (number | null)[] => log.read().points.map(({ messages_per_s }) => messages_per_s)
const seconds = (log: ThroughputLog): number[] => log.read().points.map(({ at }) => (Date.parse(at) - began) / 1_000)

describe('the throughput', () => {
  it('has no point before five seconds are over, then one for every five, named by their beginning', () => {
    const log = createThroughputLog()
    run(log, 0, 4, 10)
    expect(log.read()).toEqual({ every_s: 5, points: [] })
    run(log, 5, 15, 10, 50)
    expect(log.read()).toEqual({
      every_s: 5,
      points: [
        { at: '2026-11-01T10:00:00.000Z', messages_per_s: 10 },
        { at: '2026-11-01T10:00:05.000Z', messages_per_s: 10 },
        { at: '2026-11-01T10:00:10.000Z', messages_per_s: 10 }
      ]
    })
    expect(throughputSchema.safeParse(log.read()).success).toBe(true)
  })

  it('is the mean by the time that passed, to a tenth, however late it was looked at', () => {
    const log = createThroughputLog()
    log.sample(0, true, began)
    log.sample(100, true, began + 6_500)
    log.sample(100, true, began + 10_200)
    expect(figures(log)).toEqual([15.4, 0])
  })

  it('is 0 where nothing came, and null where the source was not there at any time', () => {
    const log = createThroughputLog()
    run(log, 0, 4, 10)
    run(log, 5, 9, 0, 50, false)
    // Back in the middle of the third.
    run(log, 10, 12, 0, 50, false)
    run(log, 13, 20, 10, 50)
    expect(figures(log)).toEqual([10, null, 4, 10])
  })

  it('is null for the time in which the machine slept, and what was read before it keeps its mean', () => {
    const log = createThroughputLog()
    const messages = run(log, 0, 3, 10)
    run(log, 22, 30, 10, messages)
    expect(seconds(log)).toEqual([0, 5, 10, 15, 20, 25])
    expect(figures(log)).toEqual([10, null, null, null, 10, 10])
  })

  it('keeps an hour, also after a sleep of days', () => {
    const log = createThroughputLog()
    const messages = run(log, 0, 4_000, 1)
    expect(log.read().points).toHaveLength(720)
    expect(seconds(log).at(0)).toBe(400)
    run(log, 1_000_000, 1_000_005, 1, messages)
    expect(log.read().points).toHaveLength(720)
    expect(seconds(log).at(-1)).toBe(1_000_000)
    expect(figures(log).filter((figure) => figure !== null)).toEqual([1])
  })

  it('forgets what lies in the future when the clock is set back, and goes on', () => {
    const log = createThroughputLog()
    const messages = run(log, 0, 21, 10)
    run(log, 10, 20, 7, messages)
    expect(seconds(log)).toEqual([0, 5, 10, 15])
    expect(figures(log)).toEqual([10, 10, 7, 7])
  })
})
