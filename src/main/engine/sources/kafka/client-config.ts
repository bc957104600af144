import { readFileSync } from 'node:fs'
import { type KafkaConfig, logLevel } from 'kafkajs'
import type { KafkaSettings } from '../../ports'

export interface KafkaLog {
  debug(fields: object, message: string): void
}

/**
 * kafkajs's configuration for the settings. Retries are many and short, so that a broker that comes back is found in
 * under two seconds. Throws when the CA file can not be read.
 */
export function clientConfig(settings: KafkaSettings, clientId: string, log: KafkaLog): KafkaConfig {
  const { sasl } = settings
  return {
    clientId,
    brokers: [...settings.brokers],
    connectionTimeout: 3_000,
    authenticationTimeout: 5_000,
    requestTimeout: 10_000,
    retry: { initialRetryTime: 200, maxRetryTime: 2_000, retries: 20 },
    ...(settings.tls ? { ssl: settings.caFile === null ? true : { ca: [readFileSync(settings.caFile, 'utf8')] } } : {}),
    ...(sasl === null ? {} : { sasl: { mechanism: sasl.mechanism, username: sasl.username, password: sasl.password } }),
    logLevel: logLevel.WARN,
    // What kafkajs reports is told to people in our own sentences; its lines help only who looks for them.
    logCreator:
      () =>
      ({ namespace, log: { message } }) =>
        log.debug({ namespace }, message)
  } as KafkaConfig
}
