import type { Socket } from 'node:net'
import type { KafkaLog } from '../client-config'

/** What a connection test needs of the world. */
export interface ConnectionTestPorts {
  /** The addresses of a host, as the system looks them up; rejects with the system's error. */
  readonly resolve: (host: string) => Promise<readonly string[]>
  /** Begins a TCP connection; the socket tells by its events how that goes. */
  readonly connect: (host: string, port: number) => Socket
  /** A clock that never jumps, ms. */
  readonly now: () => number
  /** Ends the test early. */
  readonly signal: AbortSignal
  /** A name that no one else has, of letters and digits. */
  readonly randomName: () => string
  readonly log: KafkaLog
}
