import { createRequire } from 'node:module'
import { describe, expect, it } from 'vitest'
import type { KafkaSettings } from '../../../../../../../src/main/engine/ports'
import {
  isUnanswered,
  kafkaFault,
  type Situation
} from '../../../../../../../src/main/engine/sources/kafka/connection-test/kafka-fault'
import { OutOfTimeError } from '../../../../../../../src/main/engine/sources/kafka/connection-test/time-budget'

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
function brokerAnswer(type: string): Error {
  const code = errorCodes.find((each) => each.type === type)?.code
  if (code === undefined) throw new Error(`kafkajs does not know ${type}`)
  return createErrorFromCode(code)
}
/** What comes out of kafkajs when it gave up. */
const gaveUp = (error: Error): Error => make('KafkaJSNumberOfRetriesExceeded', error, { retryCount: 1, retryTime: 100 })

const password = 'open sesame'
const plain: KafkaSettings = {
  brokers: ['kafka.gym:9092'],
  topic: 'deloton',
  from: 'earliest',
  tls: false,
  caFile: null,
  sasl: null
}
const withUser: KafkaSettings = { ...plain, sasl: { mechanism: 'scram-sha-512', username: 'gym', password } }
const situation: Situation = {
  settings: plain,
  asked: plain.brokers,
  dials: [{ address: 'kafka.gym:9092', isConnected: true, faultCode: null }],
  speaksTls: false,
  isGreeted: false,
  isServed: false
}
const sentenceFor = (error: unknown, changes: Partial<Situation> = {}): string =>
  kafkaFault(error, { ...situation, ...changes }).sentence

const closed = gaveUp(make('KafkaJSConnectionClosedError', 'Closed connection', { host: 'kafka.gym', port: 9092 }))
const refused = make('KafkaJSSASLAuthenticationError', 'SASL SCRAM SHA512 authentication failed: invalid credentials')

describe('what is wrong between us and Kafka', () => {
  it('is a password or key that is not accepted', () => {
    expect(kafkaFault(gaveUp(refused), { ...situation, settings: withUser })).toEqual({
      sentence: 'The password or key is not accepted; check it and the user name.',
      detail: 'SCRAM-SHA-512'
    })
  })

  it('is not the password when the broker said nothing during the login', () => {
    const silent = make('KafkaJSSASLAuthenticationError', 'SASL PLAIN authentication failed: Request timed out')
    const gone = make('KafkaJSSASLAuthenticationError', 'SASL PLAIN authentication failed: Closed connection')
    expect(sentenceFor(silent, { settings: withUser })).toContain('does not answer')
    expect(sentenceFor(gone, { settings: withUser })).toContain('closes the connection before it answers')
  })

  it('is a way of logging in that the broker does not take', () => {
    expect(sentenceFor(brokerAnswer('UNSUPPORTED_SASL_MECHANISM'), { settings: withUser })).toContain(
      'does not take a login by SCRAM-SHA-512'
    )
  })

  it('is a login that is needless, or one that is wanted', () => {
    expect(sentenceFor(brokerAnswer('ILLEGAL_SASL_STATE'), { settings: withUser })).toContain('asks for no login')
    expect(sentenceFor(closed, { isGreeted: true })).toContain('asks for a user name and a password')
  })

  it('is not a missing login when the connection broke later', () => {
    expect(sentenceFor(closed, { isGreeted: true, isServed: true })).toContain('in the middle; try again')
    expect(sentenceFor(closed, { isGreeted: true, settings: withUser })).toContain('before it answers')
  })

  it('is TLS that was not asked for, before all else', () => {
    expect(sentenceFor(closed, { speaksTls: true })).toContain('speaks TLS; turn TLS on')
  })

  it('is a certificate that we do not have', () => {
    const faultCode = 'ERR_SSL_TLSV13_ALERT_CERTIFICATE_REQUIRED'
    const dials = [{ address: 'kafka.gym:9092', isConnected: true, faultCode }]
    expect(sentenceFor(closed, { dials })).toContain('asks for a certificate of the client')
  })

  it('is silence, be it kafkajs that gave up or we', () => {
    expect(sentenceFor(new OutOfTimeError())).toContain('accepts connections but does not answer')
    expect(sentenceFor(gaveUp(make('KafkaJSRequestTimeoutError', 'Request Metadata timed out')))).toContain(
      'accepts connections but does not answer'
    )
  })

  it('is an address that only Kafka named and that is not reached', () => {
    const unreached = { address: 'kafka-1:9092', isConnected: false, faultCode: 'ENOTFOUND' }
    const error = gaveUp(make('KafkaJSConnectionError', 'Connection error: getaddrinfo ENOTFOUND kafka-1', {}))
    expect(sentenceFor(error, { dials: [...situation.dials, unreached] })).toContain('its broker is at kafka-1:9092')
    const reachedLater = { ...unreached, isConnected: true }
    expect(sentenceFor(error, { dials: [...situation.dials, unreached, reachedLater] })).not.toContain('kafka-1:9092')
  })

  it('is a right that is missing, even when some broker of the cluster is away', () => {
    const dials = [{ address: 'kafka-3:9092', isConnected: false, faultCode: 'ECONNREFUSED' }]
    const { sentence, detail } = kafkaFault(brokerAnswer('GROUP_AUTHORIZATION_FAILED'), { ...situation, dials })
    expect(sentence).toMatch(/groups that begin with "deloton-"\.$/)
    expect(detail).toBe('GROUP_AUTHORIZATION_FAILED')
  })

  it('promises no further attempt', () => {
    const others = [
      brokerAnswer('LEADER_NOT_AVAILABLE'),
      brokerAnswer('UNKNOWN_TOPIC_OR_PARTITION'),
      new Error('?'),
      null
    ]
    expect(others.map((error) => sentenceFor(error)).join(' ')).not.toMatch(/trying again/i)
  })

  it('never tells what an error says: a server may have put anything there', () => {
    const telling = make('KafkaJSSASLAuthenticationError', `no ${password}`)
    expect(JSON.stringify(kafkaFault(telling, { ...situation, settings: withUser }))).not.toContain(password)
    expect(JSON.stringify(kafkaFault(new Error(password), { ...situation, settings: withUser }))).not.toContain(
      password
    )
  })

  it('may be the wrong language only where nothing was answered', () => {
    expect([closed, new OutOfTimeError()].map(isUnanswered)).toEqual([true, true])
    expect([refused, brokerAnswer('ILLEGAL_SASL_STATE'), new Error('?')].map(isUnanswered)).toEqual([
      false,
      false,
      false
    ])
  })
})
