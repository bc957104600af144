import type { KafkaSettings } from '../../ports'

/** The broker accepted the connection and then said nothing. */
export class BrokerSilentError extends Error {
  override readonly name = 'BrokerSilentError'
  constructor(readonly silentMs: number) {
    super(`no fetch was answered for ${silentMs} ms`)
  }
}

/** The innermost error: kafkajs wraps what happened in "retries exceeded" and the like. */
function rootCause(error: unknown): unknown {
  let current = error
  for (let depth = 0; depth < 8; depth += 1) {
    if (typeof current !== 'object' || current === null || !('cause' in current) || current.cause == null) break
    current = current.cause
  }
  return current
}

const field = (error: unknown, name: string): string => {
  if (typeof error !== 'object' || error === null || !(name in error)) return ''
  const value = (error as Record<string, unknown>)[name]
  return typeof value === 'string' ? value : ''
}

/** The broker says that the topic is not there. */
export const isTopicMissing = (error: unknown): boolean =>
  field(rootCause(error), 'type') === 'UNKNOWN_TOPIC_OR_PARTITION'

const tlsFailure = /certificate|self.signed|SSL|TLS|EPROTO|wrong version number|unable to (get|verify)/i

/** What is wrong with the connection to Kafka, in one sentence that says what to look at. */
export function failureSentence(error: unknown, settings: Pick<KafkaSettings, 'brokers' | 'topic' | 'caFile'>): string {
  const cause = rootCause(error)
  if (cause instanceof BrokerSilentError) {
    const seconds = Math.round(cause.silentMs / 1_000)
    return `The broker at ${settings.brokers.join(', ')} has not answered for ${seconds} s. Trying again.`
  }
  const name = field(cause, 'name')
  const type = field(cause, 'type')
  const message = field(cause, 'message')
  const brokers = settings.brokers.join(', ')
  if (isTopicMissing(error)) {
    return `The topic "${settings.topic}" does not exist on the broker; trying again until it does.`
  }
  if (type === 'TOPIC_AUTHORIZATION_FAILED' || type === 'GROUP_AUTHORIZATION_FAILED') {
    return `The broker does not let this user read the topic "${settings.topic}"; ask for the right to read it and to use groups that begin with "deloton-".`
  }
  if (type === 'UNSUPPORTED_SASL_MECHANISM' || /SASL \S+ mechanism is not supported/.test(message)) {
    return 'The broker does not take this way of logging in; check --sasl-mechanism. Trying again.'
  }
  if (name === 'KafkaJSSASLAuthenticationError') {
    return 'The broker refused the user name or password; check them. Trying again.'
  }
  if (['ENOENT', 'EACCES', 'EISDIR'].includes(field(cause, 'code'))) {
    return `The CA file ${settings.caFile ?? ''} can not be read; check --ca-file. Trying again.`
  }
  if (/ENOTFOUND|EAI_AGAIN/.test(message)) {
    return `The name of the broker is not known (${brokers}); check the address and the network. Trying again.`
  }
  if (tlsFailure.test(message)) {
    return `No secure connection to ${brokers}: the broker's certificate is not trusted, or it does not speak TLS there. Trying again.`
  }
  if (name === 'KafkaJSConnectionClosedError') {
    return `The broker at ${brokers} closed the connection; it may want TLS or a password. Trying again.`
  }
  if (name === 'KafkaJSRequestTimeoutError') {
    return `The broker at ${brokers} accepts connections but does not answer. Trying again.`
  }
  if (type !== '') return `The broker at ${brokers} answers with an error (${type}). Trying again.`
  return `No Kafka broker answers at ${brokers}. Trying again.`
}
