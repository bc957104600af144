import { DateTime } from 'luxon'
import { html } from '../mail/html'
import type { ReportMailText } from '../store/reports'
import { oneDecimal, whole } from './pdf/numbers'
import type { KeyFigures, ReportFigures } from './report-figures'

const sampleNote = 'SAMPLE DATA: the riders are simulated; nobody was riding.'
/** What the markup names the logo by. */
export const logoId = 'deloton-logo'
const attachedNote = 'The whole report is attached as a PDF.'

/** The mail that a report goes with: its key figures, to be read without opening the file. */
export function writeReportMail(figures: ReportFigures): ReportMailText {
  const { isSample, key, before, period, timeZone } = figures
  const day = DateTime.fromISO(period.date, { zone: timeZone, locale: 'en-GB' }).toFormat('ccc d LLL yyyy')
  const change = before === null ? null : changeOf(key.rides, before.rides)
  const headline = `Deloton daily report: ${day}`
  const rides = `${whole(key.rides)} ${key.rides === 1 ? 'ride' : 'rides'}${change === null ? '' : ` (${change})`}`
  const facts: Facts = {
    headline,
    notes: isSample ? [sampleNote] : [],
    lead: [figures.gym === null ? null : shown(figures.gym), spanOf(figures), completenessOf(figures)].filter(
      (part) => part !== null
    ),
    rows: rowsOf(figures)
  }
  return {
    subject: `${isSample ? 'SAMPLE DATA: ' : ''}${headline}, ${rides}`,
    text: textOf(facts),
    html: htmlOf(facts)
  }
}

interface Facts {
  readonly headline: string
  readonly notes: readonly string[]
  readonly lead: readonly string[]
  readonly rows: readonly Row[]
}

interface Row {
  readonly label: string
  readonly value: string
  readonly against: string
}

function rowsOf({ key, before, sameWeekday, highAlertsAcknowledged }: ReportFigures): readonly Row[] {
  const row = (label: string, value: string, figure: (of: KeyFigures) => number | null): Row => ({
    label,
    value,
    against: [
      `${changeText(figure(key), before === null ? null : figure(before))} on the day before`,
      `${changeText(figure(key), sameWeekday === null ? null : figure(sameWeekday.mean))} on the same weekday`
    ].join(', ')
  })
  const { averagePowerWatts: power, highAlerts } = key
  const alerts = highAlerts === 0 ? '0' : `${whole(highAlerts)}, ${whole(highAlertsAcknowledged)} acknowledged`
  return [
    row('Riders', whole(key.riders), ({ riders }) => riders),
    row('Rides', whole(key.rides), ({ rides }) => rides),
    row('Ride hours', oneDecimal(key.rideHours), ({ rideHours }) => rideHours),
    row('Average power', power === null ? 'none' : `${whole(power)} W`, ({ averagePowerWatts }) => averagePowerWatts),
    row('High-priority alerts', alerts, (of) => of.highAlerts)
  ]
}

const changeText = (now: number | null, then: number | null): string =>
  (now === null || then === null ? null : changeOf(now, then)) ?? 'n/a'

/** `+8 %`; null where there is nothing to compare with. */
function changeOf(now: number, then: number): string | null {
  if (then === 0) return null
  const percent = (100 * (now - then)) / then
  const size = whole(Math.abs(percent))
  return size === '0' ? '0 %' : `${percent > 0 ? '+' : '-'}${size} %`
}

function spanOf({ period, timeZone }: ReportFigures): string {
  const moment = (ms: number): string =>
    DateTime.fromMillis(ms, { zone: timeZone, locale: 'en-GB' }).toFormat('ccc d LLL yyyy HH:mm')
  return `${moment(period.fromMs)} to ${moment(period.toMs)} (${timeZone})`
}

function completenessOf({ completeness }: ReportFigures): string {
  if (completeness.percent >= 100) return 'complete data'
  return `data ${completenessText(completeness.percent)}`
}

/** Never 100 where something is missing. */
const completenessText = (percent: number): string => `${(Math.floor(percent * 10) / 10).toFixed(1)} %`

function textOf({ headline, notes, lead, rows }: Facts): string {
  const widest = Math.max(...rows.map(({ label }) => label.length))
  const table = rows.map(({ label, value, against }) => `${`${label}:`.padEnd(widest + 3)}${value} (${against})`)
  return `${[...notes, headline, lead.join('\n'), table.join('\n'), attachedNote].join('\n\n')}\n`
}

function htmlOf({ headline, notes, lead, rows }: Facts): string {
  const cell = 'padding:4px 20px 4px 0;vertical-align:top'
  return html`<!doctype html>
<html lang="en">
<head><meta charset="utf-8"><title>${headline}</title></head>
<body style="margin:0;padding:20px;font:16px/1.5 system-ui,sans-serif">
<p style="margin:0 0 16px;font-weight:bold"><img src="cid:${logoId}" alt="Deloton" width="140" height="45"></p>
${notes.map((note) => html`<p style="margin:0 0 12px;font-weight:bold">${note}</p>\n`)}<h1 style="margin:0 0 8px;font-size:22px;line-height:1.3">${headline}</h1>
${lead.map((line) => html`<p style="margin:0"><bdi>${line}</bdi></p>\n`)}<table role="presentation" style="border-collapse:collapse;font-size:15px;margin:16px 0">
${rows.map(({ label, value, against }) => html`<tr><td style="${cell}">${label}</td><td style="${cell};font-weight:bold">${value}</td><td style="${cell};font-size:13px">${against}</td></tr>\n`)}</table>
<p style="margin:0;font-size:13px">${attachedNote}</p>
</body>
</html>
`.toString()
}

/** A name from outside on one line of its own direction. */
const shown = (text: string): string =>
  text
    .replaceAll(/[\p{Cc}\u2028\u2029]/gu, ' ')
    .replaceAll(/[\u200e\u200f\u202a-\u202e\u2066-\u2069]/g, '')
    .trim()
