import { isIP } from 'node:net'
import { z } from 'zod'
import { fastestSpeed } from '../../../shared/domain/replay'
import { reportPeriods } from '../../../shared/domain/report'
import { sourceKinds } from '../../../shared/domain/status'
import { isMailAddress, parseMailbox } from '../mail/mail-address'

const mostMailAddresses = 20
const mostHostNames = 20

/** Each setting as people write it, on a command line, in the environment or in a file: text, checked one by one. */
export const settingSchemas = {
  source: z.enum(sourceKinds, { error: 'must be simulator, kafka or log-file' }),
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
  /** Of a captured log. */
  file: z.string().min(1, { error: 'must be the path of a captured log' }),
  /** As fast as the store takes it, or that many times the pace of its own timestamps. */
  speed: z
    .string()
    .transform((text) => (text === 'max' ? text : /^\d{1,6}(\.\d{1,6})?$/.test(text) ? Number(text) : Number.NaN))
    .refine(
      (speed): speed is 'max' | number => speed === 'max' || (Number(speed) > 0 && Number(speed) <= fastestSpeed),
      {
        error: `must be max, or a number above 0, at most ${fastestSpeed}`
      }
    ),
  bikes: wholeNumber(1, 20_000),
  seed: wholeNumber(0, 4_294_967_295),
  silenceLimitMin: wholeNumber(1, 1_440),
  compressAfterHours: wholeNumber(1, 8_760),
  compressEveryMin: wholeNumber(1, 1_440),
  keepHistoryDays: wholeNumber(1, 36_500),
  timeZone: z.string().refine(isTimeZone, { error: 'must be the name of a time zone, such as Europe/London' }),
  mailHost: z
    .string()
    .regex(/^(?:\[[0-9A-Fa-f:.]+\]|[\p{L}\p{N}](?:[\p{L}\p{N}.-]{0,251}[\p{L}\p{N}])?)$/u, {
      error: 'must be the name of a mail server, such as smtp.example.org'
    })
    // A client takes an IPv6 address without its brackets.
    .transform((text) => text.replace(/^\[(.*)\]$/, '$1')),
  mailPort: wholeNumber(1, 65_535),
  mailSecurity: z.enum(['tls', 'starttls', 'none'], { error: 'must be tls, starttls or none' }),
  mailUser: z.string().regex(/^[^\p{Cc}]{1,200}$/u, { error: 'must not be empty, nor have a control character' }),
  mailPassword: z.string().min(1, { error: 'must not be empty' }),
  mailFrom: z.string().refine((text) => parseMailbox(text) !== null, {
    error: 'must be a mail address, such as console@example.org or Front desk <console@example.org>'
  }),
  alertMailTo: mailAddresses(),
  alertMailManagerTo: mailAddresses(),
  reportAt: z.string().regex(/^(?:(?:[01]\d|2[0-3]):[0-5]\d|off)$/, { error: 'must be a time of day, HH:MM, or off' }),
  reportPeriod: z.enum(reportPeriods, { error: 'must be day or last_24_h' }),
  reportTo: mailAddresses(),
  reportHidesSmallHours: z.stringbool({ error: 'must be true or false' }),
  gymName: z
    .string()
    .trim()
    .regex(/^[^\p{Cc}\u2028\u2029]{1,60}$/u, { error: 'must be 1 to 60 characters, on one line' }),
  api: z.stringbool({ error: 'must be true or false' }),
  apiRate: wholeNumber(1, 100_000),
  apiBurst: wholeNumber(1, 1_000_000),
  /** Where the page and the API are served: this machine only, or an address that others reach. */
  listen: z
    .string()
    .refine((text) => isIP(text) !== 0, { error: 'must be an IP address, such as 127.0.0.1 or 0.0.0.0' }),
  hostNames: hostNames(),
  tlsCertFile: z.string().min(1, { error: 'must be the path of a PEM file' }),
  tlsKeyFile: z.string().min(1, { error: 'must be the path of a PEM file' }),
  port: wholeNumber(0, 65_535)
} as const

export type SettingName = keyof typeof settingSchemas
export type SettingValue<Name extends SettingName> = z.output<(typeof settingSchemas)[Name]>
export type GivenSettings = { [Name in SettingName]?: SettingValue<Name> }

function isAddress(text: string): boolean {
  const port = /^(?:\[[0-9A-Fa-f:.]+\]|[^\s:/]+):(\d{1,5})$/.exec(text)?.[1]
  return port !== undefined && Number(port) >= 1 && Number(port) <= 65_535
}

/** An offset such as "+02:00" is none: it knows no summer. */
function isTimeZone(text: string): boolean {
  if (!/^[A-Za-z]/.test(text)) return false
  try {
    new Intl.DateTimeFormat('en', { timeZone: text })
    return true
  } catch {
    return false
  }
}

/** Names by which this machine is reached beside its addresses. */
function hostNames() {
  return z
    .string()
    .transform((text) => [
      ...new Set(
        text
          .split(',')
          .map((name) => name.trim().toLowerCase())
          .filter((name) => name !== '')
      )
    ])
    .refine(
      (names) =>
        names.length > 0 &&
        names.length <= mostHostNames &&
        names.every((name) => /^[a-z0-9](?:[a-z0-9.-]{0,251}[a-z0-9])?$/.test(name)),
      { error: `must be host names, separated by commas, at most ${mostHostNames}` }
    )
}

function mailAddresses() {
  return z
    .string()
    .transform((text) => [
      ...new Set(
        text
          .split(',')
          .map((address) => address.trim())
          .filter((address) => address !== '')
      )
    ])
    .refine(
      (addresses) => addresses.length > 0 && addresses.length <= mostMailAddresses && addresses.every(isMailAddress),
      { error: `must be mail addresses, separated by commas, at most ${mostMailAddresses}` }
    )
}

function wholeNumber(from: number, to: number) {
  return z
    .string()
    .regex(/^\d{1,10}$/, { error: `must be a whole number from ${from} to ${to}` })
    .transform(Number)
    .refine((value) => value >= from && value <= to, { error: `must be a whole number from ${from} to ${to}` })
}
