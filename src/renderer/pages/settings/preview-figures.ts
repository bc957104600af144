import type { AlertPriority } from '../../../shared/domain/alert'
import type { EditableRuleId, RulePreview } from '../../../shared/domain/alert-rules'
import type { Formats } from '../../i18n/format'
import { t } from '../../i18n/translate'
import { ruleIds } from './rule-fields'

/** Alerts with the rules in force and with those asked about, and their bars as parts of the longest. */
export interface PreviewBar<Key extends string> {
  readonly key: Key
  readonly now: number
  readonly asked: number
  /** 0 to 1 */
  readonly nowShare: number
  readonly askedShare: number
}

const priorities = ['high', 'medium', 'low', 'technical'] as const satisfies readonly AlertPriority[]

function bars<Key extends string>(rows: readonly { key: Key; now: number; asked: number }[]): PreviewBar<Key>[] {
  const most = Math.max(1, ...rows.flatMap(({ now, asked }) => [now, asked]))
  return rows.map((row) => ({ ...row, nowShare: row.now / most, askedShare: row.asked / most }))
}

export const priorityBars = ({ now, asked }: RulePreview): readonly PreviewBar<AlertPriority>[] =>
  bars(priorities.map((key) => ({ key, now: now[key], asked: asked[key] })))

/** Of every rule; one that is off has raised none. */
export const ruleBars = ({ now, asked }: RulePreview): readonly PreviewBar<EditableRuleId>[] =>
  bars(ruleIds.map((key) => ({ key, now: now.by_rule[key] ?? 0, asked: asked.by_rule[key] ?? 0 })))

/** "Over the last 7 days (2,861 rides): 45 high-priority alerts instead of 12", in its two parts. */
export function previewSentence(
  preview: RulePreview,
  days: number,
  isEdited: boolean,
  formats: Formats
): { readonly over: string; readonly alerts: string } {
  const rides = t('alertPreview.rides', { quantity: preview.rides, count: formats.integer(preview.rides) })
  const over = t('alertPreview.over', { quantity: days, days: formats.integer(days), rides })
  const { high } = preview.asked
  const count = { quantity: high, count: formats.integer(high) }
  const before = preview.now.high
  const alerts = !isEdited
    ? t('alertPreview.high', count)
    : high === before
      ? t('alertPreview.high.same', count)
      : t('alertPreview.high.instead', { ...count, before: formats.integer(before) })
  return { over, alerts }
}
