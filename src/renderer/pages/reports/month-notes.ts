import type { Report } from '../../../shared/domain/report'
import { isPartial, lastMails, moodOf } from './report-mood'

/** What is to be known of a month's reports beside that they are there. */
export type MonthNote =
  | { readonly kind: 'failed'; readonly date: string; readonly why: string | null }
  | {
      readonly kind: 'mail-failed'
      readonly date: string
      readonly failed: number
      readonly of: number
      /** The first who did not get it, and why. */
      readonly recipient: string
      readonly why: string | null
    }
  | { readonly kind: 'partial'; readonly date: string; readonly percent: number }

const mostNotes = 6

/** The newest first, at most 6. */
export function monthNotes(reports: readonly Report[]): readonly MonthNote[] {
  return reports
    .toSorted((a, b) => (a.date < b.date ? 1 : -1))
    .map(noteOf)
    .filter((note) => note !== null)
    .slice(0, mostNotes)
}

function noteOf(report: Report): MonthNote | null {
  const { date, problem } = report
  const mood = moodOf(report)
  if (mood === 'failed') return { kind: 'failed', date, why: problem }
  if (mood === 'mail-failed') {
    const mails = lastMails(report.mails)
    const failed = mails.filter(({ state }) => state === 'failed')
    const [first] = failed
    if (first === undefined) return null
    return {
      kind: 'mail-failed',
      date,
      failed: failed.length,
      of: mails.length,
      recipient: first.recipient,
      why: first.problem
    }
  }
  if (report.state === 'made' && isPartial(report) && report.completeness_percent !== null) {
    return { kind: 'partial', date, percent: report.completeness_percent }
  }
  return null
}
