import { readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { describe, expect, it } from 'vitest'
import { BrokerSilentError, failureSentence } from '../../../../../../src/main/engine/sources/kafka/failure-sentence'

/** kafkajs's own errors, as it throws them; its types leave some out, and their constructors' arguments. */
type ErrorClass = new (message: unknown, details?: object) => Error
const require = createRequire(import.meta.url)
const errors = require('kafkajs') as Record<string, ErrorClass>
const { createErrorFromCode, errorCodes } = require('kafkajs/src/protocol/error') as {
  createErrorFromCode: (code: number) => Error
  errorCodes: { type: string; code: number }[]
}

function make(name: string, message: unknown, details?: object): Error {
  const Class = errors[name]
  if (Class === undefined) throw new Error(`kafkajs has no ${name}`)
  return new Class(message, details)
}
const connectionError = (message: string): Error =>
  make('KafkaJSConnectionError', message, { broker: 'kafka.gym:9092', code: 'ANY' })
/** As the broker's answer with that error code becomes one. */
function brokerAnswer(type: string): Error {
  const code = errorCodes.find((each) => each.type === type)?.code
  if (code === undefined) throw new Error(`kafkajs does not know ${type}`)
  return createErrorFromCode(code)
}
/** What comes out of kafkajs when it gave up: the cause is wrapped, at times twice. */
const gaveUp = (error: Error): Error => make('KafkaJSNumberOfRetriesExceeded', error, { retryCount: 2, retryTime: 400 })
const crashed = (error: Error): Error => make('KafkaJSNonRetriableError', error, { cause: gaveUp(error) })

const settings = { brokers: ['kafka.gym:9092', 'kafka.gym:9093'], topic: 'deloton', caFile: '/etc/gym/ca.pem' }
const sentenceFor = (error: unknown): string => failureSentence(error, settings)

const cases: [string, Error, string][] = [
  [
    'a refused connection',
    connectionError('Connection error: connect ECONNREFUSED 127.0.0.1:9092'),
    'No Kafka broker answers at kafka.gym:9092, kafka.gym:9093. Trying again.'
  ],
  [
    'a host that swallows packets',
    connectionError('Connection timeout'),
    'No Kafka broker answers at kafka.gym:9092, kafka.gym:9093. Trying again.'
  ],
  [
    'a name nobody knows',
    connectionError('Connection error: getaddrinfo ENOTFOUND kafka.gym'),
    'The name of the broker is not known (kafka.gym:9092, kafka.gym:9093); check the address and the network. Trying again.'
  ],
  [
    'a laptop without a network, even if the broker is named for its certificate',
    connectionError('Connection error: getaddrinfo EAI_AGAIN ssl.certificate.gym'),
    'The name of the broker is not known (kafka.gym:9092, kafka.gym:9093); check the address and the network. Trying again.'
  ],
  ...[
    'Connection error: self-signed certificate',
    'Connection error: self signed certificate in certificate chain',
    'Connection error: unable to verify the first certificate',
    'Connection error: unable to get local issuer certificate',
    "Connection error: Hostname/IP does not match certificate's altnames: IP: 127.0.0.1 is not in the cert's list: ",
    'Connection error: certificate has expired',
    'Connection error: write EPROTO 00:error:0A00010B:SSL routines:ssl3_get_record:wrong version number',
    'Connection error: Client network socket disconnected before secure TLS connection was established'
  ].map((message): [string, Error, string] => [
    `no trust: ${message}`,
    connectionError(message),
    "No secure connection to kafka.gym:9092, kafka.gym:9093: the broker's certificate is not trusted, or it does not speak TLS there. Trying again."
  ]),
  [
    'a connection that the broker closes',
    make('KafkaJSConnectionClosedError', 'Closed connection', { host: 'kafka.gym', port: 9092 }),
    'The broker at kafka.gym:9092, kafka.gym:9093 closed the connection; it may want TLS or a password. Trying again.'
  ],
  [
    'a broker that does not answer a request',
    make('KafkaJSRequestTimeoutError', 'Request Metadata(key: 3, version: 6) timed out', { broker: 'kafka.gym:9092' }),
    'The broker at kafka.gym:9092, kafka.gym:9093 accepts connections but does not answer. Trying again.'
  ],
  [
    'a wrong password (plain)',
    make(
      'KafkaJSSASLAuthenticationError',
      'SASL PLAIN authentication failed: Authentication failed: Invalid username or password'
    ),
    'The broker refused the user name or password; check them. Trying again.'
  ],
  [
    'a wrong password (SCRAM)',
    make('KafkaJSSASLAuthenticationError', 'SASL SCRAM SHA256 authentication failed: invalid credentials'),
    'The broker refused the user name or password; check them. Trying again.'
  ],
  [
    'a way of logging in that the broker refuses',
    brokerAnswer('UNSUPPORTED_SASL_MECHANISM'),
    'The broker does not take this way of logging in; check --sasl-mechanism. Trying again.'
  ],
  [
    'a way of logging in that the broker does not list',
    make('KafkaJSSASLAuthenticationError', 'SASL SCRAM-SHA-256 mechanism is not supported by the server'),
    'The broker does not take this way of logging in; check --sasl-mechanism. Trying again.'
  ],
  [
    'a missing topic',
    brokerAnswer('UNKNOWN_TOPIC_OR_PARTITION'),
    'The topic "deloton" does not exist on the broker; trying again until it does.'
  ],
  ...['TOPIC_AUTHORIZATION_FAILED', 'GROUP_AUTHORIZATION_FAILED'].map((type): [string, Error, string] => [
    `a missing right: ${type}`,
    brokerAnswer(type),
    'The broker does not let this user read the topic "deloton"; ask for the right to read it and to use groups that begin with "deloton-".'
  ]),
  ...['INVALID_TOPIC_EXCEPTION', 'GROUP_COORDINATOR_NOT_AVAILABLE', 'LEADER_NOT_AVAILABLE'].map(
    (type): [string, Error, string] => [
      `another answer of the broker: ${type}`,
      brokerAnswer(type),
      `The broker at kafka.gym:9092, kafka.gym:9093 answers with an error (${type}). Trying again.`
    ]
  )
]

describe('failureSentence', () => {
  it.each(cases)('says for %s what to look at, however kafkajs wraps it', (_, error, sentence) => {
    expect(sentenceFor(error)).toBe(sentence)
    expect(sentenceFor(gaveUp(error))).toBe(sentence)
    expect(sentenceFor(crashed(error))).toBe(sentence)
  })

  it.each(['/no/such/ca.pem', '/'])('names the CA file that can not be read (%s)', (file) => {
    let failure: unknown = null
    try {
      readFileSync(file, 'utf8')
    } catch (error) {
      failure = error
    }
    expect(failureSentence(failure, { ...settings, caFile: file })).toBe(
      `The CA file ${file} can not be read; check --ca-file. Trying again.`
    )
  })

  it('says for how long a broker that is connected has not answered', () => {
    expect(sentenceFor(new BrokerSilentError(5_400))).toBe(
      'The broker at kafka.gym:9092, kafka.gym:9093 has not answered for 5 s. Trying again.'
    )
    expect(sentenceFor(make('KafkaJSNonRetriableError', 'x', { cause: new BrokerSilentError(31_000) }))).toContain(
      '31 s'
    )
  })

  it.each([undefined, null, 'text', 7, {}, { cause: { cause: null } }, Object.create(null)])(
    'has a sentence for anything that can be thrown (%j)',
    (thrown) => {
      expect(sentenceFor(thrown)).toBe('No Kafka broker answers at kafka.gym:9092, kafka.gym:9093. Trying again.')
    }
  )

  it('comes to an end with errors that cause each other', () => {
    const one: { cause?: unknown } = {}
    const other = { cause: one }
    one.cause = other
    expect(sentenceFor(one)).toContain('No Kafka broker answers')
  })

  it('never repeats what the error says, which may hold secrets or addresses of others', () => {
    for (const [, error] of cases) {
      const told = sentenceFor(Object.assign(error, { message: `${error.message} hunter2` }))
      expect(told).not.toContain('hunter2')
    }
  })
})
