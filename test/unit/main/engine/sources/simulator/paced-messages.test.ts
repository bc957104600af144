import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import {
  createFleet,
  type FleetMessage,
  type PacedOptions,
  pacedMessages
} from '../../../../../../src/main/engine/sources/simulator'
import { anchorMs, readLine } from './simulated-log'

beforeEach(() => {
  vi.useFakeTimers({ now: anchorMs })
})
afterEach(() => {
  vi.useRealTimers()
})

const textOf = (messages: readonly FleetMessage[]): string[] => messages.map(({ key, value }) => `${key} ${value}`)

/** Takes what comes as soon as it comes; `arrivals` says when each message came. */
function collect(changed: Partial<PacedOptions> = {}) {
  const stopping = new AbortController()
  const messages: FleetMessage[] = []
  const arrivals: number[] = []
  const run = async (): Promise<void> => {
    const options = { bikes: 4, seed: 3, rate: 1, now: Date.now, signal: stopping.signal, ...changed }
    for await (const batch of pacedMessages(options)) {
      messages.push(...batch)
      arrivals.push(...batch.map(() => Date.now()))
    }
  }
  return { messages, arrivals, stop: () => stopping.abort(), done: run() }
}

describe('the paced fleet', () => {
  it('sends two messages a second and bike at rate 1, each at its own time', async () => {
    const paced = collect()
    await vi.advanceTimersByTimeAsync(60_000)
    paced.stop()
    await paced.done
    const byBike = Map.groupBy(paced.messages, ({ key }) => key.toString())
    expect(byBike.size).toBeGreaterThanOrEqual(3)
    for (const messages of byBike.values()) {
      const firstMs = messages[0]?.timestampMs ?? 0
      expect(firstMs).toBeLessThan(anchorMs + 12_000)
      expect(Math.abs(messages.length - (anchorMs + 60_000 - firstMs) / 500)).toBeLessThanOrEqual(1)
    }
    for (const [index, { timestampMs }] of paced.messages.entries()) {
      const lateMs = (paced.arrivals[index] ?? 0) - timestampMs
      expect(lateMs).toBeGreaterThanOrEqual(0)
      expect(lateMs).toBeLessThanOrEqual(100)
    }
  })

  it('sends the same fleet X times as fast, its lines 500/X ms apart by their own clock', async () => {
    const paced = collect({ rate: 20 })
    await vi.advanceTimersByTimeAsync(30_000)
    paced.stop()
    await paced.done
    const fleet = createFleet({ bikes: 4, seed: 3, anchorMs, tickMs: 25, partitions: 1, beginsAfresh: true })
    expect(textOf(paced.messages)).toEqual(
      textOf(fleet.read(0, 0, anchorMs + 30_000, 100_000).slice(0, paced.messages.length))
    )
    const times = paced.messages.flatMap((message) => {
      const line = readLine(message)
      return message.key.toString() === 'SN0001' && line.kind === 'telemetry' ? [line.atMs] : []
    })
    const mean = ((times.at(-1) ?? 0) - (times[0] ?? 0)) / (times.length - 1)
    expect(times.length).toBeGreaterThan(100)
    expect(Math.abs(mean - 50)).toBeLessThan(1)
  })

  it('gives who is late everything that became due meanwhile, in bounded parts', async () => {
    const stopping = new AbortController()
    const paced = pacedMessages({ bikes: 100, seed: 3, rate: 10, now: Date.now, signal: stopping.signal })
    const first = paced.next()
    await vi.advanceTimersByTimeAsync(1_000)
    const sizes = [((await first).value ?? []).length]
    vi.setSystemTime(anchorMs + 10_000)
    do {
      const waiting = paced.next()
      await vi.advanceTimersByTimeAsync(sizes.length === 1 ? 50 : 0)
      sizes.push(((await waiting).value ?? []).length)
    } while (sizes.at(-1) === 5_000)
    stopping.abort()
    expect(sizes.slice(1, -1).length).toBeGreaterThanOrEqual(3)
    expect(new Set(sizes.slice(1, -1))).toEqual(new Set([5_000]))
    const fleet = createFleet({ bikes: 100, seed: 3, anchorMs, tickMs: 50, partitions: 1, beginsAfresh: true })
    expect(sizes.reduce((sum, size) => sum + size, 0)).toBe(fleet.endAt(0, anchorMs + 10_050))
  })

  it('ends at once when it is told to stop while it waits', async () => {
    const paced = collect()
    await vi.advanceTimersByTimeAsync(120)
    paced.stop()
    await paced.done
    expect(vi.getTimerCount()).toBe(0)
  })
})
