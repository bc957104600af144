import { settingDefaults } from './defaults'
import type { GivenSettings, SettingName } from './setting-schemas'

/** Settings that are right one by one and wrong together, told at the one that can be mended. */
export interface CombinationFault {
  readonly setting: SettingName
  /** For people who see the settings in a form. */
  readonly sentence: string
}

/** One that keeps the console from starting. */
export interface SourceFault extends CombinationFault {
  /** For people at a command line. */
  readonly commandSentence: string
}

/** What is wrong with the settings as a whole; nothing is asked of Kafka's while Kafka is not read. */
export function combinationFaults(given: GivenSettings): readonly CombinationFault[] {
  return [...sourceFaults(given), ...mailFaults(given), ...tlsFaults(given)]
}

/** What of it keeps a console from starting: without a source there is nothing to show. */
export function sourceFaults(given: GivenSettings): readonly SourceFault[] {
  const source = given.source ?? settingDefaults.source
  if (source === 'log-file' && given.file === undefined) {
    return [
      {
        setting: 'source',
        sentence: 'A captured log is named by who starts the console: --source log-file --file FILE.',
        commandSentence: '--source log-file needs --file FILE (or DELOTON_FILE).'
      }
    ]
  }
  if (source !== 'kafka') return []
  const faults: SourceFault[] = []
  if ((given.brokers ?? []).length === 0) {
    faults.push({
      setting: 'brokers',
      sentence: 'Kafka needs at least one broker, HOST:PORT.',
      commandSentence: '--source kafka needs --brokers HOST:PORT (or DELOTON_BROKERS).'
    })
  }
  if (given.saslUsername === undefined && hasCredentials(given)) {
    faults.push({
      setting: 'saslUsername',
      sentence: 'A password or a mechanism needs a user name.',
      commandSentence: 'A Kafka password or --sasl-mechanism needs --sasl-username (or DELOTON_SASL_USERNAME).'
    })
  }
  if (given.saslUsername !== undefined && given.saslPassword === undefined) {
    faults.push({
      setting: 'saslUsername',
      sentence:
        'A user name needs a password, which is never stored: start the console with it in DELOTON_SASL_PASSWORD or in a file named by --sasl-password-file.',
      commandSentence:
        '--sasl-username needs a password: put it into DELOTON_SASL_PASSWORD or a file named by --sasl-password-file.'
    })
  }
  return faults
}

/** A mail server needs a sender; a user name there needs a password. */
function mailFaults(given: GivenSettings): readonly CombinationFault[] {
  if (given.mailHost === undefined) return []
  const faults: CombinationFault[] = []
  if (given.mailFrom === undefined) {
    faults.push({
      setting: 'mailFrom',
      sentence: 'A mail server needs the address that mail comes from.'
    })
  }
  if (given.mailUser !== undefined && given.mailPassword === undefined) {
    faults.push({
      setting: 'mailUser',
      sentence:
        'A user name needs a password, which is never stored: start the console with it in DELOTON_SMTP_PASSWORD or in a file named by --smtp-password-file.'
    })
  }
  return faults
}

/** A certificate and its key serve together. Told at the one that is named: the other is named where the console starts. */
function tlsFaults({ tlsCertFile, tlsKeyFile }: GivenSettings): readonly CombinationFault[] {
  if (tlsCertFile !== undefined && tlsKeyFile === undefined) {
    return [
      {
        setting: 'tlsCertFile',
        sentence:
          'A certificate needs its key: start the console with --tls-key-file as well, or remove the certificate.'
      }
    ]
  }
  if (tlsKeyFile !== undefined && tlsCertFile === undefined) {
    return [
      {
        setting: 'tlsKeyFile',
        sentence: 'A key needs its certificate: start the console with --tls-cert-file as well, or remove the key.'
      }
    ]
  }
  return []
}

const hasCredentials = ({ saslMechanism, saslPassword }: GivenSettings): boolean =>
  saslMechanism !== undefined || saslPassword !== undefined
