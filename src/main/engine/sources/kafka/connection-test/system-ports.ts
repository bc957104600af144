import { randomUUID } from 'node:crypto'
import { lookup } from 'node:dns/promises'
import { connect } from 'node:net'
import { performance } from 'node:perf_hooks'
import type { KafkaLog } from '../client-config'
import type { ConnectionTestPorts } from './ports'

/** The system's own names, sockets and clock. Names are looked up as any program here does, hosts file included. */
export function createSystemPorts(signal: AbortSignal, log: KafkaLog): ConnectionTestPorts {
  return {
    resolve: async (host) => (await lookup(host, { all: true })).map(({ address }) => address),
    connect: (host, port) => connect({ host, port }),
    now: () => performance.now(),
    signal,
    randomName: () => randomUUID().replaceAll('-', ''),
    log
  }
}
