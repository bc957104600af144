import { bikeLabel } from '../floor/names'
import type { FiredAlert } from '../store/report-queries'
import type { ReportAlert, ReportFigures } from './report-figures'

/** A sensor is found late or lost for a moment on most rides; no signal for this long is a matter of the bike. */
const longWithoutSignalMs = 5 * 60_000

const gravity = { high: 0, medium: 1, low: 2, technical: 3 } as const

type AlertFigures = Pick<ReportFigures, 'alerts' | 'highAlertsAcknowledged' | 'suspectBikes'>

/** What a report tells of the alerts of a period, given oldest first, that ends at `toMs`. */
export function alertFigures(fired: readonly FiredAlert[], toMs: number): AlertFigures {
  const told = fired.filter(({ priority }) => priority !== 'technical')
  return {
    // Sorting keeps the order of equals: oldest first.
    alerts: [...told].sort((a, b) => gravity[a.priority] - gravity[b.priority]).map(reportAlert),
    highAlertsAcknowledged: told.filter(
      ({ priority, acknowledgedMs }) => priority === 'high' && acknowledgedMs !== null
    ).length,
    suspectBikes: [...new Set(fired.filter((alert) => isSuspect(alert, toMs)).map(labelOf))].sort(byLabel)
  }
}

const reportAlert = (alert: FiredAlert): ReportAlert => ({
  atMs: alert.startedMs,
  bikeLabel: labelOf(alert),
  rule: alert.rule,
  priority: alert.priority,
  peakBpm: alert.peakBpm,
  limitBpm: alert.limitBpm,
  lastedS: secondsBetween(alert.startedMs, alert.endedMs),
  acknowledgedAfterS: secondsBetween(alert.notifiedMs, alert.acknowledgedMs)
})

const isSuspect = ({ rule, bikeKey, startedMs, endedMs }: FiredAlert, toMs: number): boolean =>
  bikeKey !== null &&
  (rule === 'S2' || (rule === 'S1' && (endedMs ?? Math.max(toMs, startedMs)) - startedMs >= longWithoutSignalMs))

const labelOf = ({ bikeKey, bikeSerial }: FiredAlert): string => (bikeKey === null ? '' : bikeLabel(bikeSerial))

/** A clock set back in between makes no negative time. */
const secondsBetween = (fromMs: number | null, toMs: number | null): number | null =>
  fromMs === null || toMs === null ? null : Math.max(0, toMs - fromMs) / 1_000

/** 07 before 12 before 104. */
const byLabel = (a: string, b: string): number => a.length - b.length || (a < b ? -1 : a > b ? 1 : 0)
