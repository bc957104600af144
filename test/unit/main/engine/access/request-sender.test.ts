import { describe, expect, it } from 'vitest'
import { createRequestSender } from '../../../../../src/main/engine/access/request-sender'
import type { RequestEntry } from '../../../../../src/main/engine/ports'

const requests = (from: number, count: number): RequestEntry[] =>
  Array.from({ length: count }, (_, at) => ({
    atMs: from + at,
    who: null,
    method: 'GET',
    route: null,
    status: 200,
    tookMs: 1,
    address: '127.0.0.1'
  }))
const turn = (): Promise<void> => new Promise((resolve) => setImmediate(resolve))

describe('requests handed on', () => {
  it('go in batches, one under way', async () => {
    const sent: number[][] = []
    const ends: (() => void)[] = []
    const note = createRequestSender((entries) => {
      sent.push(entries.map(({ atMs }) => atMs))
      return new Promise((resolve) => ends.push(resolve))
    })
    note(requests(1, 2))
    note(requests(3, 1))
    note(requests(4, 1))
    expect(sent).toEqual([[1, 2]])
    ends[0]?.()
    await turn()
    expect(sent).toEqual([
      [1, 2],
      [3, 4]
    ])
  })

  it('are bounded while nobody takes them', async () => {
    const sizes: number[] = []
    let end = (): void => undefined
    const note = createRequestSender((entries) => {
      sizes.push(entries.length)
      return new Promise((resolve) => {
        end = resolve
      })
    })
    note(requests(0, 1))
    for (let batch = 0; batch < 30; batch += 1) note(requests(0, 1_000))
    end()
    await turn()
    expect(sizes).toEqual([1, 10_000])
  })

  it('go on after some that could not be', async () => {
    let tries = 0
    const note = createRequestSender(async () => {
      tries += 1
      throw new Error('gone')
    })
    note(requests(0, 1))
    await turn()
    note(requests(0, 1))
    await turn()
    expect(tries).toBe(2)
  })
})
