import type { Bridge } from '../../src/shared/bridge'
import type { FakeEngine } from './fake-engine'

/** One way from a page to the engine, with both of its ends in this process. */
export interface Transport {
  /** What the page holds. */
  readonly bridge: Bridge
  /** The page stops taking what is sent to it, as one that hangs or has a bad line. */
  stall(): void
  resume(): void
  /** The page goes away without a word. */
  leave(): void
  stop(): Promise<void>
}

export interface TransportKind {
  readonly name: string
  /** Sets a page up on the engine, signed in with all rights. */
  start(fake: FakeEngine): Promise<Transport>
}
