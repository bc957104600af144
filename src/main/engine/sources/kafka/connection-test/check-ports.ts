import type { Socket } from 'node:net'
import type { BrokerAddress } from './broker-address'
import { type Checked, checkEach } from './each-broker'
import { errorFacts } from './error-facts'
import type { Fault } from './outcome'
import { settled } from './settled-socket'
import type { SocketLedger } from './socket-ledger'
import { OutOfTimeError, type TimeBudget } from './time-budget'

const limitMs = 3_000

/** A broker that accepted a connection, and that connection. */
export interface OpenBroker {
  readonly broker: BrokerAddress
  readonly socket: Socket
}

/** Opens a connection to each broker; those that are accepted stay open. */
export function checkPorts(
  brokers: readonly BrokerAddress[],
  ledger: SocketLedger,
  budget: TimeBudget
): Promise<Checked<OpenBroker>> {
  return checkEach(
    brokers.map((broker) => ({ broker })),
    async ({ broker }) => {
      const socket = ledger.open(broker.host, broker.port)
      try {
        await budget.within(limitMs, settled(socket, 'connect'))
      } catch (error) {
        socket.destroy()
        throw error
      }
      return { good: { broker, socket }, note: null }
    },
    {
      passed: (good, all) => {
        if (all === 1) return `${brokers[0]?.text ?? ''} accepts connections.`
        if (good === all) return `All ${all} brokers accept connections.`
        return good === 1 ? `1 of ${all} brokers accepts connections.` : `${good} of ${all} brokers accept connections.`
      },
      fault: portFault
    }
  )
}

/** What is wrong with the way to a broker. */
export function portFault(error: unknown, { text, host }: BrokerAddress): Fault {
  const code = errorFacts(error).code
  const fault = (sentence: string): Fault => ({ sentence, detail: code || null })
  if (error instanceof OutOfTimeError || code === 'ETIMEDOUT') {
    return fault(`${text} does not answer; check the address, and whether a firewall stands before it.`)
  }
  if (code === 'ECONNREFUSED') {
    return fault(`Nothing listens at ${text}; check the port, and that Kafka is running there.`)
  }
  if (['EHOSTUNREACH', 'ENETUNREACH', 'EHOSTDOWN', 'ENETDOWN', 'EADDRNOTAVAIL'].includes(code)) {
    return fault(`There is no way to ${host} from here; check the network or the VPN.`)
  }
  if (code === 'EACCES' || code === 'EPERM') {
    return fault(`This machine does not let the console connect to ${text}; check its firewall.`)
  }
  return fault(`No connection to ${text} is possible; check the address and the network.`)
}
