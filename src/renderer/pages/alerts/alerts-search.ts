import type { AlertPriority, AlertRuleId } from '../../../shared/domain/alert'
import { isDay } from './gym-day'

export const alertTabs = ['open', 'acknowledged', 'history'] as const
/** `open`: not over, and nobody is on it. `acknowledged`: not over, and somebody is. `history`: all there ever were. */
export type AlertTab = (typeof alertTabs)[number]

/** From the gravest. */
export const priorities: readonly AlertPriority[] = ['high', 'medium', 'low', 'technical']
export const rules: readonly AlertRuleId[] = ['H1', 'H2', 'H3', 'H4', 'L1', 'L2', 'S1', 'S2', 'P1']

/** What alerts are narrowed by. */
export interface AlertFilter {
  readonly priority?: AlertPriority
  readonly rule?: AlertRuleId
  /** The rider's id. */
  readonly rider?: number
  /** Whether they came to light too late. */
  readonly late?: boolean
  /** First and last day, by the gym's calendar: "2026-11-24". */
  readonly from?: string
  readonly to?: string
}

/** What the address says of the page. */
export interface AlertsSearch extends AlertFilter {
  readonly tab?: AlertTab
  /** The alert that is looked at. */
  readonly alert?: number
}

const oneOf = <Value extends string>(values: readonly Value[], given: unknown): Value | undefined =>
  values.find((value) => value === given)

const idOf = (given: unknown): number | undefined =>
  typeof given === 'number' && Number.isSafeInteger(given) && given > 0 ? given : undefined

const dayOf = (given: unknown): string | undefined => (typeof given === 'string' && isDay(given) ? given : undefined)

/** Reads an address; what it does not know it leaves out. */
export function parseAlertsSearch(search: Record<string, unknown>): AlertsSearch {
  return known({
    tab: oneOf(alertTabs, search.tab),
    alert: idOf(search.alert),
    priority: oneOf(priorities, search.priority),
    rule: oneOf(rules, search.rule),
    rider: idOf(search.rider),
    late: typeof search.late === 'boolean' ? search.late : undefined,
    from: dayOf(search.from),
    to: dayOf(search.to)
  })
}

/** What is known of an address, without what is not. */
export function known(search: { readonly [Key in keyof AlertsSearch]: AlertsSearch[Key] | undefined }): AlertsSearch {
  const { tab, alert, ...filter } = search
  return {
    ...(tab === undefined ? {} : { tab }),
    ...(alert === undefined ? {} : { alert }),
    ...(filter.priority === undefined ? {} : { priority: filter.priority }),
    ...(filter.rule === undefined ? {} : { rule: filter.rule }),
    ...(filter.rider === undefined ? {} : { rider: filter.rider }),
    ...(filter.late === undefined ? {} : { late: filter.late }),
    ...(filter.from === undefined ? {} : { from: filter.from }),
    ...(filter.to === undefined ? {} : { to: filter.to })
  }
}

/** The filter alone. */
export function filterOf({ tab: _tab, alert: _alert, ...filter }: AlertsSearch): AlertFilter {
  return filter
}

/** The tab shown: an address that only names an alert, a rider or another filter is about all there ever were. */
export const tabOf = (search: AlertsSearch): AlertTab =>
  search.tab ?? (search.alert === undefined && Object.keys(filterOf(search)).length === 0 ? 'open' : 'history')
