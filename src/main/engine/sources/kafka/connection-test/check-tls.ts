import type { ConnectionOptions, TLSSocket } from 'node:tls'
import type { KafkaSettings } from '../../../ports'
import type { BrokerAddress } from './broker-address'
import type { OpenBroker } from './check-ports'
import { type Checked, checkEach } from './each-broker'
import { errorFacts } from './error-facts'
import { speaksPlainKafka } from './probe-protocol'
import { settled } from './settled-socket'
import type { SocketLedger } from './socket-ledger'
import { StoppedError, type TimeBudget } from './time-budget'
import { isAboutTheCertificate, tlsFault } from './tls-fault'

const limitMs = 3_000

/** Makes the open connections secure and closes them: it is enough to know that they can be. */
export async function checkTls(
  brokers: readonly OpenBroker[],
  settings: Pick<KafkaSettings, 'caFile'>,
  options: ConnectionOptions,
  ledger: SocketLedger,
  budget: TimeBudget
): Promise<Checked<BrokerAddress>> {
  const plain = new Set<BrokerAddress>()
  return checkEach(
    brokers,
    async ({ broker, socket }) => {
      try {
        const secured = ledger.secure(socket, broker.host, options, () => undefined)
        await budget.within(limitMs, settled(secured, 'secureConnect'))
        return { good: broker, note: `${broker.text}: ${inWords(secured)}` }
      } catch (error) {
        const mayBePlain = !(error instanceof StoppedError) && !isAboutTheCertificate(errorFacts(error).code)
        if (mayBePlain && (await speaksPlainKafka(broker, ledger, budget))) plain.add(broker)
        throw error
      } finally {
        socket.destroy()
      }
    },
    {
      passed: (good, all) => {
        if (all === 1) return 'The connection is secure, and the certificate is trusted.'
        return good === all
          ? `All ${all} brokers speak TLS, and their certificates are trusted.`
          : `Secure connections are possible to ${good} of ${all} brokers.`
      },
      fault: (error, broker) => tlsFault(error, broker, settings.caFile, plain.has(broker))
    }
  )
}

/** "TLSv1.3, certificate valid until 2036-01-31" */
function inWords(socket: TLSSocket): string {
  const end = new Date(socket.getPeerCertificate().valid_to)
  const until = Number.isNaN(end.getTime()) ? '' : `, certificate valid until ${end.toISOString().slice(0, 10)}`
  return `${socket.getProtocol() ?? 'TLS'}${until}`
}
