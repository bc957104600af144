import { type AlertRules, alertRulesSchema, defaultAlertRules } from '../../../shared/domain/alert-rules'
import type { Readable, Writable } from './open'

/** Rules and the version that alerts name. */
export interface VersionedRules {
  readonly version: number
  readonly rules: AlertRules
}

/**
 * The rules saved last; the defaults as version 0 where none were. Rules of a version of the program that knew others are
 * left: the newest that can be read stand. `ops`: of the data folder, for both worlds.
 */
export function readAlertRules(ops: Readable): VersionedRules {
  const rows = ops
    .prepare<[], { version: number; rules: string }>('SELECT version, rules FROM alert_rules ORDER BY version DESC')
    .iterate()
  for (const { version, rules } of rows) {
    const parsed = alertRulesSchema.safeParse(parseJson(rules))
    if (parsed.success) return { version, rules: parsed.data }
  }
  return { version: 0, rules: defaultAlertRules }
}

/** Saves rules as the next version. */
export function saveAlertRules(ops: Writable, rules: AlertRules, nowMs: number): VersionedRules {
  const { version } = ops
    .prepare<[string, number], { version: number }>(
      `INSERT INTO alert_rules (version, rules, saved_ms)
       VALUES ((SELECT ifnull(max(version), 0) + 1 FROM alert_rules), ?, ?) RETURNING version`
    )
    .get(JSON.stringify(rules), nowMs) ?? { version: 0 }
  return { version, rules }
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    return null
  }
}
