import { settingDefaults } from './defaults'
import type { SettingName } from './setting-schemas'

/** A setting as an option of the command line; its twin in the environment follows from its name. */
export interface SettingOption {
  readonly setting: SettingName
  /** As written after the two dashes. */
  readonly flag: string
  /** What stands for the value in the help; null for a switch. */
  readonly value: string | null
  readonly help: string
}

export const kafkaOptions: readonly SettingOption[] = [
  { setting: 'brokers', flag: 'brokers', value: 'A,B', help: 'Kafka brokers, HOST:PORT' },
  { setting: 'topic', flag: 'topic', value: 'T', help: 'topic to read (default: deloton)' },
  { setting: 'tls', flag: 'tls', value: null, help: 'connect by TLS' },
  { setting: 'caFile', flag: 'ca-file', value: 'FILE', help: 'PEM file of the authority to trust (means --tls)' },
  {
    setting: 'saslMechanism',
    flag: 'sasl-mechanism',
    value: 'M',
    help: 'plain, scram-sha-256 or scram-sha-512 (default: plain)'
  },
  { setting: 'saslUsername', flag: 'sasl-username', value: 'NAME', help: 'user name or API key' }
]

const mailOptions: readonly SettingOption[] = [
  { setting: 'mailHost', flag: 'mail-host', value: 'HOST', help: 'mail server (SMTP); without one no mail goes out' },
  {
    setting: 'mailPort',
    flag: 'mail-port',
    value: 'P',
    help: 'its port (default: 587 for starttls, 465 for tls, 25 for none)'
  },
  {
    setting: 'mailSecurity',
    flag: 'mail-security',
    value: 'S',
    help: 'starttls, tls from the first byte, or none (default: starttls)'
  },
  { setting: 'mailUser', flag: 'mail-user', value: 'NAME', help: 'user name at the mail server' },
  { setting: 'mailFrom', flag: 'mail-from', value: 'ADDRESS', help: 'address that mail comes from' },
  { setting: 'alertMailTo', flag: 'alert-mail-to', value: 'A,B', help: 'who gets mail about heart-rate alerts' },
  {
    setting: 'alertMailManagerTo',
    flag: 'alert-mail-manager-to',
    value: 'A,B',
    help: 'who gets mail when nobody acknowledges an alert'
  }
]

const reportOptions: readonly SettingOption[] = [
  {
    setting: 'reportAt',
    flag: 'report-at',
    value: 'HH:MM',
    help: 'when the daily report is made, or off (default: 08:00)'
  },
  {
    setting: 'reportPeriod',
    flag: 'report-period',
    value: 'P',
    help: 'what it covers: day, the calendar day before, or last_24_h (default: day)'
  },
  { setting: 'reportTo', flag: 'report-to', value: 'A,B', help: 'who gets the daily report by mail' },
  {
    setting: 'reportHidesSmallHours',
    flag: 'report-hides-small-hours',
    value: null,
    help: 'leave hours with fewer than 5 riders out of its charts'
  },
  { setting: 'gymName', flag: 'gym-name', value: 'NAME', help: 'what the gym is called, on reports' }
]

/** Where the page and the API are served, and the API itself. */
const apiOptions: readonly SettingOption[] = [
  { setting: 'api', flag: 'api', value: 'ON', help: 'whether the REST API answers: true or false (default: true)' },
  {
    setting: 'apiRate',
    flag: 'api-rate',
    value: 'N',
    help: 'requests a second that one credential may ask (default: 100)'
  },
  { setting: 'apiBurst', flag: 'api-burst', value: 'N', help: 'and so many at once after a pause (default: 200)' },
  {
    setting: 'listen',
    flag: 'listen',
    value: 'ADDRESS',
    help: 'address to serve at; another than this machine needs --tls-cert-file or trust in the network (default: 127.0.0.1)'
  },
  {
    setting: 'hostNames',
    flag: 'host-names',
    value: 'A,B',
    help: 'names by which others reach this machine, beside its addresses'
  },
  {
    setting: 'tlsCertFile',
    flag: 'tls-cert-file',
    value: 'FILE',
    help: 'PEM file of the certificate to serve by TLS with'
  },
  { setting: 'tlsKeyFile', flag: 'tls-key-file', value: 'FILE', help: 'PEM file of its key' }
]

/** The options of who serves the page and the API beside those of the engine. */
export const portOption: SettingOption = {
  setting: 'port',
  flag: 'port',
  value: 'P',
  help: `where the page and the API are served (default: ${settingDefaults.port}; 0: any free port)`
}

export const serveOptions: readonly SettingOption[] = [
  {
    setting: 'source',
    flag: 'source',
    value: 'S',
    help: 'where messages come from: simulator, kafka or log-file (default: simulator)'
  },
  ...kafkaOptions,
  {
    setting: 'from',
    flag: 'from',
    value: 'WHERE',
    help: 'where a new store begins: earliest or latest (default: earliest)'
  },
  { setting: 'file', flag: 'file', value: 'FILE', help: 'captured log to read, for --source log-file' },
  {
    setting: 'speed',
    flag: 'speed',
    value: 'N',
    help: 'max, or so many times the pace of the captured log (default: max)'
  },
  { setting: 'bikes', flag: 'bikes', value: 'N', help: 'bikes of the simulated fleet (default: 24)' },
  { setting: 'seed', flag: 'seed', value: 'S', help: 'seed of the simulated fleet (default: 1)' },
  {
    setting: 'silenceLimitMin',
    flag: 'silence-limit-min',
    value: 'MIN',
    help: 'a ride without a reading for longer has ended (default: 10)'
  },
  {
    setting: 'compressAfterHours',
    flag: 'compress-after-hours',
    value: 'H',
    help: 'a ride that ended longer ago is moved into the historical store (default: 12)'
  },
  {
    setting: 'compressEveryMin',
    flag: 'compress-every-min',
    value: 'MIN',
    help: 'how often that is done (default: 60)'
  },
  {
    setting: 'keepHistoryDays',
    flag: 'keep-history-days',
    value: 'DAYS',
    help: 'historical rides that ended longer ago are removed (default: kept for ever)'
  },
  {
    setting: 'timeZone',
    flag: 'time-zone',
    value: 'ZONE',
    help: "the gym's time zone, such as Europe/London (default: this machine's)"
  },
  ...mailOptions,
  ...reportOptions,
  ...apiOptions
]

/** `DELOTON_*`: the same name in capitals, dashes as underscores. */
export const environmentName = (flag: string): string => `DELOTON_${flag.toUpperCase().replaceAll('-', '_')}`
