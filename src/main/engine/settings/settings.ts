import { z } from 'zod'
import { sourceKinds } from '../../../shared/domain/status'
import { fail, type Result, succeed } from '../../../shared/result'
import type { EngineSettings } from '../ports'

/** Each setting as people write it, on a command line, in the environment or in a file: text, checked one by one. */
export const settingSchemas = {
  source: z.enum(sourceKinds, { error: 'must be simulator or kafka' }),
  brokers: z
    .string()
    .transform((text) =>
      text
        .split(',')
        .map((broker) => broker.trim())
        .filter((broker) => broker !== '')
    )
    .refine((brokers) => brokers.length > 0 && brokers.every(isAddress), {
      error: 'must be HOST:PORT, several separated by commas'
    }),
  topic: z.string().regex(/^[A-Za-z0-9._-]{1,249}$/, { error: 'must be a Kafka topic name' }),
  from: z.enum(['earliest', 'latest'], { error: 'must be earliest or latest' }),
  tls: z.stringbool({ error: 'must be true or false' }),
  caFile: z.string().min(1, { error: 'must be the path of a PEM file' }),
  saslMechanism: z.enum(['plain', 'scram-sha-256', 'scram-sha-512'], {
    error: 'must be plain, scram-sha-256 or scram-sha-512'
  }),
  saslUsername: z.string().min(1, { error: 'must not be empty' }),
  saslPassword: z.string().min(1, { error: 'must not be empty' }),
  bikes: wholeNumber(1, 20_000),
  seed: wholeNumber(0, 4_294_967_295),
  silenceLimitMin: wholeNumber(1, 1_440),
  port: wholeNumber(0, 65_535)
} as const

export type SettingName = keyof typeof settingSchemas
export type GivenSettings = { [Name in SettingName]?: z.output<(typeof settingSchemas)[Name]> }

/** Where the console listens when nothing else is said. */
export const defaultPort = 4310

/** The engine's settings: what was given over the defaults. */
export function engineSettings(given: GivenSettings): EngineSettings {
  return {
    source: given.source ?? 'simulator',
    kafka: {
      brokers: given.brokers ?? [],
      topic: given.topic ?? 'deloton',
      from: given.from ?? 'earliest',
      // A password must not travel in the clear by mistake: naming a CA means TLS.
      tls: given.tls ?? given.caFile !== undefined,
      caFile: given.caFile ?? null,
      sasl:
        given.saslUsername === undefined
          ? null
          : {
              mechanism: given.saslMechanism ?? 'plain',
              username: given.saslUsername,
              password: given.saslPassword ?? ''
            }
    },
    simulator: { bikes: given.bikes ?? 24, seed: given.seed ?? 1 },
    silenceLimitMs: (given.silenceLimitMin ?? 10) * 60_000
  }
}

/** The settings, complete: a source that needs brokers has some, a user name has a password. */
export function completeSettings(given: GivenSettings): Result<EngineSettings> {
  const settings = engineSettings(given)
  if (settings.source !== 'kafka') return succeed(settings)
  if (settings.kafka.brokers.length === 0) {
    return fail('bad-input', '--source kafka needs --brokers HOST:PORT (or DELOTON_BROKERS).')
  }
  if (settings.kafka.sasl === null && hasCredentials(given)) {
    return fail('bad-input', 'A Kafka password or --sasl-mechanism needs --sasl-username (or DELOTON_SASL_USERNAME).')
  }
  if (settings.kafka.sasl?.password === '') {
    return fail(
      'bad-input',
      '--sasl-username needs a password: put it into DELOTON_SASL_PASSWORD or a file named by --sasl-password-file.'
    )
  }
  return succeed(settings)
}

const hasCredentials = ({ saslMechanism, saslPassword }: GivenSettings): boolean =>
  saslMechanism !== undefined || saslPassword !== undefined

function isAddress(text: string): boolean {
  const port = /^(?:\[[0-9A-Fa-f:.]+\]|[^\s:/]+):(\d{1,5})$/.exec(text)?.[1]
  return port !== undefined && Number(port) >= 1 && Number(port) <= 65_535
}

function wholeNumber(from: number, to: number) {
  return z
    .string()
    .regex(/^\d{1,10}$/, { error: `must be a whole number from ${from} to ${to}` })
    .transform(Number)
    .refine((value) => value >= from && value <= to, { error: `must be a whole number from ${from} to ${to}` })
}
