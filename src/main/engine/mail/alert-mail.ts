import type { Alert } from '../../../shared/domain/alert'
import type { MailMessage } from '../store/outbox'
import { type AlertFacts, type AlertMailStep, alertFacts } from './alert-facts'
import { html } from './html'

export interface AlertMailFrame {
  /** Whether it is of the sample world: then every mail says so. */
  readonly isSample: boolean
  /** IANA name of the gym's zone. */
  readonly timeZone: string
}

const pastNote =
  'This is a past alert: the mail was held back and comes more than 10 minutes late. Look at the console before you go.'
const sampleNote = 'SAMPLE DATA: the simulated fleet raised this alert; nobody is riding.'
const footer =
  'The console is not a medical device: it says that a value is outside the configured range, and nothing about health.'

/** A mail about a step of an alert: short, to be read on a telephone while one walks. */
export function writeAlertMail(
  step: AlertMailStep,
  alert: Alert,
  { isSample, timeZone }: AlertMailFrame
): { readonly subject: string; readonly message: MailMessage } {
  const facts = alertFacts(step, alert, timeZone)
  const sample = isSample ? 'SAMPLE DATA: ' : ''
  const notes = isSample ? [sampleNote] : []
  const past = [pastNote, ...notes]
  return {
    subject: `${sample}${facts.subject}`,
    message: {
      text: textOf(facts, notes),
      html: htmlOf(facts, notes),
      past: {
        subject: `Past alert: ${sample}${facts.subject}`,
        text: textOf(facts, past),
        html: htmlOf(facts, past)
      }
    }
  }
}

function textOf({ headline, lead, action, rows }: AlertFacts, notes: readonly string[]): string {
  const widest = Math.max(...rows.map(([label]) => label.length))
  const table = rows.map(([label, value]) => `${`${label}:`.padEnd(widest + 3)}${value}`)
  return `${[...notes, headline, lead, action, table.join('\n'), footer].join('\n\n')}\n`
}

function htmlOf({ headline, lead, action, rows }: AlertFacts, notes: readonly string[]): string {
  const cell = 'padding:3px 20px 3px 0;vertical-align:top'
  return html`<!doctype html>
<html lang="en">
<head><meta charset="utf-8"><title>${headline}</title></head>
<body style="margin:0;padding:20px;font:16px/1.5 system-ui,sans-serif">
${notes.map((note) => html`<p style="margin:0 0 12px;font-weight:bold">${note}</p>\n`)}<h1 style="margin:0 0 8px;font-size:22px;line-height:1.3"><bdi>${headline}</bdi></h1>
<p style="margin:0 0 12px"><bdi>${lead}</bdi></p>
<p style="margin:0 0 16px;font-size:18px;font-weight:bold"><bdi>${action}</bdi></p>
<table role="presentation" style="border-collapse:collapse;font-size:15px">
${rows.map(([label, value]) => html`<tr><td style="${cell}">${label}</td><td style="${cell}"><bdi>${value}</bdi></td></tr>\n`)}</table>
<p style="margin:20px 0 0;font-size:13px">${footer}</p>
</body>
</html>
`.toString()
}
