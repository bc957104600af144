import type { Alert, AlertRuleId } from '../../shared/domain/alert'
import { type Formats, formatElapsed, momentMs } from '../i18n/format'
import { t } from '../i18n/translate'

/** "Very high heart rate" */
export const ruleName = (rule: AlertRuleId): string => t(`alert.rule.${rule}`)

/** As few words as fit a tile's strip: "Very high". */
export const ruleShort = (rule: AlertRuleId): string => t(`alert.short.${rule}`)

/** What to do about it: "Go to bike 07: ask how they feel; reduce resistance." */
export const actionWords = (alert: Alert): string => t(`alert.action.${alert.rule}`, { bike: alert.bike_label })

/** "Bike 07: very high heart rate" – nothing of who, nothing of how high. */
export const alertLine = (alert: Alert): string =>
  alert.rule === 'P1' ? ruleName('P1') : t('alert.line', { bike: alert.bike_label, rule: ruleName(alert.rule) })

/** How long it has lasted since it fired, ms; to its end where it is over. `nowMs` is the console's time. */
export function alertLastedMs(alert: Alert, nowMs: number): number {
  const startedMs = momentMs(alert.started_at) ?? nowMs
  return Math.max(0, (momentMs(alert.ended_at) ?? nowMs) - startedMs)
}

/** "195 bpm · limit 193 · 0:41" */
export function alertFigures(alert: Alert, nowMs: number, formats: Formats): string {
  const parts: string[] = []
  if (alert.peak_heart_rate !== null) parts.push(t('alert.bpm', { bpm: formats.integer(alert.peak_heart_rate) }))
  if (alert.limit !== null) parts.push(t('alert.limit', { limit: formats.integer(alert.limit) }))
  parts.push(formatElapsed(alertLastedMs(alert, nowMs) / 1_000))
  return parts.join(' · ')
}

/** Stars say what shape and colour say: "***" for high. */
export const priorityStars = (alert: Alert): string =>
  ({ high: '***', medium: '**', low: '*', technical: '' })[alert.priority]
