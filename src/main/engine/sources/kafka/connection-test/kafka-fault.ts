import type { KafkaSettings } from '../../../ports'
import { failureSentence } from '../failure-sentence'
import { errorFacts } from './error-facts'
import type { Fault } from './outcome'
import type { Dial } from './socket-ledger'
import { OutOfTimeError } from './time-budget'
import { asksForOurCertificate, clientCertificateSentence } from './tls-fault'

/** What is known when a question to Kafka fails. */
export interface Situation {
  readonly settings: KafkaSettings
  /** The brokers that were asked, as `host:port`. */
  readonly asked: readonly string[]
  readonly dials: readonly Dial[]
  /** The port was spoken to in plain, and it speaks TLS. */
  readonly speaksTls: boolean
  /** It was greeted and greeted back: it is a Kafka, and it let us in as far as that. */
  readonly isGreeted: boolean
  /** It has answered what it answers only to those who may ask. */
  readonly isServed: boolean
}

/** What is wrong between us and Kafka itself, once connections can be made. */
export function kafkaFault(error: unknown, situation: Situation): Fault {
  const { settings, dials, isGreeted, isServed } = situation
  const { name, type, code, message } = errorFacts(error)
  const broker = `The broker at ${situation.asked.join(', ')}`
  const fault = (sentence: string): Fault => ({ sentence, detail: type || code || null })
  if (situation.speaksTls) return fault(`${broker} speaks TLS; turn TLS on, or give the port that does without it.`)
  if (dials.some(({ faultCode }) => asksForOurCertificate(faultCode ?? ''))) {
    return fault(clientCertificateSentence(broker))
  }
  if (type === 'UNSUPPORTED_SASL_MECHANISM' || /SASL \S+ mechanism is not supported/.test(message)) {
    return fault(`The broker does not take a login by ${mechanismOf(settings)}; choose another way of logging in.`)
  }
  if (type === 'ILLEGAL_SASL_STATE') {
    return fault('The broker asks for no login at this port; leave the user name empty, or give the port that asks.')
  }
  if (name === 'KafkaJSSASLAuthenticationError' && !isUnanswered(error)) {
    const sentence = 'The password or key is not accepted; check it and the user name.'
    return { sentence, detail: mechanismOf(settings) }
  }
  const elsewhere = unreachedElsewhere(dials, settings.brokers)
  if (type === '' && elsewhere !== null) {
    return fault(
      `Kafka says that its broker is at ${elsewhere}, and that address can not be reached from here; its advertised.listeners must name one that can.`
    )
  }
  if (isClosed(error)) return fault(`${broker} ${closing(isGreeted, isServed, settings)}`)
  if (isSilent(error)) {
    return fault(`${broker} accepts connections but does not answer; check the port, and that Kafka is well there.`)
  }
  return fault(withoutPromise(failureSentence(error, settings)))
}

function closing(isGreeted: boolean, isServed: boolean, { sasl }: KafkaSettings): string {
  if (isServed) return 'closed the connection in the middle; try again.'
  if (isGreeted && sasl === null) return 'asks for a user name and a password; fill them in.'
  return "closes the connection before it answers; check that this is Kafka's port."
}

/** Whether the other side answered nothing that could be understood: then it may speak another language. */
export const isUnanswered = (error: unknown): boolean => isSilent(error) || isClosed(error)

function isSilent(error: unknown): boolean {
  const { name, message } = errorFacts(error)
  return error instanceof OutOfTimeError || name === 'KafkaJSRequestTimeoutError' || /timed out/.test(message)
}

function isClosed(error: unknown): boolean {
  const { name, message } = errorFacts(error)
  return name === 'KafkaJSConnectionClosedError' || /closed connection|connection closed/i.test(message)
}

export const mechanismOf = ({ sasl }: Pick<KafkaSettings, 'sasl'>): string => sasl?.mechanism.toUpperCase() ?? ''

/** An address that only Kafka itself has named and that no connection was possible to, null when there is none. */
function unreachedElsewhere(dials: readonly Dial[], brokers: readonly string[]): string | null {
  const reached = new Set(dials.filter(({ isConnected }) => isConnected).map(({ address }) => address))
  return dials.find(({ address }) => !reached.has(address) && !brokers.includes(address))?.address ?? null
}

/** The sentence of the source, which goes on trying: a test does not. */
const withoutPromise = (sentence: string): string => sentence.replace(/[;.] ?[Tt]rying again[^.]*\.$/, '.')
