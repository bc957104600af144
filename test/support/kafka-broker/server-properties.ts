import { type BrokerCertificate, storePassword } from './certificate'

export interface BrokerSetup {
  readonly host: string
  /** First of four ports: plain text, controller, SASL, TLS. */
  readonly port: number
  /** Where clients of the plain listener are sent to instead of it. */
  readonly proxyPort: number | null
  readonly dataFolder: string
  readonly user: { readonly username: string; readonly password: string } | null
  readonly certificate: BrokerCertificate | null
  /** Further properties, which win over ours. */
  readonly config: Readonly<Record<string, string | number | boolean>>
}

/** The text of server.properties for one broker that is its own controller (KRaft). */
export function serverProperties(setup: BrokerSetup): string {
  const properties = { ...quickAndSmall, ...listeners(setup), ...tls(setup), ...sasl(setup), ...setup.config }
  // Backslashes (paths on Windows, quoted passwords) are escapes in such a file.
  return Object.entries(properties)
    .map(([key, value]) => `${key}=${String(value).replaceAll('\\', '\\\\')}\n`)
    .join('')
}

/** One node, few threads, no waiting for members and heartbeats that a test has no use for. */
const quickAndSmall = {
  'process.roles': 'broker,controller',
  'node.id': 1,
  'num.network.threads': 2,
  'num.io.threads': 2,
  'background.threads': 2,
  'num.recovery.threads.per.data.dir': 1,
  'offsets.topic.replication.factor': 1,
  'offsets.topic.num.partitions': 4,
  'transaction.state.log.replication.factor': 1,
  'transaction.state.log.min.isr': 1,
  'transaction.state.log.num.partitions': 2,
  'share.coordinator.state.topic.replication.factor': 1,
  'share.coordinator.state.topic.min.isr': 1,
  'share.coordinator.state.topic.num.partitions': 1,
  'group.initial.rebalance.delay.ms': 0,
  'group.min.session.timeout.ms': 1000,
  'auto.create.topics.enable': false,
  'log.cleaner.dedupe.buffer.size': 4 << 20,
  'log.segment.bytes': 128 << 20,
  // A restarted broker is let in again only when the controller has given up its former life: by default after 9 s.
  'controlled.shutdown.enable': false,
  'broker.session.timeout.ms': 1000,
  'broker.heartbeat.interval.ms': 250
}

function listeners({ host, port, proxyPort, dataFolder, user, certificate }: BrokerSetup) {
  const all = [
    { name: 'PLAIN', protocol: 'PLAINTEXT', at: port },
    { name: 'CONTROLLER', protocol: 'PLAINTEXT', at: port + 1 },
    ...(user ? [{ name: 'AUTH', protocol: certificate ? 'SASL_SSL' : 'SASL_PLAINTEXT', at: port + 2 }] : []),
    ...(certificate ? [{ name: 'TLS', protocol: 'SSL', at: port + 3 }] : [])
  ]
  const addresses = all.map(({ name, at }) => `${name}://${host}:${at}`)
  const plain = `PLAIN://${host}:${port}`
  const proxied = proxyPort === null ? plain : `PLAIN://${host}:${proxyPort}`
  return {
    'controller.quorum.voters': `1@${host}:${port + 1}`,
    'controller.listener.names': 'CONTROLLER',
    'inter.broker.listener.name': 'PLAIN',
    listeners: addresses.join(','),
    'advertised.listeners': addresses
      .filter((address) => !address.startsWith('CONTROLLER'))
      .map((address) => (address === plain ? proxied : address))
      .join(','),
    'listener.security.protocol.map': all.map(({ name, protocol }) => `${name}:${protocol}`).join(','),
    'log.dirs': dataFolder
  }
}

function tls({ certificate }: BrokerSetup) {
  if (!certificate) return {}
  return {
    'ssl.keystore.type': 'PKCS12',
    'ssl.keystore.location': certificate.keystoreFile,
    'ssl.keystore.password': storePassword,
    'ssl.key.password': storePassword,
    'ssl.client.auth': 'none'
  }
}

function sasl({ user }: BrokerSetup) {
  if (!user) return {}
  const password = user.password.replace(/[\\"]/g, '\\$&')
  return {
    'sasl.enabled.mechanisms': 'PLAIN',
    'listener.name.auth.plain.sasl.jaas.config': `org.apache.kafka.common.security.plain.PlainLoginModule required user_${user.username}="${password}";`
  }
}
