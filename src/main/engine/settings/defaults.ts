import type { GivenSettings } from './setting-schemas'

/** What holds where nobody says anything. What is not here has no value then. */
export const settingDefaults = {
  source: 'simulator',
  topic: 'deloton',
  from: 'earliest',
  saslMechanism: 'plain',
  speed: 'max',
  bikes: 24,
  seed: 1,
  silenceLimitMin: 10,
  compressAfterHours: 12,
  compressEveryMin: 60,
  mailSecurity: 'starttls',
  reportAt: '08:00',
  reportPeriod: 'day',
  reportHidesSmallHours: false,
  api: true,
  apiRate: 100,
  apiBurst: 200,
  listen: '127.0.0.1',
  port: 4310
} as const satisfies GivenSettings

/** The port of a mail server, by how it is spoken to. */
export const mailPorts = { tls: 465, starttls: 587, none: 25 } as const

/** The zone this machine is set to, an IANA name. */
export const systemTimeZone = (): string => Intl.DateTimeFormat().resolvedOptions().timeZone
