import { randomBytes } from 'node:crypto'
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { pathToFileURL } from 'node:url'
import { findFreePorts } from './free-port'
import { createBrokerProcess } from './kafka-broker/broker-process'
import { makeCertificate } from './kafka-broker/certificate'
import { createTopic } from './kafka-broker/create-topic'
import { fetchJars } from './kafka-broker/jars'
import { runJavaTool } from './kafka-broker/java'
import { serverProperties } from './kafka-broker/server-properties'
import { topicAnswers } from './kafka-broker/topic-answers'
import { makeTemporaryFolder } from './temporary-folder'

const host = '127.0.0.1'

export interface BrokerOptions {
  /** Folder for data, port and log. A later broker on the same folder goes on with the same data on the same port. */
  readonly folder?: string
  /** Asks for a listener with a user and password, too (SASL/PLAIN; over TLS when `tls` is set). */
  readonly user?: { readonly username: string; readonly password: string }
  /** Asks for a listener with TLS, too. */
  readonly tls?: boolean
  /** The port of a proxy on loopback that clients of the plain listener are sent to. */
  readonly proxyPort?: number
  /** Topics to create, by their number of partitions. */
  readonly topics?: Readonly<Record<string, number>>
  /** Further broker properties. */
  readonly config?: Readonly<Record<string, string | number | boolean>>
}

export interface KafkaBroker {
  /** `127.0.0.1:PORT`, plain text. */
  readonly bootstrap: string
  /** The listener that asks for the user, when one was given. */
  readonly sasl: { readonly bootstrap: string; readonly username: string; readonly password: string } | null
  /** The listener with TLS, when asked for; a client trusts `caFile` (PEM). */
  readonly ssl: { readonly bootstrap: string; readonly caFile: string } | null
  readonly logFile: string
  /** Process id, undefined while it is stopped. */
  pid(): number | undefined
  /** Clean stop; data and ports stay. */
  stop(): Promise<void>
  /** A crash (SIGKILL). */
  kill(): Promise<void>
  /** A broker that accepts and never answers (SIGSTOP), until `resume`. */
  pause(): void
  resume(): void
  /** Starts it again on the same ports and data; resolves when it accepts connections. */
  start(): Promise<void>
  restart(): Promise<void>
  /** Creates a topic and waits until its partitions answer; one that exists is left as it is. */
  createTopic(name: string, partitions?: number, config?: Readonly<Record<string, string | number>>): Promise<void>
  /** Stops it and removes its data, unless they lie in a folder that was handed in. */
  destroy(): Promise<void>
}

/**
 * Starts a real Apache Kafka of one node on loopback: 2.5 s when its jars are there. Needs Java 17, and Maven the first
 * time.
 */
export async function startBroker(options: BrokerOptions = {}): Promise<KafkaBroker> {
  const libraries = await fetchJars()
  const temporary = options.folder === undefined ? makeTemporaryFolder('deloton-kafka-') : null
  const folder = options.folder ?? temporary?.path ?? ''
  mkdirSync(folder, { recursive: true })
  const port = await portOf(folder)
  const dataFolder = join(folder, 'data')
  const propertiesFile = join(folder, 'server.properties')
  const logFile = join(folder, 'broker.log')
  const user = options.user ?? null
  const certificate = options.tls ? await makeCertificate(folder) : null
  const proxyPort = options.proxyPort ?? null
  const setup = { host, port, proxyPort, dataFolder, user, certificate, config: options.config ?? {} }
  writeFileSync(propertiesFile, serverProperties(setup))
  const java = [...javaOptions(folder), '-cp', join(libraries, '*')]
  if (!existsSync(join(dataFolder, 'meta.properties'))) {
    const format = ['kafka.tools.StorageTool', 'format', '-t', clusterId(), '-c', propertiesFile]
    await runJavaTool('java', [...java, ...format])
  }

  const broker = createBrokerProcess({ args: [...java, 'kafka.Kafka', propertiesFile], folder, logFile, host, port })
  const makeTopic = async (
    name: string,
    partitions: number,
    config: Readonly<Record<string, string | number>>
  ): Promise<void> => {
    await createTopic(host, port, { name, partitions, config })
    await topicAnswers(`${host}:${port}`, name)
  }
  const destroy = async () => {
    await broker.stop()
    temporary?.remove()
  }
  try {
    await broker.start()
    for (const [name, partitions] of Object.entries(options.topics ?? {})) {
      await makeTopic(name, partitions, {})
    }
  } catch (error) {
    // The folder stays: its log says why.
    await broker.kill()
    throw error
  }

  return {
    bootstrap: `${host}:${port}`,
    sasl: user ? { bootstrap: `${host}:${port + 2}`, ...user } : null,
    ssl: certificate ? { bootstrap: `${host}:${port + 3}`, caFile: certificate.caFile } : null,
    logFile,
    pid: broker.pid,
    stop: broker.stop,
    kill: broker.kill,
    pause: broker.pause,
    resume: broker.resume,
    start: broker.start,
    restart: async () => {
      await broker.stop()
      await broker.start()
    },
    createTopic: (name, partitions = 1, config = {}) => makeTopic(name, partitions, config),
    destroy
  }
}

/** The port that a broker had in this folder before, else four free ones in a row. */
async function portOf(folder: string): Promise<number> {
  const file = join(folder, 'port')
  if (existsSync(file)) return Number(readFileSync(file, 'utf8'))
  const port = await findFreePorts(4)
  writeFileSync(file, String(port))
  return port
}

/**
 * Options of the Java machine: small, quick to start, and Kafka's warnings on standard output. A broker that lives for
 * seconds never earns back what its second compiler takes: without that it starts in little more than half of the
 * processor's time.
 */
function javaOptions(folder: string): string[] {
  const file = join(folder, 'log4j2.properties')
  writeFileSync(
    file,
    `rootLogger.level=WARN
rootLogger.appenderRef.c.ref=C
appender.c.type=Console
appender.c.name=C
appender.c.layout.type=PatternLayout
appender.c.layout.pattern=%d %p %c{1} %m%n
`
  )
  const log = `-Dlog4j2.configurationFile=${pathToFileURL(file)}`
  return ['-Xmx256m', '-XX:+UseSerialGC', '-XX:TieredStopAtLevel=1', '-XX:-UsePerfData', '-Xshare:auto', log]
}

/** 16 bytes as URL-safe base64; Kafka refuses one that begins with a dash. */
function clusterId(): string {
  const id = randomBytes(16).toString('base64url')
  return id.startsWith('-') ? clusterId() : id
}
