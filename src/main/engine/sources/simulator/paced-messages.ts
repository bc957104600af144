import { createFleet } from './fleet'
import type { FleetMessage } from './partition-log'
import { pause } from './pause'

export interface PacedOptions {
  readonly bikes: number
  readonly seed: number
  /** Times real time, above 0; 1 is two messages a second and bike. */
  readonly rate: number
  readonly now: () => number
  readonly signal: AbortSignal
}

const lookEveryMs = 50
const mostAtOnce = 5_000

/**
 * The fleet's messages as they become due, from now on until `signal` aborts. Each line carries the moment at which it is
 * due, so at rate X a bike's lines lie 500/X ms apart. Who takes them late is given all that became due meanwhile.
 */
export async function* pacedMessages(options: PacedOptions): AsyncGenerator<FleetMessage[]> {
  const { bikes, seed, rate, now, signal } = options
  // Most bikes begin at once: who looks should not wait for minutes to see who rides. One partition: the topic's own partitions are chosen by the keys, as for real bikes.
  const fleet = createFleet({ bikes, seed, anchorMs: now(), tickMs: 500 / rate, partitions: 1, beginsAfresh: true })
  let offset = 0
  while (!signal.aborted) {
    const due = fleet.read(0, offset, now(), mostAtOnce)
    offset += due.length
    if (due.length > 0) yield due
    if (due.length < mostAtOnce) await pause(lookEveryMs, signal)
  }
}
