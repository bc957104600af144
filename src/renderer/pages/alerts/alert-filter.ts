import type { CallInput } from '../../../shared/contract'
import type { Alert } from '../../../shared/domain/alert'
import { momentMs } from '../../i18n/format'
import type { AlertFilter, AlertTab } from './alerts-search'
import { dayStartMs, nextDay } from './gym-day'

export type ListInput = CallInput<'alerts.list'>

/** The question for alerts of a filter; its days are those of the gym's zone. */
export function listInputOf(filter: AlertFilter, timeZone: string): ListInput {
  const { priority, rule, rider, late, from, to } = filter
  return {
    ...(priority === undefined ? {} : { priority }),
    ...(rule === undefined ? {} : { rule }),
    ...(rider === undefined ? {} : { rider_id: rider }),
    ...(late === undefined ? {} : { late }),
    ...(from === undefined ? {} : { from: new Date(dayStartMs(from, timeZone)).toISOString() }),
    // To the end of that day.
    ...(to === undefined ? {} : { to: new Date(dayStartMs(nextDay(to), timeZone)).toISOString() })
  }
}

/** Whether an alert is one of those a question asks for. */
export function isAskedFor(alert: Alert, asked: ListInput): boolean {
  const startedMs = momentMs(alert.started_at) ?? 0
  return (
    (asked.priority === undefined || alert.priority === asked.priority) &&
    (asked.rule === undefined || alert.rule === asked.rule) &&
    (asked.rider_id === undefined || alert.rider_id === asked.rider_id) &&
    (asked.late === undefined || alert.late === asked.late) &&
    (asked.from === undefined || startedMs >= Date.parse(asked.from)) &&
    (asked.to === undefined || startedMs < Date.parse(asked.to))
  )
}

/** The part of what is not over that a tab shows. */
export const boardOfTab = (alerts: readonly Alert[], tab: Exclude<AlertTab, 'history'>): readonly Alert[] =>
  alerts.filter((alert) => (alert.acknowledged_at === null) === (tab === 'open'))

/** Says whether what is not over is the same as before, as far as a list shows it. */
export const boardKey = (alerts: readonly Alert[]): string =>
  alerts
    .map(
      ({ alert_id, state, acknowledged_at, muted, note, notified_at }) =>
        `${alert_id} ${state} ${acknowledged_at} ${muted} ${notified_at} ${note}`
    )
    .join('\n')
