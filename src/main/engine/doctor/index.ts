import type { ConnectionTestStep } from '../../../shared/domain/connection-test'
import type { KafkaSettings } from '../ports'
import { examineFolder } from './examine-folder'
import { examineStores } from './examine-stores'
import type { Finding } from './finding'

export type { Finding } from './finding'

/** Looks at a data folder and its stores; changes nothing, and works beside the console that runs on them. */
export const examineData = (dataDir: string): Finding[] => [...examineFolder(dataDir), ...examineStores(dataDir)]

/** Tries a connection from here; see `testConnection`. */
export async function* examineKafka(settings: KafkaSettings, signal: AbortSignal): AsyncGenerator<Finding, void, void> {
  const [{ testConnection }, { createSystemPorts }] = await Promise.all([
    import('../sources/kafka/connection-test/test-connection'),
    import('../sources/kafka/connection-test/system-ports')
  ])
  for await (const step of testConnection(settings, createSystemPorts(signal, { debug: () => undefined }))) {
    yield stepFinding(step)
  }
}

export const stepFinding = ({ step, state, sentence }: ConnectionTestStep): Finding => ({
  what: `Kafka, ${stepNames[step]}`,
  state,
  sentence
})

const stepNames: { readonly [Step in ConnectionTestStep['step']]: string } = {
  dns: 'DNS',
  tcp: 'TCP',
  tls: 'TLS',
  sasl: 'SASL',
  topic: 'topic',
  sample: 'sample'
}
