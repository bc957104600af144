import { DateTime } from 'luxon'
import type { Handlers } from '../../../shared/dispatch'
import type { Report } from '../../../shared/domain/report'
import { type CallError, fail, type Result, succeed } from '../../../shared/result'
import type { MailSettings, ReportSettings } from '../ports'
import type { Readable } from '../store/open'
import { lastReportTurn, listReports, readReport, readReportMails, type StoredReport } from '../store/reports'
import { periodOfDay } from './period'
import type { ReportStep } from './reconcile'
import type { ReportFiles } from './report-files'
import type { ReportMaker } from './report-maker'
import type { ReportScheduler } from './report-scheduler'
import { periodKeyOf } from './schedule'
import { dayOf } from './zones'

export interface ReportCallsOptions {
  readonly ops: Readable
  readonly files: Pick<ReportFiles, 'read'>
  readonly maker: ReportMaker
  readonly scheduler: Pick<ReportScheduler, 'due' | 'problem' | 'nextMs'>
  readonly settings: ReportSettings
  readonly mail: MailSettings
  /** IANA name of the gym's zone. */
  readonly timeZone: string
  readonly firstDataMs: () => number | null
  /** Why nothing can be sent, one sentence; null where it can. */
  readonly sendProblem: () => string | null
  /** Wall clock, UTC epoch ms. */
  readonly now: () => number
  /** There is mail to go out. Resolves when it has been tried, where somebody is to wait for that. */
  readonly onQueued: () => Promise<void>
  readonly onFailure: (what: string, error: unknown) => void
}

/** The calls about reports, without the signal: they run in a thread. */
export type ReportCalls = {
  [Name in 'reports.list' | 'report.make' | 'report.file' | 'report.send']: (
    input: Parameters<Handlers[Name]>[0]
  ) => ReturnType<Handlers[Name]>
}

const nothingStored = 'Nothing is stored yet, so there is nothing to report.'
const notMade = 'The report could not be made; the log of the console says why. Try again.'
const noReport = 'There is no report of that day; make it first.'
const fileGone = 'The file of this report is gone or was changed; make the report again.'

export function createReportCalls(options: ReportCallsOptions): ReportCalls {
  const { ops, maker, scheduler, settings, timeZone, now } = options

  const toldMade = (report: StoredReport): Report => ({
    date: report.date,
    period: report.kind,
    from: momentOf(report.fromMs),
    to: momentOf(report.toMs),
    state: maker.making().has(report.periodKey) ? 'making' : 'made',
    completeness_percent: report.completenessPercent,
    riders: report.riders,
    rides: report.rides,
    made_at: momentOf(report.madeMs),
    problem: null,
    file_name: report.fileName,
    bytes: report.bytes,
    sha256: report.sha256,
    mails: readReportMails(ops, report.periodKey)
  })
  const toldDue = ({ run: { day, period } }: ReportStep): Report => {
    const problem = scheduler.problem(day)
    const isMaking = maker.making().has(periodKeyOf(period))
    return {
      date: period.date,
      period: period.kind,
      from: momentOf(period.fromMs),
      to: momentOf(period.toMs),
      state: isMaking ? 'making' : problem === null ? 'waiting' : 'failed',
      completeness_percent: null,
      riders: null,
      rides: null,
      made_at: null,
      problem: isMaking ? null : problem,
      file_name: null,
      bytes: null,
      sha256: null,
      mails: []
    }
  }
  const make = async (date: string): Promise<Result<StoredReport>> => {
    const period = periodOfDay(date, timeZone)
    if (period.fromMs > now()) return fail('bad-input', 'That day has not begun yet.')
    if (options.firstDataMs() === null) return fail('not-found', nothingStored)
    try {
      return succeed(await maker.make(period))
    } catch (error) {
      options.onFailure('making a report', error)
      return fail('unavailable', notMade)
    }
  }
  const conflictOf = (report: StoredReport): CallError | null => {
    const sentence = sentSentence(ops, report, timeZone, now())
    return sentence === null ? null : { code: 'conflict', message: sentence }
  }
  const queue = async (report: StoredReport, again: boolean): Promise<Result<'queued' | 'gone'>> => {
    const conflict = again ? null : conflictOf(report)
    if (conflict !== null) return { ok: false, error: conflict }
    try {
      const sent = await maker.send(report, lastReportTurn(ops, report.periodKey)?.turn ?? 0)
      if (sent !== 'sent') return succeed(sent)
    } catch (error) {
      options.onFailure('sending a report', error)
      return fail('unavailable', 'The report could not be put into the outbox; the log of the console says why.')
    }
    return fail('conflict', 'It was sent a moment ago.')
  }

  return {
    'reports.list': ({ from, to }) => {
      const made = listReports(ops, from, to)
      const known = new Set(made.map(({ date }) => date))
      const due = scheduler.due().filter(({ run: { period } }) => period.date >= from && period.date <= to)
      const items = [...made.map(toldMade), ...due.filter(({ run }) => !known.has(run.period.date)).map(toldDue)].sort(
        (a, b) => (a.date < b.date ? 1 : -1)
      )
      const nextMs = scheduler.nextMs()
      return succeed({
        items,
        next_at: nextMs === null ? null : momentOf(nextMs),
        at: settings.at,
        period: settings.period,
        recipients: [...settings.to],
        can_mail: options.mail.server !== null
      })
    },
    async 'report.make'({ date }) {
      const report = await make(date)
      return report.ok ? succeed(toldMade(report.value)) : report
    },
    'report.file': ({ date }) => {
      const report = readReport(ops, date)
      if (report === null) return fail('not-found', noReport)
      const bytes = options.files.read(report.fileName)
      if (bytes === null) return fail('not-found', fileGone)
      return succeed({ file_name: report.fileName, sha256: report.sha256, pdf_base64: bytes.toString('base64') })
    },
    async 'report.send'({ date, again }) {
      const problem = options.sendProblem()
      if (problem !== null) return fail('bad-input', problem)
      let report = readReport(ops, date)
      for (let isNew = false; ; isNew = true) {
        if (report === null) {
          const made = await make(date)
          if (!made.ok) return made
          report = made.value
        }
        const queued = await queue(report, again)
        if (!queued.ok) return queued
        if (queued.value === 'queued') break
        if (isNew) return fail('not-found', fileGone)
        report = null
      }
      await options.onQueued()
      return succeed(toldMade(report))
    }
  }
}

/** When a report went out last, and to how many; null where it never did, or reached nobody. */
function sentSentence(ops: Readable, { periodKey }: StoredReport, timeZone: string, nowMs: number): string | null {
  const last = lastReportTurn(ops, periodKey)
  if (last === null) return null
  const mails = readReportMails(ops, periodKey).filter(({ turn }) => turn === last.turn)
  const sent = mails.filter(({ state }) => state === 'sent')
  const waiting = mails.filter(({ state }) => state === 'queued' || state === 'sending')
  if (sent.length === 0 && waiting.length === 0 && mails.length > 0) return null
  if (sent.length === 0 && waiting.length > 0) {
    return `It waits to go out to ${people(waiting.length)}; it was queued ${timeText(last.queuedMs, timeZone, nowMs)}.`
  }
  const atMs = sent.length === 0 ? last.queuedMs : Math.min(...sent.map(({ at }) => Date.parse(at)))
  return `It went out ${timeText(atMs, timeZone, nowMs)} to ${people(sent.length || last.recipients.length)}.`
}

function timeText(ms: number, timeZone: string, nowMs: number): string {
  const moment = DateTime.fromMillis(ms, { zone: timeZone, locale: 'en-GB' })
  const isToday = dayOf(ms, timeZone) === dayOf(nowMs, timeZone)
  return isToday ? `at ${moment.toFormat('HH:mm')}` : `on ${moment.toFormat('d LLL')} at ${moment.toFormat('HH:mm')}`
}

const people = (count: number): string => (count === 1 ? '1 person' : `${count} people`)
const momentOf = (ms: number): string => new Date(ms).toISOString()
