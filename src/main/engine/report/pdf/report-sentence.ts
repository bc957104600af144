import type { ReportFigures } from '../report-figures'
import { calendarDay } from './moments'
import { counted, whole } from './numbers'

/** The period in two or three sentences. Spaces that must not break are no-break spaces. */
export function reportSentence(figures: ReportFigures): string {
  const middle = isComplete(figures)
    ? busiestSentence(figures)
    : 'Some data is missing, so the true figures may be higher.'
  return [countSentence(figures), middle, alertSentence(figures)].filter((sentence) => sentence !== '').join(' ')
}

/** Whether nothing of the period is missing. */
export function isComplete({ completeness }: Pick<ReportFigures, 'completeness'>): boolean {
  return completeness.percent >= 100 && completeness.missing.length === 0
}

function countSentence(figures: ReportFigures): string {
  const { key, before, period } = figures
  const on = period.kind === 'day' ? `on ${calendarDay(period.date, -1).weekday}` : 'in the 24 hours before'
  // A comparison of a part with a whole would mislead.
  const earlier = isComplete(figures) ? before : null
  if (key.rides === 0) {
    if (!isComplete(figures)) return 'No rides were recorded.'
    return `There were no rides${earlier === null || earlier.rides === 0 ? '' : `, after ${whole(earlier.rides)} ${on}`}.`
  }
  const count = `${counted(key.riders, 'rider')} made ${counted(key.rides, 'ride')}`
  return earlier === null ? `${count}.` : `${count}, ${comparison(key.rides, earlier.rides, on)}.`
}

function comparison(rides: number, before: number, on: string): string {
  if (before === 0) return `after none ${on}`
  if (rides === before) return `as many as ${on}`
  if (rides >= 10 * before) return `${whole(rides / before)} times as many as ${on}`
  const percent = Math.round((100 * Math.abs(rides - before)) / before)
  const amount = percent === 0 ? whole(Math.abs(rides - before)) : `${whole(percent)}\u00a0%`
  return `${amount} ${rides > before ? 'more' : 'fewer'} than ${on}`
}

function busiestSentence({ key, hours }: ReportFigures): string {
  const most = Math.max(0, ...hours.map(({ rides }) => rides))
  const [first, second, ...others] = hours.filter(({ rides }) => rides === most)
  if (most === 0 || first === undefined) return ''
  if (key.rides === 1) return `It began in the hour from ${first.label}.`
  if (second === undefined) return `The hour from ${first.label} was the busiest, with ${counted(most, 'ride')}.`
  if (others.length > 0) return `The busiest hours had ${counted(most, 'ride')} each.`
  return `The hours from ${first.label} and ${second.label} were the busiest, with ${counted(most, 'ride')} each.`
}

function alertSentence({ key: { highAlerts }, highAlertsAcknowledged: acknowledged }: ReportFigures): string {
  if (highAlerts === 0) return 'There were no high-priority alerts.'
  if (highAlerts === 1) return `The one high-priority alert was ${acknowledged === 0 ? 'not ' : ''}acknowledged.`
  if (acknowledged === 0) return `None of the ${whole(highAlerts)} high-priority alerts was acknowledged.`
  if (acknowledged < highAlerts) {
    return `${whole(acknowledged)} of ${whole(highAlerts)} high-priority alerts ${acknowledged === 1 ? 'was' : 'were'} acknowledged.`
  }
  return `${highAlerts === 2 ? 'Both' : `All ${whole(highAlerts)}`} high-priority alerts were acknowledged.`
}
