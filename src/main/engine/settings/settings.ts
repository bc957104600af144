import { fail, type Result, succeed } from '../../../shared/result'
import type { EngineSettings } from '../ports'
import { combinationFaults } from './combinations'
import { settingDefaults, systemTimeZone } from './defaults'
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
    timeZone: given.timeZone ?? systemTimeZone()
  }
}

/** The settings, complete: a source that needs brokers has some, a user name has a password. */
export function completeSettings(given: GivenSettings): Result<EngineSettings> {
  const fault = combinationFaults(given)[0]
  return fault === undefined ? succeed(engineSettings(given)) : fail('bad-input', fault.commandSentence)
}
