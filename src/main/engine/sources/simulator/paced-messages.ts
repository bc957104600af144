import { createFleet } from './fleet'

export interface PacedOptions {
  readonly bikes: number
  readonly seed: number
  /** Times real time; 1 is two messages a second and bike. */
  readonly rate: number
  readonly now: () => number
  readonly signal: AbortSignal
}

export interface PacedMessage {
  readonly key: Buffer
  readonly value: Buffer
}

const everyMs = 50
const mostAtOnce = 5_000

/**
 * The fleet's messages as they become due, from now on until `signal` aborts. Each line carries the moment at which it is
 * due, so at rate X they lie 500/X ms apart.
 */
export async function* pacedMessages(options: PacedOptions): AsyncGenerator<PacedMessage[]> {
  const { bikes, seed, rate, now, signal } = options
  // One partition: the topic's own partitions are chosen by the keys, as for real bikes.
  const fleet = createFleet({ bikes, seed, anchorMs: now(), tickMs: 500 / rate, partitions: 1 })
  let offset = 0
  while (!signal.aborted) {
    const due = fleet.read(0, offset, now(), mostAtOnce)
    offset += due.length
    const messages = due.flatMap(({ key, value }) => (key === null || value === null ? [] : [{ key, value }]))
    if (messages.length > 0) yield messages
    if (due.length < mostAtOnce) await pause(everyMs, signal)
  }
}

function pause(ms: number, signal: AbortSignal): Promise<void> {
  return new Promise((resolve) => {
    const end = (): void => {
      clearTimeout(timer)
      signal.removeEventListener('abort', end)
      resolve()
    }
    const timer = setTimeout(end, ms)
    signal.addEventListener('abort', end)
    if (signal.aborted) end()
  })
}
