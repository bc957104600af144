import type { Alarm, Alert } from '../../shared/domain/alert'

/** Whether people were told of it and are to see it: not one that is muted, nor one that came to light too late. */
export const isTold = (alert: Alert): boolean =>
  alert.notified_at !== null && !alert.muted && alert.state !== 'resolved'

export const isAcknowledged = (alert: Alert): boolean => alert.acknowledged_at !== null

/** Whether what it is about is over, and only nobody has acknowledged it. */
export const isOver = (alert: Alert): boolean => alert.state === 'latched' || alert.state === 'resolved'

/** About a rider, and grave enough for banner and frame. */
export const isForBanner = (alert: Alert): boolean =>
  alert.rule !== 'P1' && (alert.priority === 'high' || alert.priority === 'medium')

/** What the banner is about, gravest first: told, and nobody has acknowledged it. */
export const callingAlerts = (alarm: Alarm | null): readonly Alert[] =>
  (alarm?.alerts ?? []).filter((alert) => isForBanner(alert) && isTold(alert) && !isAcknowledged(alert))

/** The alert that says that the console sees nothing; null while it does. */
export const blindAlert = (alarm: Alarm | null): Alert | null =>
  alarm?.alerts.find((alert) => alert.rule === 'P1' && alert.state !== 'resolved' && alert.notified_at !== null) ?? null

/** All that waits for someone to acknowledge it: riders first, then that alerts are off. */
export function unacknowledgedAlerts(alarm: Alarm | null): readonly Alert[] {
  const blind = blindAlert(alarm)
  const calling = callingAlerts(alarm)
  return blind === null || isAcknowledged(blind) ? calling : [...calling, blind]
}
