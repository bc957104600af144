import type { Report } from '../../../shared/domain/report'

/** What a day of the calendar shows of its report; `none`: there is none and none is due. */
export const reportMoods = [
  'mailed',
  'made',
  'mailing',
  'partial',
  'mail-failed',
  'failed',
  'waiting',
  'making',
  'none'
] as const
export type ReportMood = (typeof reportMoods)[number]

export type ReportMail = Report['mails'][number]

/** The last mail to each recipient, by recipient. */
export function lastMails(mails: readonly ReportMail[]): readonly ReportMail[] {
  const last = new Map<string, ReportMail>()
  for (const mail of mails) {
    const known = last.get(mail.recipient)
    if (known === undefined || known.turn < mail.turn) last.set(mail.recipient, mail)
  }
  return [...last.values()].sort((a, b) => (a.recipient < b.recipient ? -1 : 1))
}

/** Whether data of the period is missing. */
export const isPartial = ({ completeness_percent }: Pick<Report, 'completeness_percent'>): boolean =>
  completeness_percent !== null && completeness_percent < 100

/** The one thing that is most worth knowing of a day's report: what went wrong before what went well. */
export function moodOf(report: Report | null): ReportMood {
  if (report === null) return 'none'
  if (report.state !== 'made') return report.state
  const mails = lastMails(report.mails)
  if (mails.some(({ state }) => state === 'failed')) return 'mail-failed'
  if (isPartial(report)) return 'partial'
  if (mails.length === 0) return 'made'
  return mails.every(({ state }) => state === 'sent') ? 'mailed' : 'mailing'
}

/** When it last went out and to how many people; null where it went to nobody yet. */
export function wentOut(report: Report): { readonly at: string; readonly people: number } | null {
  const sent = report.mails.filter(({ state }) => state === 'sent')
  const at = sent.reduce<string | null>((last, mail) => (last === null || last < mail.at ? mail.at : last), null)
  return at === null ? null : { at, people: new Set(sent.map(({ recipient }) => recipient)).size }
}

/** Whether mail of it is under way. */
export const isMailing = (report: Report): boolean =>
  report.mails.some(({ state }) => state === 'queued' || state === 'sending')

/** A percentage as it is told: one decimal, rounded down, so that what is missing is never rounded away. */
export const completenessText = (percent: number): string => (Math.floor(percent * 10) / 10).toFixed(1)
