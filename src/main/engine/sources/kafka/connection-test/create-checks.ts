import type { ConnectionTestStepName } from '../../../../../shared/domain/connection-test'
import type { KafkaSettings } from '../../../ports'
import type { PartitionEnds } from '../../telemetry-source'
import { clientConfig } from '../client-config'
import { type BrokerAddress, brokerAddress } from './broker-address'
import { caFileFault } from './ca-file-fault'
import { checkNames } from './check-names'
import { checkPorts, type OpenBroker } from './check-ports'
import { checkSample } from './check-sample'
import { checkTls } from './check-tls'
import { checkTopic } from './check-topic'
import { createKafkaClients, type KafkaClients } from './kafka-clients'
import { isUnanswered, kafkaFault, mechanismOf } from './kafka-fault'
import { type Fault, failed, type Outcome, passed, skipped } from './outcome'
import type { ConnectionTestPorts } from './ports'
import { speaksTls } from './probe-protocol'
import { createSocketLedger } from './socket-ledger'
import { StoppedError, type TimeBudget } from './time-budget'

const loginLimitMs = 4_000
const topicLimitMs = 4_000

/** The steps of one test, to be taken in order: each goes on with what those before it found. */
export interface Checks extends Readonly<Record<ConnectionTestStepName, () => Promise<Outcome>>> {
  /** Takes leave of Kafka. Never rejects, and may never resolve. */
  leave(): Promise<void>
  /** Closes every socket there is. */
  closeAll(): void
}

export function createChecks(settings: KafkaSettings, ports: ConnectionTestPorts, budget: TimeBudget): Checks {
  const ledger = createSocketLedger(ports.connect)
  let brokers: readonly BrokerAddress[] = settings.brokers.map(brokerAddress)
  let open: readonly OpenBroker[] = []
  let ends: readonly PartitionEnds[] = []
  let clients: KafkaClients | null = null
  let isGreeted = false
  let isServed = false

  /** Asks Kafka something; what goes wrong becomes an outcome, unless the test was stopped. */
  const ask = async (limitMs: number, question: (clients: KafkaClients) => Promise<Outcome>): Promise<Outcome> => {
    try {
      clients ??= createKafkaClients(
        clientConfig({ ...settings, brokers: brokers.map(({ text }) => text) }, 'deloton-connection-test', ports.log),
        ledger
      )
      return await budget.within(limitMs, question(clients))
    } catch (error) {
      if (error instanceof StoppedError) throw error
      return failed(await explain(error))
    }
  }
  const explain = async (error: unknown): Promise<Fault> => {
    const [broker] = brokers
    const mayBeTls = !settings.tls && !isGreeted && isUnanswered(error)
    return kafkaFault(error, {
      settings,
      asked: brokers.map(({ text }) => text),
      dials: ledger.dials(),
      speaksTls: mayBeTls && broker !== undefined && (await speaksTls(broker, ledger, budget)),
      isGreeted,
      isServed
    })
  }
  const connect = async (asked: KafkaClients): Promise<void> => {
    await asked.connect()
    isGreeted = true
  }

  return {
    async dns() {
      const { outcome, good } = await checkNames(brokers, ports.resolve, budget)
      brokers = good
      return outcome
    },
    async tcp() {
      const { outcome, good } = await checkPorts(brokers, ledger, budget)
      open = good
      brokers = good.map(({ broker }) => broker)
      if (!settings.tls) for (const { socket } of open) socket.destroy()
      return outcome
    },
    async tls() {
      if (!settings.tls) return skipped('TLS is off: what is sent can be read on the way.')
      const fault = settings.caFile === null ? null : caFileFault(settings.caFile)
      if (fault !== null) return failed(fault)
      const { ssl } = clientConfig(settings, '', ports.log)
      const { outcome, good } = await checkTls(open, settings, typeof ssl === 'object' ? ssl : {}, ledger, budget)
      brokers = good
      return outcome
    },
    async sasl() {
      if (settings.sasl === null) return skipped('No user name is given: there is nothing to log in with.')
      return ask(loginLimitMs, async (asked) => {
        await connect(asked)
        return passed('The user name and the password are accepted.', mechanismOf(settings))
      })
    },
    topic: () =>
      ask(topicLimitMs, async (asked) => {
        await connect(asked)
        const found = await checkTopic(asked.admin, settings.topic)
        ends = found.ends
        isServed = true
        return found.outcome
      }),
    sample: () =>
      ask(Number.POSITIVE_INFINITY, (asked) =>
        checkSample(asked, settings.topic, `deloton-test-${ports.randomName()}`, ends, budget)
      ),
    // Who never greeted back holds nothing of ours.
    leave: async () => (isGreeted ? clients?.leave() : undefined),
    closeAll: ledger.closeAll
  }
}
