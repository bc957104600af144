import type { Alert } from '../../../shared/domain/alert'
import type { Formats } from '../../i18n/format'
import { t } from '../../i18n/translate'
import type { KpiFacts } from '../ride/kpi'
import { boardOfTab } from './alert-filter'
import { priorities } from './alerts-search'

/** How many alerts nobody is on yet, by priority. */
export function openFacts(alerts: readonly Alert[], formats: Formats): KpiFacts {
  const open = boardOfTab(alerts, 'open')
  const count = (priority: Alert['priority']): number => open.filter((alert) => alert.priority === priority).length
  const others = priorities
    .filter((priority) => priority !== 'high' && count(priority) > 0)
    .map((priority) => `${formats.integer(count(priority))} ${t(`alertsPage.priority.${priority}`).toLowerCase()}`)
  return {
    label: t('alertsPage.figures.open'),
    value: formats.integer(count('high')),
    unit: t('alertsPage.figures.high'),
    detail:
      others.length === 0
        ? t('alertsPage.figures.noOthers')
        : t('alertsPage.figures.others', { others: others.join(', ') })
  }
}
