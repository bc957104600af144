import { fail, type Result, succeed } from '../../../shared/result'
import type { EngineSettings, MailSettings, ReportSettings } from '../ports'
import { sourceFaults } from './combinations'
import { mailPorts, settingDefaults, systemTimeZone } from './defaults'
import type { GivenSettings } from './setting-schemas'

/** The engine's settings: what was given over the defaults. */
export function engineSettings(given: GivenSettings): EngineSettings {
  return {
    source: given.source ?? settingDefaults.source,
    kafka: {
      brokers: given.brokers ?? [],
      topic: given.topic ?? settingDefaults.topic,
      from: given.from ?? settingDefaults.from,
      // A password must not travel in the clear by mistake: naming a CA means TLS.
      tls: given.tls ?? given.caFile !== undefined,
      caFile: given.caFile ?? null,
      sasl:
        given.saslUsername === undefined
          ? null
          : {
              mechanism: given.saslMechanism ?? settingDefaults.saslMechanism,
              username: given.saslUsername,
              password: given.saslPassword ?? ''
            }
    },
    simulator: { bikes: given.bikes ?? settingDefaults.bikes, seed: given.seed ?? settingDefaults.seed },
    logFile: { file: given.file ?? null, speed: given.speed ?? settingDefaults.speed },
    silenceLimitMs: (given.silenceLimitMin ?? settingDefaults.silenceLimitMin) * 60_000,
    history: {
      compressAfterMs: (given.compressAfterHours ?? settingDefaults.compressAfterHours) * 3_600_000,
      compressEveryMs: (given.compressEveryMin ?? settingDefaults.compressEveryMin) * 60_000,
      keepHistoryDays: given.keepHistoryDays ?? null
    },
    mail: mailSettings(given),
    report: reportSettings(given),
    api: {
      isOn: given.api ?? settingDefaults.api,
      ratePerS: given.apiRate ?? settingDefaults.apiRate,
      burst: given.apiBurst ?? settingDefaults.apiBurst
    },
    timeZone: given.timeZone ?? systemTimeZone()
  }
}

function mailSettings(given: GivenSettings): MailSettings {
  const security = given.mailSecurity ?? settingDefaults.mailSecurity
  return {
    server:
      given.mailHost === undefined
        ? null
        : {
            host: given.mailHost,
            port: given.mailPort ?? mailPorts[security],
            security,
            user: given.mailUser === undefined ? null : { name: given.mailUser, password: given.mailPassword ?? '' }
          },
    from: given.mailFrom ?? '',
    alertsTo: given.alertMailTo ?? [],
    managerTo: given.alertMailManagerTo ?? []
  }
}

function reportSettings(given: GivenSettings): ReportSettings {
  const at = given.reportAt ?? settingDefaults.reportAt
  return {
    at: at === 'off' ? null : at,
    period: given.reportPeriod ?? settingDefaults.reportPeriod,
    to: given.reportTo ?? [],
    hidesSmallHours: given.reportHidesSmallHours ?? settingDefaults.reportHidesSmallHours,
    gymName: given.gymName ?? null
  }
}

/** The settings, complete: a source that needs brokers has some, a Kafka user name has a password. */
export function completeSettings(given: GivenSettings): Result<EngineSettings> {
  const fault = sourceFaults(given)[0]
  return fault === undefined ? succeed(engineSettings(given)) : fail('bad-input', fault.commandSentence)
}
