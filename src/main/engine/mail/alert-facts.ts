import type { Alert, AlertMail, AlertRuleId } from '../../../shared/domain/alert'

export type AlertMailStep = AlertMail['step']

/** What a mail about an alert says, before it is text or markup. Nothing in it can break a line or turn its direction. */
export interface AlertFacts {
  readonly subject: string
  readonly headline: string
  readonly lead: string
  /** What to do. */
  readonly action: string
  readonly rows: readonly (readonly [label: string, value: string])[]
}

const ruleWords: Readonly<Record<AlertRuleId, string>> = {
  H1: 'very high heart rate',
  H2: 'high heart rate',
  H3: 'heart rate near the maximum',
  H4: 'high heart rate at rest',
  L1: 'low heart rate while pedalling',
  L2: 'heart rate falls under load',
  S1: 'no heart-rate signal',
  S2: 'heart-rate sensor suspect',
  P1: 'alerts are not live'
}
const aboutSignal: ReadonlySet<AlertRuleId> = new Set<AlertRuleId>(['S1', 'S2'])
const aboutLow: ReadonlySet<AlertRuleId> = new Set<AlertRuleId>(['L1', 'L2'])

const subjectBegins: Readonly<Record<AlertMailStep, string>> = {
  fired: '',
  escalated: 'Still not acknowledged: ',
  manager: 'Nobody has acknowledged: ',
  reminded: 'Still outside the range: '
}

export function alertFacts(step: AlertMailStep, alert: Alert, timeZone: string): AlertFacts {
  const what = ruleWords[alert.rule]
  const headline = alert.rule === 'P1' ? 'Alerts are not live' : `BIKE ${bikeOf(alert)}: ${what}`
  return {
    subject: `${subjectBegins[step]}${headline}`,
    headline,
    lead: [stateSentence(alert), stepSentence(step)].filter((sentence) => sentence !== '').join(' '),
    action: actionOf(alert),
    rows: rowsOf(alert, timeZone)
  }
}

function stateSentence(alert: Alert): string {
  if (alert.rule === 'P1') return 'The console gets no readings in time, so no alert can be raised.'
  const who = riderOf(alert)
  return aboutSignal.has(alert.rule)
    ? `The heart rate of ${who} can not be relied on.`
    : `${who} is outside the configured range.`
}

const stepSentence = (step: AlertMailStep): string =>
  ({
    fired: '',
    escalated: 'Nobody has acknowledged this alert for a minute.',
    manager: 'Nobody has acknowledged this alert for three minutes.',
    reminded: 'It was acknowledged five minutes ago and is not over.'
  })[step]

function actionOf(alert: Alert): string {
  if (alert.rule === 'P1') return 'Watch the riders yourselves until the console says that alerts are live again.'
  const bike = `Go to bike ${bikeOf(alert)}: `
  return aboutSignal.has(alert.rule)
    ? `${bike}check the heart-rate sensor.`
    : `${bike}ask how they feel; reduce resistance.`
}

function rowsOf(alert: Alert, timeZone: string): AlertFacts['rows'] {
  const rows: [string, string][] = []
  if (alert.rule !== 'P1') rows.push(['Rider', riderOf(alert)])
  rows.push(['Since', momentText(alert.condition_since, timeZone)])
  if (alert.peak_heart_rate !== null) {
    rows.push([aboutLow.has(alert.rule) ? 'Lowest' : 'Highest', bpm(alert.peak_heart_rate)])
  }
  if (alert.limit !== null) rows.push(['Limit', bpm(alert.limit)])
  rows.push(['Acknowledged', alert.acknowledged_by === null ? 'no' : `by ${shown(alert.acknowledged_by, 60)}`])
  if (alert.ended_at !== null) rows.push(['Over since', momentText(alert.ended_at, timeZone)])
  if (alert.ride_id !== null) rows.push(['Ride', String(alert.ride_id)])
  rows.push(['Alert', `${alert.alert_id}, rule ${alert.rule}`])
  return rows
}

const bikeOf = ({ bike_label }: Alert): string => shown(bike_label, 20) || '?'
const riderOf = ({ rider_alias }: Alert): string => shown(rider_alias ?? '', 44) || 'An unknown rider'
const bpm = (heartRate: number): string => `${Math.round(heartRate)} bpm`

/** A text from outside on one line of its own direction, cut where it is long. */
function shown(text: string, longest: number): string {
  const clean = text
    .replaceAll(/[\p{Cc}\u2028\u2029]/gu, ' ')
    .replaceAll(/[\u200e\u200f\u202a-\u202e\u2066-\u2069]/g, '')
    .trim()
  const characters = [...clean]
  return characters.length > longest ? `${characters.slice(0, longest).join('')}…` : clean
}

function momentText(moment: string, timeZone: string): string {
  const date = new Date(moment)
  const time = new Intl.DateTimeFormat('en-GB', { timeZone, timeStyle: 'medium' }).format(date)
  const parts = { weekday: 'short', day: 'numeric', month: 'short', year: 'numeric' } as const
  const day = new Intl.DateTimeFormat('en-GB', { timeZone, ...parts }).format(date).replace(',', '')
  return `${time}, ${day} (${timeZone})`
}
